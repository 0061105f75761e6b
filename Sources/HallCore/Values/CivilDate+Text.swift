extension CivilDate: Codable {
    /// Reads `2026-11-21`; nothing for another form or a day that does not exist.
    public init?(iso: String) {
        let parts = iso.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2] else { return nil }
        let numbers = parts.compactMap(Digits.number)
        guard numbers.count == 3 else { return nil }
        self.init(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// Reads `20261121`, as identity cards and citizen numbers write a date.
    public init?(compact8 text: some StringProtocol) {
        guard text.utf8.count == 8, let number = Digits.number(text) else { return nil }
        self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    }

    /// `2026-11-21`.
    public var iso: String {
        "\(Digits.padded(year, 4))-\(Digits.padded(month, 2))-\(Digits.padded(day, 2))"
    }

    /// `261121`, the form inside a case number.
    public var compact: String {
        Digits.padded(year % 100, 2) + Digits.padded(month, 2) + Digits.padded(day, 2)
    }

    /// `11月21日`.
    public var chineseMonthDay: String { "\(month)月\(day)日" }

    /// `2026年11月21日`.
    public var chinese: String { "\(year)年\(chineseMonthDay)" }

    /// `星期六`.
    public var chineseWeekday: String {
        ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"][weekday - 1]
    }

    /// Reads the `2026-11-21`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let date = CivilDate(iso: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected a date as 2026-11-21")
        }
        self = date
    }

    /// Writes the `2026-11-21`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(iso)
    }
}
