import Synchronization

/// Long polls that wait for something new in a kiosk's feed.
final class FeedWaiters: Sendable {
    private struct Waiting {
        var next = 0
        var byKiosk: [String: [Int: AsyncStream<Void>.Continuation]] = [:]
    }

    private let waiting = Mutex(Waiting())

    /// A stream that gives one element when the kiosk's feed grows. Ask for it before reading the feed.
    func signals(for kiosk: String) -> AsyncStream<Void> {
        let (stream, continuation) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let token = waiting.withLock { waiting in
            waiting.next += 1
            waiting.byKiosk[kiosk, default: [:]][waiting.next] = continuation
            return waiting.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.waiting.withLock { waiting in
                waiting.byKiosk[kiosk]?[token] = nil
                if waiting.byKiosk[kiosk]?.isEmpty == true { waiting.byKiosk[kiosk] = nil }
            }
        }
        return stream
    }

    func wake(_ kiosk: String) {
        let continuations = waiting.withLock { $0.byKiosk[kiosk].map { Array($0.values) } ?? [] }
        for continuation in continuations { continuation.yield() }
    }

    /// How many long polls are open.
    var count: Int {
        waiting.withLock { $0.byKiosk.values.reduce(0) { $0 + $1.count } }
    }
}
