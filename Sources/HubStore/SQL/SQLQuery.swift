/// A question with its values.
public struct SQLQuery: Hashable, Sendable {
    /// One statement, as ``SQLSession`` takes it.
    public var sql: String
    public var values: [SQLValue]

    /// Gathers its parts.
    public init(_ sql: String, _ values: [SQLValue]) {
        self.sql = sql
        self.values = values
    }
}
