import GRDB
public import HallCore

/// How a person found it, in the five grades of 好差评.
public enum Grade: Int, Sendable, CaseIterable {
    case veryBad = 1
    case bad
    case fair
    case good
    case veryGood
}

extension KioskDatabase {
    /// Counts a grade on a day.
    public func count(_ grade: Grade, on day: CivilDate) async throws {
        try await pool.write { database in
            try database.execute(
                sql: """
                    INSERT INTO rating (day, grade, visits) VALUES (?, ?, 1)
                    ON CONFLICT (day, grade) DO UPDATE SET visits = visits + 1
                    """,
                arguments: [day.iso, grade.rawValue])
        }
    }

    /// How many visits gave each grade, over all days.
    public func ratings() async throws -> [Grade: Int] {
        try await pool.read { database in
            try Row.fetchAll(database, sql: "SELECT grade, sum(visits) AS visits FROM rating GROUP BY grade")
                .reduce(into: [:]) { counts, row in
                    if let grade = Grade(rawValue: row["grade"]) { counts[grade] = row["visits"] }
                }
        }
    }
}
