public import HallCore

/// Something a utility reports of a task.
public struct UtilityEvent: Sendable, Hashable {
    /// What it reports.
    public enum Kind: Sendable, Hashable {
        case accepted
        /// Everything that is missing, at once.
        case correctionNeeded([CorrectionItem])
        /// What was found out, by fact id.
        case factsFound([String: String])
        /// By the pack's stage id.
        case stageFinished(String)
        case resultSheet(ResultSheet)
        /// The utility asks for a permission, by the pack's approval id.
        case permissionRequested(String)
        case refused(reason: String)
        case completed
    }

    /// One thing that is missing.
    public struct CorrectionItem: Codable, Sendable, Hashable {
        /// A field or a material of the pack.
        public var item: String
        /// What to do, in the words the applicant reads.
        public var text: String

        /// Gathers its parts.
        public init(item: String, text: String) {
            self.item = item
            self.text = text
        }
    }

    /// The event's id at its source.
    public let id: String
    public let taskKey: IdempotencyKey
    /// From 1, without gaps, for each task.
    public let sequence: Int64
    public let at: Timestamp
    public let kind: Kind

    /// Gathers its parts.
    public init(id: String, taskKey: IdempotencyKey, sequence: Int64, at: Timestamp, kind: Kind) {
        self.id = id
        self.taskKey = taskKey
        self.sequence = sequence
        self.at = at
        self.kind = kind
    }
}

/// What the window collects from each utility and answers once: 办理结果反馈表.
public struct ResultSheet: Codable, Sendable, Hashable {
    public enum Verdict: String, Codable, Sendable {
        case agreed
        /// Agreed, with works outside that need permissions or papers.
        case agreedWithWorks
        case refused
    }

    public var verdict: Verdict
    public var proposal: String?
    /// First quotation.
    public var quotation: Fen?
    /// What access needs: papers, permissions.
    public var needs: [String]?
    public var reasons: [String]?

    /// Gathers its parts.
    public init(
        verdict: Verdict, proposal: String? = nil, quotation: Fen? = nil, needs: [String]? = nil,
        reasons: [String]? = nil
    ) {
        self.verdict = verdict
        self.proposal = proposal
        self.quotation = quotation
        self.needs = needs
        self.reasons = reasons
    }
}

extension UtilityEvent: Concealed {
    /// Key and number; what is said may name a person.
    public var description: String { "\(taskKey) event \(sequence)" }
    /// The same as ``description``.
    public var debugDescription: String { description }
}

/// How a reported event fits to what is known of its task.
public enum SequenceFit: Sendable, Hashable {
    /// Next; work on it.
    case next
    /// Known already; answer as the first time.
    case duplicate
    /// Others come before it: ask for those after this number.
    case gap(after: Int64)

    /// - Parameter last: The number of the last event that was worked on, 0 for none.
    public init(last: Int64, arrived: Int64) {
        if arrived <= last {
            self = .duplicate
        } else {
            self = arrived == last + 1 ? .next : .gap(after: last)
        }
    }
}
