import HallCore

/// The project's values as values of a statement.
extension SQLValue {
    static func of(_ identifier: UUIDv7) -> SQLValue { .text(identifier.text) }

    static func of(_ time: Timestamp?) -> SQLValue { .of(time?.milliseconds) }

    /// Text as a kiosk sent it, without the NUL character that no engine keeps: it must not hold up a stream.
    static func sent(_ text: String?) -> SQLValue {
        .of(text.map { $0.utf8.contains(0) ? $0.replacing("\0", with: "\u{FFFD}") : $0 })
    }
}

extension SQLRow {
    func time(_ column: String) throws -> Timestamp {
        Timestamp(milliseconds: try int64(column))
    }

    func optionalTime(_ column: String) throws -> Timestamp? {
        try optionalInt64(column).map { Timestamp(milliseconds: $0) }
    }

    func identifier(_ column: String) throws -> UUIDv7 {
        let text = try text(column)
        guard let identifier = UUIDv7(text) else {
            throw SQLRowFault(column: column, wanted: "an identifier", found: "another text")
        }
        return identifier
    }

    func json<Value: Decodable>(_ column: String) throws -> Value {
        try StoredJSON.read(try blob(column))
    }
}

extension SQLSession {
    /// The number that a statement counts in its column `n`.
    func count(_ sql: String, _ values: [SQLValue] = []) throws -> Int {
        try row(sql, values)?.int("n") ?? 0
    }
}

extension SQLFault {
    /// Whether the engine refused a statement for what it says, and not because it could not work.
    var isRefusal: Bool {
        switch self {
        case .constraint, .refused: true
        case .busy, .unavailable, .unsettled: false
        }
    }

    /// Whether the same values would fail again: they contradict the rows that are there or no engine can keep them.
    /// SQLSTATE's class 22 is "data exception".
    var blamesTheData: Bool {
        switch self {
        case .constraint: true
        case .refused(let code, _): code.hasPrefix("22")
        case .busy, .unavailable, .unsettled: false
        }
    }
}
