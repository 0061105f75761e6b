/// One row of an answer, read by column name.
///
/// Names are compared as written, so statements name every computed column in lower case with AS. Where two columns have
/// one name the first is read.
public struct SQLRow: Sendable {
    let columns: [String]
    let values: [SQLValue]

    /// The value as it came.
    /// - Throws: ``SQLRowFault`` when there is no such column.
    public func value(_ column: String) throws -> SQLValue {
        guard let place = columns.firstIndex(of: column) else {
            throw SQLRowFault(column: column, wanted: "a column", found: "none of that name")
        }
        return values[place]
    }
}

extension SQLRow {
    /// An integer that must be there.
    public func int64(_ column: String) throws -> Int64 {
        guard let number = try optionalInt64(column) else { throw try fault(column, wanted: "an integer") }
        return number
    }

    /// An integer or null.
    public func optionalInt64(_ column: String) throws -> Int64? {
        switch try value(column) {
        case .null: return nil
        case .integer(let number): return number
        case .text, .blob: throw try fault(column, wanted: "an integer")
        }
    }

    /// An integer that must be there.
    public func int(_ column: String) throws -> Int {
        guard let number = try optionalInt(column) else { throw try fault(column, wanted: "an integer") }
        return number
    }

    /// An integer or null.
    public func optionalInt(_ column: String) throws -> Int? {
        try optionalInt64(column).map { Int($0) }
    }

    /// A flag kept as 0 or 1. Any other number counts as true.
    public func bool(_ column: String) throws -> Bool {
        try int64(column) != 0
    }

    /// A text that must be there.
    public func text(_ column: String) throws -> String {
        guard let text = try optionalText(column) else { throw try fault(column, wanted: "a text") }
        return text
    }

    /// A text or null.
    public func optionalText(_ column: String) throws -> String? {
        switch try value(column) {
        case .null: return nil
        case .text(let text): return text
        case .integer, .blob: throw try fault(column, wanted: "a text")
        }
    }

    /// Bytes that must be there.
    public func blob(_ column: String) throws -> [UInt8] {
        guard let bytes = try optionalBlob(column) else { throw try fault(column, wanted: "bytes") }
        return bytes
    }

    /// Bytes or null.
    public func optionalBlob(_ column: String) throws -> [UInt8]? {
        switch try value(column) {
        case .null: return nil
        case .blob(let bytes): return bytes
        case .integer, .text: throw try fault(column, wanted: "bytes")
        }
    }

    private func fault(_ column: String, wanted: String) throws -> SQLRowFault {
        SQLRowFault(column: column, wanted: wanted, found: try value(column).kind)
    }
}

/// A row does not hold what its reader expects. Names the column and the kinds, never a value.
public struct SQLRowFault: Error, Hashable, CustomStringConvertible {
    /// The column that was asked for.
    public var column: String
    /// What should have been there.
    public var wanted: String
    /// What was there.
    public var found: String

    /// What an operator reads.
    public var description: String {
        "column \(column) of a stored row should hold \(wanted) and holds \(found); "
            + "the schema and the program are of different versions, or the database is damaged"
    }
}
