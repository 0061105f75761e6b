/// A kind of personal fact on a case, for what is shown to whom.
public enum PersonalFact: String, Codable, Sendable, Hashable, CaseIterable {
    case name, citizenNumber, phone, address
    /// A scanned or signed paper.
    case paper

    /// What a field of this kind holds about a person; nil when nothing.
    public init?(_ kind: FieldKind) {
        switch kind {
        case .personName: self = .name
        case .citizenNumber: self = .citizenNumber
        case .phone: self = .phone
        case .address: self = .address
        case .text, .company, .choice, .number, .integer, .date, .dateHour, .creditCode, .projectCode, .yesNo:
            return nil
        }
    }

    /// What a field holds about a person: by its kind, or of those that no form lists by its id.
    public init?(field id: String, of form: FormDefinition?) {
        switch id {
        case FieldNames.cardNumber: self = .citizenNumber
        case FieldNames.signature: self = .paper
        default:
            guard let kind = form?.field(id)?.kind, let fact = PersonalFact(kind) else { return nil }
            self = fact
        }
    }

    /// The fact shortened so that it may be shown.
    func masked(_ value: String) -> String {
        switch self {
        case .name: Mask.name(value)
        case .citizenNumber: Mask.citizenNumber(value)
        case .phone: Mask.phone(value)
        case .address: Mask.address(value)
        case .paper: Sight.hiddenText
        }
    }
}

/// How much of a personal fact is shown, least first.
public enum Sight: Int, Codable, Sendable, Hashable, Comparable {
    case hidden, masked
    /// Masked, until it is asked for with a reason.
    case onRequest
    case whole

    /// Stands where nothing may be seen.
    public static let hiddenText = "（不显示）"

    /// Less is less.
    public static func < (left: Sight, right: Sight) -> Bool {
        left.rawValue < right.rawValue
    }
}
