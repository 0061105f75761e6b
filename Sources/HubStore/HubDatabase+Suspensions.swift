public import HallCore

extension HubDatabase {
    /// The measures taken in a division, the latest first.
    public func suspensions(in division: String) async throws -> [Suspension] {
        try await sql.read { try Self.suspensions(in: division, $0) }
    }

    /// Keeps a measure. The same one of the same day is kept once.
    public func add(_ suspension: Suspension, in division: String, by workNumber: String) async throws {
        try await sql.write { session in
            try session.run(
                """
                INSERT INTO suspension (division, measure, utility, from_day, actor) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (division, measure, utility, from_day) DO NOTHING
                """,
                [
                    .of(division), .of(suspension.measure), .of(suspension.utility), .of(suspension.from.iso),
                    .of(workNumber),
                ])
        }
    }

    /// The default was mended on that day.
    /// - Returns: false when there is no such measure, or it was said before.
    public func mend(_ suspension: Suspension, in division: String, on day: CivilDate) async throws -> Bool {
        try await sql.write { session in
            try session.run(
                """
                UPDATE suspension SET mended_on = ?
                WHERE division = ? AND measure = ? AND utility = ? AND from_day = ? AND mended_on IS NULL
                """,
                [
                    .of(day.iso), .of(division), .of(suspension.measure), .of(suspension.utility),
                    .of(suspension.from.iso),
                ]) > 0
        }
    }

    static func suspensions(in division: String, _ session: any SQLSession) throws -> [Suspension] {
        try session.rows(
            "SELECT * FROM suspension WHERE division = ? ORDER BY from_day DESC, measure, utility", [.of(division)]
        ).compactMap { row in
            guard let from = CivilDate(iso: try row.text("from_day")) else { return nil }
            return Suspension(
                measure: try row.text("measure"), utility: try row.text("utility"), from: from,
                mendedOn: try row.optionalText("mended_on").flatMap { CivilDate(iso: $0) })
        }
    }
}
