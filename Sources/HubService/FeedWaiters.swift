import Synchronization

/// Long polls that wait for something new in a kiosk's feed.
final class FeedWaiters: Sendable {
    private struct Waiting {
        var next = 0
        var byKiosk: [String: [Int: AsyncStream<Void>.Continuation]] = [:]
        var ended = false
    }

    private let waiting = Mutex(Waiting())

    /// A stream that gives one element when the kiosk's feed grows. Ask for it before reading the feed.
    func signals(for kiosk: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let token = waiting.withLock { waiting -> Int? in
            guard !waiting.ended else { return nil }
            waiting.next += 1
            waiting.byKiosk[kiosk, default: [:]][waiting.next] = continuation
            return waiting.next
        }
        guard let token else {
            continuation.finish()
            return stream
        }
        continuation.onTermination = { [weak self] _ in self?.forget(token, of: kiosk) }
        return stream
    }

    /// Wakes whoever waits for the kiosk, or everyone when the code is empty.
    func wake(_ kiosk: String) {
        let continuations = waiting.withLock { waiting in
            kiosk.isEmpty
                ? waiting.byKiosk.values.flatMap(\.values) : waiting.byKiosk[kiosk].map { Array($0.values) } ?? []
        }
        for continuation in continuations { continuation.yield() }
    }

    /// Ends every wait, and those that are yet to begin.
    func end() {
        let continuations = waiting.withLock { waiting in
            waiting.ended = true
            return waiting.byKiosk.values.flatMap(\.values)
        }
        for continuation in continuations { continuation.finish() }
    }

    /// How many long polls are open.
    var count: Int {
        waiting.withLock { $0.byKiosk.values.reduce(0) { $0 + $1.count } }
    }

    private func forget(_ token: Int, of kiosk: String) {
        waiting.withLock { waiting in
            waiting.byKiosk[kiosk]?[token] = nil
            if waiting.byKiosk[kiosk]?.isEmpty == true { waiting.byKiosk[kiosk] = nil }
        }
    }
}
