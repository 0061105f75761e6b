/// A time limit of the pack.
public struct Deadline: Codable, Sendable, Hashable, Identifiable {
    /// The event a limit is counted from.
    public enum Start: String, Codable, Sendable, CaseIterable {
        /// The applicant submits at the kiosk.
        case submission
        /// The hour that the applicant appointed.
        case appointment
        /// An event the kiosk cannot know yet; the limit is shown as text.
        case later
    }

    /// Unique within the pack.
    public var id: String
    /// What is promised: `接入`.
    public var title: String
    /// The stage of the pack at which the limit ends.
    public var stage: String
    /// What it is counted from.
    public var from: Start
    /// How it is counted.
    public var rule: DueRule
    /// What people read where no hour can be computed.
    public var text: String?
    /// The utilities it holds for; all of them if absent.
    public var utilities: [UtilityID]?
    /// Where the document says so.
    public var cite: Citation
}
