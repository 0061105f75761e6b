/// Rows for several statements, gathered so that each statement goes to the engine once for all of them.
struct RowBatch: Sendable {
    private var statements: [(sql: String, rows: [[SQLValue]])] = []

    /// Adds rows to those of the same statement; statements stay in the order in which they came first.
    mutating func add(_ sql: String, _ rows: [[SQLValue]]) {
        guard !rows.isEmpty else { return }
        if let place = statements.firstIndex(where: { $0.sql == sql }) {
            statements[place].rows += rows
        } else {
            statements.append((sql, rows))
        }
    }

    /// Adds all of another.
    mutating func add(_ other: RowBatch) {
        for (sql, rows) in other.statements { add(sql, rows) }
    }

    /// Runs each statement for its rows.
    func run(in session: any SQLSession) throws {
        for (sql, rows) in statements { try session.runEach(sql, rows) }
    }
}
