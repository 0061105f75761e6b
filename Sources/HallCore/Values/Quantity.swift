/// A number as people write it on a form: decimal, exact, never through floating point.
///
/// Up to twelve digits before and six after the point.
public struct Quantity: Hashable, Comparable, Sendable {
    /// The value in millionths.
    public let millionths: Int64

    /// Makes a quantity from millionths.
    public init(millionths: Int64) {
        self.millionths = millionths
    }

    /// Reads `12`, `0.5` or `-3`; nothing for signs, blanks, exponents or more digits than are kept.
    public init?(_ text: String) {
        let bytes = text.utf8
        guard let first = bytes.first else { return nil }
        let negative = first == UInt8(ascii: "-")
        var value: Int64 = 0
        var wholes = 0
        var decimals: Int?
        for byte in negative ? bytes.dropFirst() : bytes[...] {
            if byte == UInt8(ascii: "."), decimals == nil, wholes > 0 {
                decimals = 0
                continue
            }
            guard (48...57).contains(byte) else { return nil }
            if decimals == nil { wholes += 1 } else { decimals = (decimals ?? 0) + 1 }
            guard wholes <= 12, decimals ?? 0 <= 6 else { return nil }
            value = value * 10 + Int64(byte - 48)
        }
        guard wholes > 0, decimals != 0 else { return nil }
        for _ in (decimals ?? 0)..<6 { value *= 10 }
        millionths = negative ? -value : value
    }

    /// The shortest decimal form, `0.5`.
    public var text: String {
        let magnitude = millionths.magnitude
        var fraction = Digits.padded(Int(magnitude % 1_000_000), 6)
        while fraction.last == "0" { fraction.removeLast() }
        let sign = millionths < 0 ? "-" : ""
        return sign + String(magnitude / 1_000_000) + (fraction.isEmpty ? "" : "." + fraction)
    }

    /// How many digits stand after the point in the shortest form.
    public var decimals: Int {
        text.split(separator: ".").count == 2 ? text.split(separator: ".")[1].count : 0
    }

    /// Ordered by value.
    public static func < (left: Quantity, right: Quantity) -> Bool {
        left.millionths < right.millionths
    }
}

extension Quantity: Codable {
    /// Reads the decimal text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let quantity = Quantity(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected a decimal as \"0.5\"")
        }
        self = quantity
    }

    /// Writes the decimal text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
