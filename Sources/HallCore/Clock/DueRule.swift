/// How a time limit is counted.
public enum DueRule: Sendable, Hashable {
    /// Working days or parts of one.
    case workdays(Quantity)
    /// Before the last session of that working day closes.
    case sameDay
    /// Within the hall session in which it arrives.
    case immediate
    /// The appointed hour, or so many working days after it.
    case appointmentPlusWorkdays(Quantity)
    /// Calendar days, to the end of the last one.
    case calendarDays(Quantity)
    /// By a table of classes that the document does not print; shown as such and still measured.
    case classTable
    /// The document gives no limit; shown as such and still measured.
    case unstated

    /// The word for the rule in a pack.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case workdays
        case sameDay = "same_day"
        case immediate
        case appointment
        case calendarDays = "calendar_days"
        case classTable = "class_table"
        case unstated
    }

    /// Which of the rules it is.
    public var kind: Kind {
        switch self {
        case .workdays: .workdays
        case .sameDay: .sameDay
        case .immediate: .immediate
        case .appointmentPlusWorkdays: .appointment
        case .calendarDays: .calendarDays
        case .classTable: .classTable
        case .unstated: .unstated
        }
    }
}

extension DueRule: Codable {
    private enum CodingKeys: String, CodingKey { case kind, days }

    /// Reads `{kind, days}`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        switch try container.decode(Kind.self, forKey: .kind) {
        case .workdays: self = .workdays(try container.decode(Quantity.self, forKey: .days))
        case .sameDay: self = .sameDay
        case .immediate: self = .immediate
        case .appointment: self = .appointmentPlusWorkdays(try container.decode(Quantity.self, forKey: .days))
        case .calendarDays: self = .calendarDays(try container.decode(Quantity.self, forKey: .days))
        case .classTable: self = .classTable
        case .unstated: self = .unstated
        }
    }

    /// Writes `{kind, days}`; days only where the rule has them.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .workdays(let days), .appointmentPlusWorkdays(let days), .calendarDays(let days):
            try container.encode(days, forKey: .days)
        case .sameDay, .immediate, .classTable, .unstated: break
        }
    }
}
