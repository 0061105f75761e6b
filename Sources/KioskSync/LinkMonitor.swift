import HallCore
import Synchronization

/// The two directions of the link; each knows its own trouble.
enum LinkDirection: Hashable {
    case push
    case pull

    var other: LinkDirection { self == .push ? .pull : .push }
}

/// Holds the link's status and tells listeners when it changes. The link is up when neither direction has trouble.
final class LinkMonitor: Sendable {
    private struct Watched {
        var status = LinkStatus.unknown
        var troubles: [LinkDirection: LinkTrouble] = [:]
        var next = 0
        var listeners: [Int: AsyncStream<LinkStatus>.Continuation] = [:]
        var waiting: [Int: (direction: LinkDirection, continuation: AsyncStream<Void>.Continuation)] = [:]

        mutating func token() -> Int {
            next += 1
            return next
        }

        mutating func update(at time: Timestamp) {
            let present = status.following(trouble: troubles[.push] ?? troubles[.pull], at: time)
            guard present != status else { return }
            status = present
            for listener in listeners.values { listener.yield(present) }
        }
    }

    private let watched = Mutex(Watched())

    var status: LinkStatus {
        watched.withLock { $0.status }
    }

    func succeeded(_ direction: LinkDirection, at time: Timestamp) {
        watched.withLock { watched in
            let recovered = watched.troubles.removeValue(forKey: direction) != nil
            watched.update(at: time)
            guard recovered else { return }
            for waiter in watched.waiting.values where waiter.direction == direction { waiter.continuation.yield() }
        }
    }

    func failed(_ direction: LinkDirection, _ trouble: LinkTrouble, at time: Timestamp) {
        watched.withLock { watched in
            watched.troubles[direction] = trouble
            watched.update(at: time)
        }
    }

    /// Ends every wait for the next try.
    func wake() {
        watched.withLock { watched in
            for waiter in watched.waiting.values { waiter.continuation.yield() }
        }
    }

    /// The status now, then each change; a slow listener gets the latest only.
    func changes() -> AsyncStream<LinkStatus> {
        let (stream, continuation) = AsyncStream<LinkStatus>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let token = watched.withLock { watched in
            let token = watched.token()
            watched.listeners[token] = continuation
            continuation.yield(watched.status)
            return token
        }
        continuation.onTermination = { [weak self] _ in
            self?.watched.withLock { $0.listeners[token] = nil }
        }
        return stream
    }

    /// A stream that gives an element when that direction works again after trouble.
    func recoveries(of direction: LinkDirection) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let token = watched.withLock { watched in
            let token = watched.token()
            watched.waiting[token] = (direction, continuation)
            return token
        }
        continuation.onTermination = { [weak self] _ in
            self?.watched.withLock { $0.waiting[token] = nil }
        }
        return stream
    }
}

extension LinkStatus {
    /// The status after a round: `since` stays while up stays up and down stays down.
    func following(trouble: LinkTrouble?, at time: Timestamp) -> LinkStatus {
        switch (self, trouble) {
        case (.up, nil): self
        case (_, nil): .up(since: time)
        case (.down(let since, _), let trouble?): .down(since: since, trouble)
        case (_, let trouble?): .down(since: time, trouble)
        }
    }
}
