import Synchronization

/// Opens connections, and refuses at once while the server is known to be away.
final class PostgresDoor: Sendable {
    let settings: PostgresSettings
    let timing: PostgresTiming
    private let outage = Mutex(PostgresOutage())

    init(_ settings: PostgresSettings, _ timing: PostgresTiming) {
        self.settings = settings
        self.timing = timing
    }

    /// A new connection; blocks the thread.
    /// - Throws: ``PostgresTrouble/lost(_:)``
    func open() throws -> PostgresLink {
        try outage.withLock { try $0.permit(at: timing.now()) }
        do {
            let link = try PostgresLink(settings)
            outage.withLock { $0.connected() }
            return link
        } catch let trouble as PostgresTrouble {
            outage.withLock { $0.failed(trouble.reason, at: timing.now(), backoff: timing.backoff) }
            throw trouble
        }
    }
}
