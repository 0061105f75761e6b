import CPQ

/// One execution of a statement.
struct PostgresOrder {
    let sql: String
    /// Of the marks; 0 where the server has to find out.
    let types: [Oid]
    let parameters: PostgresParameters

    init(_ sql: String, _ values: [SQLValue]) throws {
        try self.init(sql, values, types: values.map(PostgresWire.type))
    }

    init(_ sql: String, _ values: [SQLValue], types: [Oid]) throws {
        self.sql = sql
        self.types = types
        parameters = try PostgresParameters(values)
    }
}
