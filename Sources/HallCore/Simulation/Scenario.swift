/// A case as somebody imagines it: what is applied for, what is found out later, when stages are finished.
public struct Scenario: Codable, Sendable, Hashable {
    /// A stage that was finished.
    public struct Finished: Codable, Sendable, Hashable {
        public var stage: String
        /// All lanes if absent.
        public var lane: UtilityID?
        public var at: Timestamp
    }

    /// A time in which limits stand still.
    public struct Pause: Codable, Sendable, Hashable {
        public var reason: String
        public var from: Timestamp
        public var to: Timestamp
    }

    /// When it is submitted.
    public var at: Timestamp
    public var applicant: ApplicantKind
    /// ``FormDefinition/jointID`` if absent.
    public var form: String?
    public var utilities: [UtilityID]
    /// Answers by field id.
    public var answers: [String: String]?
    /// What is found out after submission, by fact id.
    public var facts: [String: String]?
    /// What comes in only when a lane first waits for somebody to say it, by fact id.
    public var later: [String: String]?
    public var done: [Finished]?
    public var pauses: [Pause]?

    /// The application as it is submitted, its answers brought into form as the terminal does.
    public func application(by pack: PolicyPack) -> ApplicationForm {
        let id = form ?? FormDefinition.jointID
        let fields = pack.form(id)
        let answers = (answers ?? [:]).map { field, text in
            let kind = fields?.field(field)?.kind ?? .text
            return (field, Answer(value: FormValidator.normalise(text, kind: kind), source: .typed))
        }
        return ApplicationForm(
            formID: id, applicantKind: applicant, utilities: utilities,
            answers: Dictionary(uniqueKeysWithValues: answers))
    }
}

/// What a pack makes of a ``Scenario``.
public struct SimulatedCase: Sendable, Hashable {
    /// One lane's way.
    public struct LaneWay: Sendable, Hashable {
        public var utility: UtilityID
        public var service: String?
        /// The stages in order, as far as they are decided.
        public var stages: [String]
        /// What has to be known before the way goes on.
        public var missing: [String]
    }

    /// One limit of one lane.
    public struct Limit: Sendable, Hashable {
        public var lane: UtilityID
        public var deadline: String
        public var title: String
        /// Absent when it is counted from something that has not happened, or has no hour.
        public var promised: DueTime?
        public var legal: DueTime?
        /// The limit in words.
        public var words: String
        public var cite: Citation
    }

    /// What is wrong with the application.
    public var problems: [FieldProblem]
    public var lanes: [LaneWay]
    /// By table; those of a lane where lanes differ.
    public var decisions: [Decision]
    public var limits: [Limit]
    /// Papers printed on the way.
    public var papers: [String]
    public var materials: [Material]
}
