/// An amount of money in fen, a hundredth of a yuan. Never through floating point.
public struct Fen: Sendable, Hashable, Comparable {
    public let count: Int64

    /// So many fen.
    public init(_ count: Int64) {
        self.count = count
    }

    /// Reads yuan as a decimal, `36.2` or `36.25`; nil for more than two decimals or anything else.
    public init?(yuan text: String) {
        guard let value = Quantity(text), value.millionths % 10_000 == 0 else { return nil }
        count = value.millionths / 10_000
    }

    /// Yuan with two decimals, `36.25`.
    public var yuan: String {
        let magnitude = count.magnitude
        let cents = magnitude % 100
        return (count < 0 ? "-" : "") + "\(magnitude / 100)." + (cents < 10 ? "0" : "") + "\(cents)"
    }

    /// The sum.
    public static func + (left: Fen, right: Fen) -> Fen { Fen(left.count + right.count) }
    /// The difference.
    public static func - (left: Fen, right: Fen) -> Fen { Fen(left.count - right.count) }
    /// Less money first.
    public static func < (left: Fen, right: Fen) -> Bool { left.count < right.count }
}

extension Fen: Codable {
    /// Reads the number of fen.
    public init(from decoder: any Decoder) throws {
        count = try decoder.singleValueContainer().decode(Int64.self)
    }

    /// Writes the number of fen.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(count)
    }
}
