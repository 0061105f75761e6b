public import HallCore

/// What a hall says of itself from a moment on.
public struct HallChange: Sendable, Hashable {
    public var division: String
    /// The pack's id of the hall.
    public var hall: String
    public var at: Timestamp
    /// Work number of who wrote it.
    public var by: String
    public var details: HallDetails

    /// Gathers its parts.
    public init(division: String, hall: String, at: Timestamp, by: String, details: HallDetails) {
        self.division = division
        self.hall = hall
        self.at = at
        self.by = by
        self.details = details
    }
}

extension HubDatabase {
    /// Keeps what a hall says of itself from now on; what it said before stays for the cases begun under it.
    public func change(_ change: HallChange, recording event: AuditEvent) async throws {
        try await sql.write { session in
            try session.run(
                """
                INSERT INTO hall_change (division, hall, at, actor, record) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (division, hall, at) DO UPDATE SET actor = excluded.actor, record = excluded.record
                """,
                [
                    .of(change.division), .of(change.hall), .of(change.at), .of(change.by),
                    .blob(try StoredJSON.write(change.details)),
                ])
            try StoredAccounts(session: session, isWriting: true).record(event)
        }
    }

    /// All that halls said of themselves, the oldest first.
    public func hallChanges() async throws -> [HallChange] {
        try await sql.read { session in
            try session.rows("SELECT * FROM hall_change ORDER BY at, division, hall").map { row in
                HallChange(
                    division: try row.text("division"), hall: try row.text("hall"), at: try row.time("at"),
                    by: try row.text("actor"), details: try row.json("record"))
            }
        }
    }
}
