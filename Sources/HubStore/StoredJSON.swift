import HallCore

/// Values as JSON in a column.
enum StoredJSON {
    static func write(_ value: some Encodable) throws -> [UInt8] {
        try JSONValue(encoding: value).canonicalBytes()
    }

    static func read<Value: Decodable>(_ bytes: [UInt8]) throws -> Value {
        try JSONValue(parsing: bytes).decode(Value.self)
    }
}

/// A stored row cannot be read as what it was written as. Names the table only.
struct StoredValueFault: Error, CustomStringConvertible {
    let table: String

    var description: String {
        "a row of table \(table) cannot be read; check the database (SQLite: PRAGMA integrity_check; PostgreSQL: "
            + "pg_amcheck)"
    }
}
