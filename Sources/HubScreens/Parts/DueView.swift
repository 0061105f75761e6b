import HallCore

/// How pressing something is, in words; the style only repeats them in colour.
struct DueView: Hashable {
    /// `超过法定时限`, `剩 3 小时`.
    var words: String
    /// When it is due; empty when there is no such hour.
    var at: String
    /// `breached`, `late`, `warned`, `running`, `unlimited`, `paused`.
    var style: String

    init(_ task: CaseTask, now: Timestamp, span: WorkSpan) {
        style = task.urgency.style
        at = task.due.map { "\($0.chinese) 前" } ?? ""
        words =
            switch task.urgency {
            case .paused: "暂停计时"
            case .unlimited: "没有规定时限"
            case .breached: "已突破时限，" + (task.due.map { span.left(until: $0.due, now: now) } ?? "")
            case .late, .warned, .running: task.due.map { span.left(until: $0.due, now: now) } ?? "没有规定时限"
            }
    }
}

extension CaseTask.Urgency {
    var style: String {
        switch self {
        case .breached: "breached"
        case .late: "late"
        case .warned: "warned"
        case .running: "running"
        case .unlimited: "unlimited"
        case .paused: "paused"
        }
    }

    var title: String {
        switch self {
        case .breached: "突破时限"
        case .late: "已超时"
        case .warned: "快到期"
        case .running: "在期限内"
        case .unlimited: "没有时限"
        case .paused: "暂停"
        }
    }
}
