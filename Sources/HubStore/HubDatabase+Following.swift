public import HallCore

extension HubDatabase {
    /// Takes delivered messages of a system that are due to be asked after, the longest due first. No two callers get
    /// the same one before `next`.
    public func claimFollowed(
        of system: String, limit: Int, at now: Timestamp,
        next: @escaping @Sendable (StoredMessage) -> Timestamp?
    ) async throws -> [StoredMessage] {
        try await sql.write { session in
            let rows = try session.rows(
                """
                SELECT * FROM send_task WHERE system = ? AND state = 'acknowledged' AND next_at <= ?
                ORDER BY next_at, id LIMIT ?
                """ + session.dialect.skipLocked,
                [.of(system), .of(now), .of(limit)])
            let taken = try rows.map(Self.storedMessage)
            for message in taken { try Self.follow(message, reference: message.reference, at: next(message), session) }
            return taken
        }
    }

    /// Keeps the reference under which a delivered message is known there now, and when it is asked after next; never
    /// again for nil.
    public func follow(_ message: StoredMessage, reference: String?, at next: Timestamp?) async throws {
        try await sql.write { try Self.follow(message, reference: reference, at: next, $0) }
    }

    private static func follow(
        _ message: StoredMessage, reference: String?, at next: Timestamp?, _ session: any SQLSession
    ) throws {
        try session.run(
            "UPDATE send_task SET reference = ?, next_at = ? WHERE division = ? AND id = ? AND state = 'acknowledged'",
            [.of(reference), .of(next), .of(message.division), .of(message.message.id)])
    }
}
