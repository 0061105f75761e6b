/// A problem that somebody reported on the way, and its answer.
public struct ReportedProblem: Codable, Sendable, Hashable, Identifiable {
    /// What was answered.
    public enum Answer: Codable, Sendable, Hashable {
        case solved(at: Timestamp)
        /// A solution with a day by which it is done.
        case scheduled(at: Timestamp, until: CivilDate)
    }

    public let id: String
    public let utility: UtilityID?
    public let reportedAt: Timestamp
    /// What is the matter, in the reporter's words.
    public let text: String?
    public internal(set) var answer: Answer?
    /// What was said with the answer.
    public internal(set) var answerText: String?
}
