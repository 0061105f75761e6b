extension Timestamp: Codable {
    /// Reads an RFC 3339 date-time with `Z` or a numeric offset; fractions are kept to the millisecond.
    public init?(rfc3339: String) {
        let text = Array(rfc3339.utf8)
        guard text.count >= 20, [84, 116, 32].contains(text[10]),
            let date = CivilDate(iso: String(rfc3339.prefix(10))),
            let time = Self.timeOfDay(rfc3339.dropFirst(11).prefix(8))
        else { return nil }
        var rest = rfc3339.dropFirst(19)
        guard let fraction = Self.takeFraction(&rest), let offset = Self.offset(rest) else { return nil }
        let day = Int64(date.daysSinceEpoch) * Self.millisecondsPerDay
        milliseconds = day + time + fraction - offset
    }

    /// The instant as `2026-11-21T22:28:53+08:00`, with a fraction only when it is not zero.
    public var rfc3339: String {
        let fraction = millisecondOfDay % 1000
        let tail = fraction == 0 ? "" : "." + Digits.padded(fraction, 3)
        return "\(date.iso)T\(clock):\(Digits.padded(millisecondOfDay / 1000 % 60, 2))\(tail)+08:00"
    }

    /// Local hours and minutes, `22:28`.
    public var clock: String {
        "\(Digits.padded(minuteOfDay / 60, 2)):\(Digits.padded(minuteOfDay % 60, 2))"
    }

    /// Local date and time for people, `2026年11月21日 22:28`.
    public var chinese: String { "\(date.chinese) \(clock)" }

    /// Local date and time without the year, `11月21日 22:28`.
    public var chineseShort: String { "\(date.chineseMonthDay) \(clock)" }

    /// Reads the RFC 3339 text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let instant = Timestamp(rfc3339: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a time as 2026-11-21T08:30:00+08:00")
        }
        self = instant
    }

    /// Writes the RFC 3339 text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rfc3339)
    }

    /// Milliseconds of `08:30:00`. A leap second is read as the last second of its minute.
    private static func timeOfDay(_ text: Substring) -> Int64? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.allSatisfy({ $0.utf8.count == 2 }) else { return nil }
        let numbers = parts.compactMap(Digits.number)
        guard numbers.count == 3, numbers[0] < 24, numbers[1] < 60, numbers[2] <= 60 else { return nil }
        return Int64((numbers[0] * 60 + numbers[1]) * 60 + min(numbers[2], 59)) * 1000
    }

    private static func takeFraction(_ rest: inout Substring) -> Int64? {
        guard rest.first == "." else { return 0 }
        let digits = rest.dropFirst().prefix { $0.isASCII && $0.isNumber }
        guard !digits.isEmpty else { return nil }
        rest = rest.dropFirst(1 + digits.count)
        let three = String(digits.prefix(3))
        return Digits.number(three + String(repeating: "0", count: 3 - three.count)).map(Int64.init)
    }

    private static func offset(_ text: Substring) -> Int64? {
        if text == "Z" || text == "z" { return 0 }
        let parts = text.dropFirst().split(separator: ":", omittingEmptySubsequences: false)
        guard let sign = text.first, sign == "+" || sign == "-", parts.count == 2,
            parts.allSatisfy({ $0.utf8.count == 2 }),
            let hours = Digits.number(parts[0]), let minutes = Digits.number(parts[1]), hours < 24, minutes < 60
        else { return nil }
        return Int64((hours * 60 + minutes) * 60_000) * (sign == "-" ? -1 : 1)
    }
}
