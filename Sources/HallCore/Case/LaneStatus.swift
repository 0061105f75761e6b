/// Where a utility's task stands.
public enum LaneStatus: String, Codable, Sendable, CaseIterable {
    case submitted
    case accepted
    /// The applicant has been asked, once, for everything that is missing.
    case correcting
    case working
    case completed
    case refused
    case withdrawn

    /// Whether nothing can follow any more.
    public var isTerminal: Bool {
        switch self {
        case .completed, .refused, .withdrawn: true
        case .submitted, .accepted, .correcting, .working: false
        }
    }

    /// The word that people read.
    public var title: String {
        switch self {
        case .submitted: "已提交"
        case .accepted: "已受理"
        case .correcting: "待补正"
        case .working: "办理中"
        case .completed: "已办结"
        case .refused: "不予受理"
        case .withdrawn: "已撤回"
        }
    }
}
