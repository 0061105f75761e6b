/// A time limit of the pack.
public struct Deadline: Codable, Sendable, Hashable, Identifiable {
    /// Unique within the pack.
    public var id: String
    /// What is promised: `接入`.
    public var title: String
    /// The stage of the pack at which the limit ends.
    public var stage: String
    /// What it is counted from.
    public var from: LimitStart
    /// How it is counted; the stricter one where the document states two.
    public var promised: DueRule
    /// The looser limit where the document states two: passing the first is late, passing this one a breach.
    public var legal: DueRule?
    /// When the limit holds at all; always if absent.
    public var when: Expression?
    /// The utilities it holds for; all of them if absent.
    public var utilities: [UtilityID]?
    /// The services it holds for; all of them if absent.
    public var services: [String]?
    /// Who has to keep it.
    public var owner: String?
    /// When its owner is warned.
    public var warnAt: [ClockMark]?
    /// Who is told when.
    public var escalate: [Escalation]?
    /// The reasons for which it stands still.
    public var pauseOn: [String]?
    /// What people read where no hour can be computed.
    public var text: String?
    /// Where the document says so.
    public var cite: Citation

    /// Who is told at one point of the limit.
    public struct Escalation: Codable, Sendable, Hashable {
        public var at: ClockMark
        public var to: String
    }
}

/// The event a limit is counted from.
public enum LimitStart: Sendable, Hashable {
    /// The applicant submits at the kiosk.
    case submission
    /// The hour that the applicant appointed.
    case appointment
    /// A stage was finished.
    case stage(String)
    /// An event the system does not know; the limit is shown as text.
    case later
}

extension LimitStart: Codable {
    private static let stagePrefix = "stage:"

    /// Reads `submission`, `appointment`, `later` or `stage:<id>`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        switch text {
        case "submission": self = .submission
        case "appointment": self = .appointment
        case "later": self = .later
        default:
            guard text.hasPrefix(Self.stagePrefix) else {
                throw DecodingError.dataCorruptedError(
                    in: container, debugDescription: "expected submission, appointment, later or stage:<id>")
            }
            self = .stage(String(text.dropFirst(Self.stagePrefix.count)))
        }
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        let text =
            switch self {
            case .submission: "submission"
            case .appointment: "appointment"
            case .later: "later"
            case .stage(let id): Self.stagePrefix + id
            }
        try container.encode(text)
    }
}
