/// A table, written once for both engines in SQLite's words. The dialect says what PostgreSQL calls `INTEGER`, `TEXT`
/// and `BLOB`, and how a table ends.
struct SchemaTable {
    enum Spread {
        case whole
        /// The division stands first in the key, and PostgreSQL keeps each division in one of the partitions.
        case byDivision
    }

    /// Enough for a province on one server; more servers are had by sharding on the same column.
    static let partitions = 8

    let name: String
    let spread: Spread
    /// Columns and constraints, separated by commas.
    let columns: String
    /// Statements that create its indexes.
    let indexes: [String]

    init(_ name: String, _ spread: Spread, _ columns: String, indexes: [String] = []) {
        self.name = name
        self.spread = spread
        self.columns = columns
        self.indexes = indexes
    }

    func statements(in dialect: SQLDialect) -> [String] {
        let columns = columns.replacing(#/\b(INTEGER|TEXT|BLOB)\b/#) { Self.type($0.output.1, in: dialect) }
        let table = "CREATE TABLE \(name) (\n\(columns)\n)"
        guard spread == .byDivision, dialect.engine == .postgres else {
            return [table + dialect.keyedTableEnd] + indexes
        }
        return [table + " PARTITION BY HASH (division)"] + (0..<Self.partitions).map(partition) + indexes
    }

    private func partition(_ number: Int) -> String {
        "CREATE TABLE \(name)_\(number) PARTITION OF \(name) "
            + "FOR VALUES WITH (MODULUS \(Self.partitions), REMAINDER \(number))"
    }

    private static func type(_ word: Substring, in dialect: SQLDialect) -> String {
        switch word {
        case "INTEGER": dialect.integer
        case "BLOB": dialect.blob
        default: dialect.text
        }
    }
}
