/// An office that acts on a case or has to act, never a person.
///
/// As text `window`, `utility:water`, `department:housing`: stable, for stores and messages.
public enum Party: Sendable, Hashable {
    /// Whoever applied.
    case applicant
    /// The joint window of the hall that received the case, the first receiver.
    case window
    case utility(UtilityID)
    /// By the pack's department id.
    case department(String)
    /// The project manager of a case with external works.
    case manager
    case supervisor
    case administrator
    /// The centre itself: a clock that ran out, a rule that moved a lane.
    case system
}

extension Party: LosslessStringConvertible {
    /// Reads the text form; nil for an unknown office, and for a utility or department without id.
    public init?(_ description: String) {
        let parts = description.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (parts[0], parts.dropFirst().first) {
        case ("applicant", nil): self = .applicant
        case ("window", nil): self = .window
        case ("manager", nil): self = .manager
        case ("supervisor", nil): self = .supervisor
        case ("administrator", nil): self = .administrator
        case ("system", nil): self = .system
        case ("utility", let id?) where !id.isEmpty: self = .utility(id)
        case ("department", let id?) where !id.isEmpty: self = .department(id)
        default: return nil
        }
    }

    /// The text form.
    public var description: String {
        switch self {
        case .applicant: "applicant"
        case .window: "window"
        case .utility(let id): "utility:\(id)"
        case .department(let id): "department:\(id)"
        case .manager: "manager"
        case .supervisor: "supervisor"
        case .administrator: "administrator"
        case .system: "system"
        }
    }
}

extension Party: Codable {
    /// Reads the text form.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let party = Party(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected an office as window, utility:water or department:housing")
        }
        self = party
    }

    /// Writes the text form.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

extension Party {
    /// What people read, `水务公司`; utilities and departments as the pack's document names them.
    public func title(in pack: PolicyPack) -> String {
        switch self {
        case .applicant: "申请人"
        case .window: "综合窗口"
        case .utility(let id): pack.utility(id)?.company ?? id
        case .department(let id): pack.departments.first { $0.id == id }?.name ?? id
        case .manager: "项目经理"
        case .supervisor: "监督人员"
        case .administrator: "管理员"
        case .system: "系统"
        }
    }
}

extension Party: CodingKeyRepresentable {
    /// The text form as a key.
    public var codingKey: any CodingKey { PartyKey(stringValue: description) }

    /// Reads the text form from a key.
    public init?(codingKey: some CodingKey) {
        self.init(codingKey.stringValue)
    }
}

private struct PartyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
