/// Why an action does not apply to a lane as it stands.
public enum LaneRefusal: Error, Equatable, Sendable {
    /// The lane has ended; nothing follows.
    case ended(LaneStatus)
    /// The action does not belong to this status.
    case notNow(LaneStatus)
    /// The pack has no such stage.
    case unknownStage(String)
    /// The pack does not let this stage follow the present one.
    case notNext(stage: String, after: String)
    /// The applicant must be told what is missing or why.
    case messageMissing
    /// The pack has no stage for the status that the action leads to.
    case noStage(LaneStatus)
}

extension LaneRefusal: CustomStringConvertible {
    /// What people read.
    public var description: String {
        switch self {
        case .ended(let status): "这一项\(status.title)，不能再变更"
        case .notNow(let status): "这一项现在是“\(status.title)”，不能这样办"
        case .unknownStage(let stage): "没有“\(stage)”这个环节，请刷新页面再选"
        case .notNext(let stage, let after): "“\(after)”之后不能直接到“\(stage)”，请另选环节"
        case .messageMissing: "还没写说明，请写清要补什么或原因"
        case .noStage(let status): "政策包里没有“\(status.title)”的环节，请联系维护人员"
        }
    }
}
