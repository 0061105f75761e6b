public import HallCore
import Synchronization

/// Remembers which webhooks have been worked on. A second delivery is answered like the first and changes nothing.
///
/// With several hub processes this is a table, and ``SeenWebhooks/isFirst(_:from:at:)`` belongs into the transaction of
/// the effect: remembered before it, an event could be lost; after it, done twice.
public protocol SeenWebhooks: Sendable {
    /// Remembers the id; false when it was there already.
    func isFirst(_ id: String, from sender: String, at now: Timestamp) async throws -> Bool
}

/// The ids of one process, kept as long as the signature's time would still be believed.
public struct ReplayGuard: Sendable {
    /// Believed up to five minutes in the past and five in the future.
    static let keptMilliseconds = 2 * WebhookVerifier.toleranceMilliseconds

    private var seen: [String: Timestamp] = [:]
    private var order: [(key: String, at: Timestamp)] = []

    /// Knows nothing yet.
    public init() {}

    /// How many it remembers.
    public var count: Int { seen.count }

    /// Remembers the id; false when it was there already.
    public mutating func isFirst(_ id: String, from sender: String, at now: Timestamp) -> Bool {
        forget(before: now.adding(milliseconds: -Self.keptMilliseconds))
        let key = "\(sender) \(id)"
        guard seen[key] == nil else { return false }
        seen[key] = now
        order.append((key, now))
        return true
    }

    private mutating func forget(before time: Timestamp) {
        let old = order.prefix { $0.at < time }
        for entry in old { seen[entry.key] = nil }
        order.removeFirst(old.count)
    }
}

/// ``SeenWebhooks`` for a hub of one process.
public final class SeenWebhooksInMemory: SeenWebhooks {
    private let guardian = Mutex(ReplayGuard())

    /// Knows nothing yet.
    public init() {}

    public func isFirst(_ id: String, from sender: String, at now: Timestamp) async -> Bool {
        guardian.withLock { $0.isFirst(id, from: sender, at: now) }
    }
}
