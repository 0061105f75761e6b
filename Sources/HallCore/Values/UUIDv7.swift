/// An identifier of RFC 9562, version 7: 48 bits of milliseconds, then random bits.
///
/// The time inside is a hint for locality on disk. Nothing is decided by it.
public struct UUIDv7: Hashable, Comparable, Sendable {
    private let high: UInt64
    private let low: UInt64

    /// Mints an identifier.
    /// - Parameter milliseconds: since 1970-01-01T00:00:00Z; the low 48 bits are used.
    public init(milliseconds: Int64, random: inout some RandomNumberGenerator) {
        let time = UInt64(bitPattern: milliseconds) & 0xFFFF_FFFF_FFFF
        high = time << 16 | 0x7000 | random.next() & 0x0FFF
        low = random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    }

    /// Reads the 36-character form in either case; nothing if it is not version 7, variant 10.
    public init?(_ text: String) {
        let groups = text.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.map(\.utf8.count) == [8, 4, 4, 4, 12], !text.contains("+"),
            let high = UInt64(groups[0...2].joined(), radix: 16), let low = UInt64(groups[3...4].joined(), radix: 16),
            high >> 12 & 0xF == 7, low >> 62 == 0b10
        else { return nil }
        self.high = high
        self.low = low
    }

    /// The milliseconds that stand in the identifier.
    public var milliseconds: Int64 { Int64(high >> 16) }

    /// The lower-case 36-character form.
    public var text: String {
        let digits = Array(Self.hexadecimal(high) + Self.hexadecimal(low))
        return [digits[0..<8], digits[8..<12], digits[12..<16], digits[16..<20], digits[20..<32]]
            .map { String($0) }
            .joined(separator: "-")
    }

    /// Ordered as their texts are.
    public static func < (left: UUIDv7, right: UUIDv7) -> Bool {
        (left.high, left.low) < (right.high, right.low)
    }

    private static func hexadecimal(_ word: UInt64) -> String {
        let text = String(word, radix: 16)
        return String(repeating: "0", count: 16 - text.count) + text
    }
}

extension UUIDv7: Codable, CustomStringConvertible {
    /// The same as ``text``.
    public var description: String { text }

    /// Reads the 36-character text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let identifier = UUIDv7(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected a version 7 UUID")
        }
        self = identifier
    }

    /// Writes the 36-character text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
