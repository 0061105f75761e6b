public import HallCore

/// A stored event that could not be read; it stands on the clerks' page until someone has looked.
public struct TroubledEvent: Hashable, Sendable {
    public var division: String
    public var stream: String
    public var sequence: Int64
    public var kiosk: String
    public var type: String
    public var doubt: EventDoubt
    public var receivedAt: Timestamp
}

extension HubDatabase {
    /// Events of a division's kiosks that a person has to look at, oldest first.
    public func troubledEvents(in division: String, limit: Int) async throws -> [TroubledEvent] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT division, stream, seq, kiosk, type, reason, received_at FROM event
                WHERE division = ? AND state = 'needs-attention' ORDER BY received_at, stream, seq LIMIT ?
                """, [.of(division), .of(limit)]
            ).map { row in
                TroubledEvent(
                    division: try row.text("division"), stream: try row.text("stream"),
                    sequence: try row.int64("seq"), kiosk: try row.text("kiosk"), type: try row.text("type"),
                    doubt: EventDoubt(rawValue: try row.text("reason")) ?? .envelopeUnreadable,
                    receivedAt: try row.time("received_at"))
            }
        }
    }
}
