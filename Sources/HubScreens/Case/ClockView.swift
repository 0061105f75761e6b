import HallCore
import HubService

/// One limit as it stands: promised and legal hour, what is used, what stood still.
struct ClockView {
    var limit: String
    var state: String
    var style: String
    var promised: String
    var legal: [String]
    var used: String
    var cite: String
    var steps: [String]
    var hasSteps: Bool

    init(_ limit: CaseEngine.LimitReading, _ lane: LaneProcess, _ scene: CaseScene) {
        let reading = limit.reading
        let span = scene.span
        self.limit = limit.deadline.title
        promised = reading.promised.map { "\($0.chinese) 前" } ?? limit.deadline.text ?? limit.deadline.words
        legal = reading.legal.map { ["最晚 \($0.chinese)"] } ?? []
        used = "已用 \(span.words(reading.usedMinutes))" + Self.paused(reading, limit, lane, span)
        cite = limit.deadline.cite.text
        steps = reading.promised?.steps ?? []
        hasSteps = !steps.isEmpty
        (state, style) = Self.state(limit, scene)
    }

    private static func paused(
        _ reading: ClockReading, _ limit: CaseEngine.LimitReading, _ lane: LaneProcess, _ span: WorkSpan
    ) -> String {
        guard reading.pausedMinutes > 0 else { return "" }
        let reasons = lane.pauses.map(\.reason).filter { limit.deadline.pauseOn?.contains($0) ?? false }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .map { PauseReason(rawValue: $0)?.title ?? $0 }
        return "，暂停 \(span.words(reading.pausedMinutes))（\(reasons.joined(separator: "、"))）"
    }

    private static func state(_ limit: CaseEngine.LimitReading, _ scene: CaseScene) -> (String, String) {
        let due = limit.reading.promised?.due
        if let end = limit.end {
            let isLate = due.map { end > $0 } ?? false
            return ("\(end.chineseShort) 办完，\(isLate ? "超时" : "没有超时")", isLate ? "late" : "done")
        }
        if limit.isOver { return ("没有办到这一步", "done") }
        let left = due.map { scene.span.left(until: $0, now: scene.now) } ?? ""
        return switch limit.reading.state {
        case .unlimited: ("没有规定时限", "unlimited")
        case .running: (left, "running")
        case .warned(let percent): ("\(left)，已用 \(percent)%", "warned")
        case .paused(let reason): ("暂停：\(PauseReason(rawValue: reason)?.title ?? reason)", "paused")
        case .late: (left, "late")
        case .breached: ("已突破时限，\(left)", "breached")
        }
    }
}
