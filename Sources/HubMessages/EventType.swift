/// The `type` of a CloudEvents envelope or of a feed item: reverse domain name, subject, verb, major version.
///
/// Not an enum: a type this build does not know is stored by the hub and passed over by the kiosk, never refused.
public struct EventType: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    /// Takes the value as it is.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// A case was committed on a kiosk. Data: `CaseRecord`.
    public static let caseSubmitted = EventType(rawValue: "cn.lianban.case.submitted.v1")

    /// A lane moved. Written by the hub only, read from the feed. Data: `LaneChange`.
    public static let laneChanged = EventType(rawValue: "cn.lianban.lane.changed.v1")

    /// The applicant wants something of a case that is at the hub. Data: `ApplicantWish`.
    public static let applicantWish = EventType(rawValue: "cn.lianban.applicant.wish.v1")

    /// What became of a wish. Written by the hub only, read from the feed. Data: `WishAnswer`.
    public static let wishAnswered = EventType(rawValue: "cn.lianban.wish.answered.v1")

    /// What a case asks of its applicant has changed. Written by the hub only. Data: `CaseAsks`.
    public static let caseAsks = EventType(rawValue: "cn.lianban.case.asks.v1")

    /// What became of a printed receipt. Data: ``ReceiptOutcome``.
    public static let receiptOutcome = EventType(rawValue: "cn.lianban.receipt.outcome.v1")
}
