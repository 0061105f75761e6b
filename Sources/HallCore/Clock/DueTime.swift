/// When something is due, and how that was worked out.
public struct DueTime: Codable, Sendable, Hashable {
    /// The end of the limit.
    public var due: Timestamp
    /// Whether the count went beyond what the State Council has published; it is worked out again when it does.
    public var provisional: Bool
    /// The arithmetic in sentences for people, in order.
    public var steps: [String]

    /// Makes a due time of its parts.
    public init(due: Timestamp, provisional: Bool, steps: [String]) {
        self.due = due
        self.provisional = provisional
        self.steps = steps
    }

    /// `11月23日 17:30`, with 暂定 when provisional.
    public var chinese: String {
        due.chineseShort + (provisional ? "（暂定）" : "")
    }
}
