public import HallCore

/// Counts for operators. No personal value.
public struct HubFigures: Sendable {
    public var cases: Int
    /// Lanes that are not over.
    public var openLanes: [LaneStatus: Int]
    /// Stored events by state, as the schema names them.
    public var events: [String: Int]
    public var forkedEvents: Int
}

extension HubDatabase {
    /// The counts as they are now. Only what is open is counted row by row, by an index that has nothing else; the rest is
    /// summed up from the streams.
    public func figures() async throws -> HubFigures {
        try await sql.read { session in
            let sums = try session.row(
                """
                SELECT coalesce(sum(cases), 0) AS cases, coalesce(sum(head_seq), 0) AS events,
                    (SELECT count(*) FROM forked_event) AS forked FROM stream
                """)
            guard let sums else { throw StoredValueFault(table: "stream") }
            var events = try Self.counts(
                "SELECT state, count(*) AS n FROM event WHERE state IN (?, ?, ?, ?) GROUP BY state",
                ["received", "deferred", "duplicate", "needs-attention"], by: "state", session)
            let done = try sums.int("events") - events.values.reduce(0, +)
            if done > 0 { events["done"] = done }
            return HubFigures(
                cases: try sums.int("cases"), openLanes: try Self.openLanes(session), events: events,
                forkedEvents: try sums.int("forked"))
        }
    }

    private static func openLanes(_ session: any SQLSession) throws -> [LaneStatus: Int] {
        let open = LaneStatus.allCases.filter { !$0.isTerminal }
        let marks = open.map { _ in "?" }.joined(separator: ", ")
        let counts = try counts(
            "SELECT status, count(*) AS n FROM lane WHERE status IN (\(marks)) GROUP BY status",
            open.map { .of($0.rawValue) }, by: "status", session)
        return open.reduce(into: [:]) { $0[$1] = counts[$1.rawValue] }
    }

    private static func counts(
        _ sql: String, _ values: [SQLValue], by column: String, _ session: any SQLSession
    ) throws -> [String: Int] {
        try session.rows(sql, values).reduce(into: [:]) { $0[try $1.text(column)] = try $1.int("n") }
    }
}
