public import HallCore

extension HubDatabase {
    /// Changes of a case, oldest first in each lane.
    public func changes(of caseID: UUIDv7) async throws -> [LaneChange] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT lane_change.record AS record FROM hall_case JOIN lane_change
                ON lane_change.division = hall_case.division AND lane_change.case_id = hall_case.id
                WHERE hall_case.id = ? ORDER BY at, utility, lane_change.version
                """,
                [.of(caseID)]
            ).map { try $0.json("record") }
        }
    }

    static func changeRows(_ changes: [LaneChange], of record: CaseRecord) throws -> RowBatch {
        var rows = RowBatch()
        rows.add(
            """
            INSERT INTO lane_change (division, id, case_id, utility, version, at, by, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            try changes.map { change in
                [
                    .of(record.division), .of(change.id), .of(record.id), .sent(change.utility), .of(change.version),
                    .of(change.at), .sent(change.by), .of(try StoredJSON.write(change)),
                ]
            })
        return rows
    }

    /// - Returns: false when the lane has not the version before this one.
    static func update(_ lane: Lane, of record: CaseRecord, in session: any SQLSession) throws -> Bool {
        try session.run(
            """
            UPDATE lane SET status = ?, version = ?, due_at = ?, record = ?
            WHERE division = ? AND case_id = ? AND utility = ? AND version = ?
            """,
            [
                .of(lane.status.rawValue), .of(lane.version), .of(lane.dueAt), .of(try StoredJSON.write(lane)),
                .of(record.division), .of(record.id), .of(lane.utility), .of(lane.version - 1),
            ]) > 0
    }
}

extension Lane {
    /// The earliest hour promised.
    var dueAt: Timestamp? {
        promises.compactMap { $0.due?.due }.min()
    }
}
