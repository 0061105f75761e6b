import GRDB
public import HallCore

/// Counts for operators. No personal value.
public struct HubFigures: Sendable {
    public var cases: Int
    public var lanes: [LaneStatus: Int]
    /// Stored events by state, as the schema names them.
    public var events: [String: Int]
    public var forkedEvents: Int
}

extension HubDatabase {
    /// The counts as they are now.
    public func figures() throws -> HubFigures {
        HubFigures(
            cases: try caseCount(), lanes: try laneCounts(), events: try eventCounts(),
            forkedEvents: try connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM forked_event") } ?? 0)
    }

    private func eventCounts() throws -> [String: Int] {
        try connection.read { database in
            try Row.fetchAll(database, sql: "SELECT state, count(*) AS events FROM event GROUP BY state")
                .reduce(into: [:]) { $0[$1["state"]] = $1["events"] }
        }
    }
}
