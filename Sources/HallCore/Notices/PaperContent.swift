/// What a paper tells of one case.
public struct PaperContent: Sendable {
    /// Where a material stands.
    public enum MaterialState: String, Sendable, Hashable {
        case received, deferred, missing
    }

    public var record: CaseRecord
    /// When the paper is made.
    public var now: Timestamp
    /// When the lanes' state was last known.
    public var asOf: Timestamp
    /// What was found out after submission, by fact id; `water:works.length` is known of one lane only.
    public var facts: [String: String]
    /// By material id. Others stand as the applicant said at the terminal, else as the pack asks for them.
    public var materials: [String: MaterialState]
    /// What has to be mended in the application.
    public var problems: [FieldProblem]
    /// 1 for the first print; a later one is marked.
    public var copy: Int
    /// A sentence on the network, said under the title.
    public var remark: String?
    /// Where phones find the case; nil when its code is for terminals alone.
    public var phones: PhoneAddress?

    /// Gathers its parts.
    public init(
        record: CaseRecord, now: Timestamp, asOf: Timestamp? = nil, facts: [String: String] = [:],
        materials: [String: MaterialState] = [:], problems: [FieldProblem] = [], copy: Int = 1,
        remark: String? = nil, phones: PhoneAddress? = nil
    ) {
        self.record = record
        self.now = now
        self.asOf = asOf ?? now
        self.facts = facts
        self.materials = materials
        self.problems = problems
        self.copy = copy
        self.remark = remark
        self.phones = phones
    }
}

extension PaperContent: Concealed {}
