public import HallCore

/// A case as its applicant may see it: masked, with lanes. From this terminal's store or from the hub.
public struct CaseView: Sendable, Equatable {
    public var id: UUIDv7
    public var number: CaseNumber
    /// Masked: 张*三.
    public var applicant: String
    public var submittedAt: Timestamp
    public var lanes: [Lane]
    /// The form it was filled by; nil when only the hub knows the case.
    public var formID: String?
    /// What the applicant has to do, as far as it is known; absent where only the number was given.
    public var asks: CaseAsks?

    public init(id: UUIDv7, number: CaseNumber, applicant: String, submittedAt: Timestamp, lanes: [Lane]) {
        self.id = id
        self.number = number
        self.applicant = applicant
        self.submittedAt = submittedAt
        self.lanes = lanes
    }

    public init(_ record: CaseRecord) {
        self.init(
            id: record.id, number: record.number, applicant: record.form.maskedApplicant,
            submittedAt: record.submittedAt, lanes: record.lanes)
        formID = record.form.formID
    }
}

/// What a person asked to see the progress of.
public enum ProgressQuery: Sendable {
    case number(CaseNumber)
    /// By a receipt's code; the proof must be the case's own.
    case receipt(CaseNumber, proof: String)
    case holder(Personal<String>)
}

/// The answer to a progress query.
public struct ProgressAnswer: Sendable, Equatable {
    public var cases: [CaseView]
    /// Set when the centre could not be asked: the answer is what this terminal last heard.
    public var knownSince: Timestamp?
    /// Whether the centre could be asked.
    public var isComplete: Bool
    /// Whether who asked has shown a card or a receipt, so that they may also do something.
    public var isOwn = false

    public init(cases: [CaseView], knownSince: Timestamp?, isComplete: Bool) {
        self.cases = cases
        self.knownSince = knownSince
        self.isComplete = isComplete
    }
}

/// State of the line to the centre, as the status band tells it.
public enum LinkState: Sendable, Equatable {
    /// No hub is configured.
    case none
    case unknown
    case up(since: Timestamp)
    case down(since: Timestamp)
}
