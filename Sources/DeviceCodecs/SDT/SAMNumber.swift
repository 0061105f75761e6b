/// The number of a security module as it is printed on it.
///
/// | bytes | type | printed |
/// | --- | --- | --- |
/// | 0-1 | u16 little-endian | 2 digits and "." |
/// | 2-3 | u16 | 2 digits and "-" |
/// | 4-7 | u32 | 8 digits, reads as YYYYMMDD, and "-" |
/// | 8-11 | u32 | 10 digits and "-" |
/// | 12-15 | u32 | 10 digits |
public struct SAMNumber: Hashable, Sendable, CustomStringConvertible {
    /// The 16 bytes as the module gives them.
    public let bytes: [UInt8]

    /// Takes the data of an answer to ``SDTRequest/moduleNumber``; nil unless there are 16 bytes.
    public init?(bytes: [UInt8]) {
        guard bytes.count == 16 else { return nil }
        self.bytes = bytes
    }

    /// `xx.xx-yyyymmdd-nnnnnnnnnn-nnnnnnnnnn`
    public var description: String {
        let head = "\(number(0..<2, digits: 2)).\(number(2..<4, digits: 2))"
        return "\(head)-\(number(4..<8, digits: 8))-\(number(8..<12, digits: 10))-\(number(12..<16, digits: 10))"
    }

    private func number(_ range: Range<Int>, digits: Int) -> String {
        let value = bytes[range].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let text = String(value)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
