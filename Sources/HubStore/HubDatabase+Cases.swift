public import HallCore

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

    /// How many cases there are, counted one by one.
    public func caseCount() async throws -> Int {
        try await sql.read { try $0.count("SELECT count(*) AS n FROM hall_case") }
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
