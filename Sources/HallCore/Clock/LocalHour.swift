/// A full hour of a local day, as an appointment names it: `2026-11-23T09`.
public struct LocalHour: Hashable, Comparable, Sendable {
    /// The local day.
    public let date: CivilDate
    /// 0 to 23.
    public let hour: Int

    /// Makes an hour; nothing outside 0 to 23.
    public init?(date: CivilDate, hour: Int) {
        guard (0...23).contains(hour) else { return nil }
        self.date = date
        self.hour = hour
    }

    /// Reads `2026-11-23T09`.
    public init?(_ text: String) {
        let parts = text.split(separator: "T", omittingEmptySubsequences: false)
        guard parts.count == 2, let date = CivilDate(iso: String(parts[0])), parts[1].utf8.count == 2,
            let hour = Digits.number(parts[1])
        else { return nil }
        self.init(date: date, hour: hour)
    }

    /// `2026-11-23T09`.
    public var text: String { "\(date.iso)T\(Digits.padded(hour, 2))" }

    /// `2026年11月23日 9时`.
    public var chinese: String { "\(date.chinese) \(hour)时" }

    /// The instant at which the hour begins.
    public var timestamp: Timestamp { Timestamp(date, minuteOfDay: hour * 60) }

    /// Earlier hours first.
    public static func < (left: LocalHour, right: LocalHour) -> Bool {
        left.timestamp < right.timestamp
    }
}

extension LocalHour: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let hour = LocalHour(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected an hour as 2026-11-23T09")
        }
        self = hour
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
