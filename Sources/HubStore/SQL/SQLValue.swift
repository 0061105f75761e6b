/// A value of a statement or of a row.
///
/// Booleans are the integers 0 and 1, times are milliseconds, JSON is kept as bytes. There are no floating-point values
/// in this store. A text holds no NUL character; one that does is refused before it reaches an engine.
public enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])
}

extension SQLValue {
    /// The number, or null.
    public static func of(_ number: Int64?) -> SQLValue { number.map { .integer($0) } ?? .null }

    /// The number, or null.
    public static func of(_ number: Int?) -> SQLValue { number.map { .integer(Int64($0)) } ?? .null }

    /// 1 for true, 0 for false, or null.
    public static func of(_ flag: Bool?) -> SQLValue { flag.map { .integer($0 ? 1 : 0) } ?? .null }

    /// The text, or null.
    public static func of(_ text: String?) -> SQLValue { text.map { .text($0) } ?? .null }

    /// The bytes, or null.
    public static func of(_ bytes: [UInt8]?) -> SQLValue { bytes.map { .blob($0) } ?? .null }

    /// The bytes of any collection of them.
    public static func of(_ bytes: some Collection<UInt8>) -> SQLValue { .blob(Array(bytes)) }
}

extension SQLValue: ExpressibleByNilLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral {
    /// The null value.
    public init(nilLiteral: ()) { self = .null }

    /// A number written in code.
    public init(integerLiteral number: Int64) { self = .integer(number) }

    /// A text written in code.
    public init(stringLiteral text: String) { self = .text(text) }
}

extension SQLValue {
    /// What the value is, for errors; never the value itself.
    var kind: String {
        switch self {
        case .null: "null"
        case .integer: "an integer"
        case .text: "a text"
        case .blob: "bytes"
        }
    }

    /// Throws what both engines must answer to a text they could not store whole.
    func checked() throws -> SQLValue {
        guard case .text(let text) = self, text.utf8.contains(0) else { return self }
        throw SQLFault.refused(code: "22021", message: "a text has a NUL character in it; remove it")
    }
}
