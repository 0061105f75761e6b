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
    public func figures() async throws -> HubFigures {
        HubFigures(
            cases: try await caseCount(), lanes: try await laneCounts(), events: try await eventCounts(),
            forkedEvents: try await sql.read { try $0.count("SELECT count(*) AS n FROM forked_event") })
    }

    private func eventCounts() async throws -> [String: Int] {
        try await sql.read { session in
            try session.rows("SELECT state, count(*) AS n FROM event GROUP BY state")
                .reduce(into: [:]) { $0[try $1.text("state")] = try $1.int("n") }
        }
    }
}
