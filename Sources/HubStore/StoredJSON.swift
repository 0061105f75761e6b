import Foundation

/// Values as JSON in a column.
enum StoredJSON {
    static func write(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    static func read<Value: Decodable>(_ data: Data) throws -> Value {
        try JSONDecoder().decode(Value.self, from: data)
    }
}

/// A stored row cannot be read as what it was written as. Names the table only.
struct StoredValueFault: Error, CustomStringConvertible {
    let table: String

    var description: String { "a row of table \(table) cannot be read; check the database with PRAGMA integrity_check" }
}
