/// A point of a limit at which somebody is warned or told: `80%` of it used up, or `+0.5` working days past its end.
public enum ClockMark: Sendable, Hashable {
    case used(percent: Int)
    case overrun(days: Quantity)

    /// Percent of the limit, 100 for marks past its end.
    var percent: Int {
        switch self {
        case .used(let percent): percent
        case .overrun: 100
        }
    }

    func isReached(percent: Int, overrun: Int, dayMinutes: Int) -> Bool {
        switch self {
        case .used(let mark): percent >= mark
        case .overrun(let days): Int64(overrun) * 1_000_000 >= days.millionths * Int64(dayMinutes)
        }
    }

    /// `80%` or `+0.5`.
    public var text: String {
        switch self {
        case .used(let percent): "\(percent)%"
        case .overrun(let days): "+\(days.text)"
        }
    }

    /// Reads `80%`, from 1 to 100, or `+0.5`.
    public init?(_ text: String) {
        if text.hasSuffix("%"), let percent = Int(text.dropLast()), (1...100).contains(percent) {
            self = .used(percent: percent)
        } else if text.hasPrefix("+"), let days = Quantity(String(text.dropFirst())), days.millionths >= 0 {
            self = .overrun(days: days)
        } else {
            return nil
        }
    }
}

extension ClockMark: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let mark = ClockMark(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a share as \"80%\" or working days past the end as \"+0.5\"")
        }
        self = mark
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
