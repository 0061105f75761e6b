public import HallCore

/// One lane of one case as the inbox lists it.
public struct InboxEntry: Sendable {
    public var record: CaseRecord
    public var lane: Lane
    /// Earliest hour promised for this lane and still ahead or missed; nil when none can be computed.
    public var dueAt: Timestamp?
    public var receivedAt: Timestamp
}

extension HubDatabase {
    /// The case with its lanes as they stand now.
    public func caseRecord(_ id: UUIDv7) async throws -> CaseRecord? {
        try await sql.read { session in
            try Self.withLanes(session.row("SELECT record FROM hall_case WHERE id = ?", [.of(id)]), in: session)
        }
    }

    /// The case of that number with its lanes as they stand now.
    public func caseRecord(number: CaseNumber) async throws -> CaseRecord? {
        try await sql.read { session in
            try Self.withLanes(
                session.row("SELECT record FROM hall_case WHERE number = ?", [.of(number.text)]), in: session)
        }
    }

    /// Cases of a card holder, latest first.
    public func caseRecords(holder: [UInt8], limit: Int) async throws -> [CaseRecord] {
        try await sql.read { session in
            let rows = try session.rows(
                """
                SELECT hall_case.record AS record FROM hall_case
                JOIN case_holder ON case_holder.division = hall_case.division AND case_holder.case_id = hall_case.id
                WHERE case_holder.holder = ? ORDER BY submitted_at DESC, id DESC LIMIT ?
                """,
                [.of(holder), .of(limit)])
            return try rows.compactMap { try Self.withLanes($0, in: session) }
        }
    }

    /// How many cases there are.
    public func caseCount() async throws -> Int {
        try await sql.read { try $0.count("SELECT count(*) AS n FROM hall_case") }
    }

    /// Lanes in one of these states, soonest due first, those without an hour last, then by arrival.
    public func lanes(in states: [LaneStatus], limit: Int) async throws -> [InboxEntry] {
        guard !states.isEmpty else { return [] }
        let marks = states.map { _ in "?" }.joined(separator: ", ")
        return try await sql.read { session in
            try session.rows(
                """
                SELECT lane.record AS lane_record, lane.due_at AS due_at, hall_case.record AS record, received_at
                FROM lane JOIN hall_case ON hall_case.division = lane.division AND hall_case.id = lane.case_id
                WHERE lane.status IN (\(marks))
                ORDER BY lane.due_at NULLS LAST, received_at, lane.case_id, lane.position LIMIT ?
                """,
                states.map { .of($0.rawValue) } + [.of(limit)]
            ).map(Self.inboxEntry)
        }
    }

    /// How many lanes stand in each state.
    public func laneCounts() async throws -> [LaneStatus: Int] {
        try await sql.read { session in
            try session.rows("SELECT status, count(*) AS n FROM lane GROUP BY status").reduce(into: [:]) {
                if let status = LaneStatus(rawValue: try $1.text("status")) { $0[status] = try $1.int("n") }
            }
        }
    }

    private static func inboxEntry(_ row: SQLRow) throws -> InboxEntry {
        InboxEntry(
            record: try row.json("record"), lane: try row.json("lane_record"), dueAt: try row.optionalTime("due_at"),
            receivedAt: try row.time("received_at"))
    }

    static func withLanes(_ row: SQLRow?, in session: any SQLSession) throws -> CaseRecord? {
        guard let row else { return nil }
        var record: CaseRecord = try row.json("record")
        record.lanes = try session.rows(
            "SELECT record FROM lane WHERE division = ? AND case_id = ? ORDER BY position",
            [.of(record.division), .of(record.id)]
        ).map { try $0.json("record") }
        return record
    }
}
