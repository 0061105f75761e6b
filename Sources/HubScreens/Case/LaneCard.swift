import HallCore
import HubService

/// One lane of a case: where it stands, who has it, its clocks, and why it takes this way.
struct LaneCard {
    var laneID: String
    var title: String
    var company: String
    var status: String
    var statusStyle: String
    var stage: String
    var holders: String
    var messages: [String]
    var clocks: [ClockView]
    var hasClocks: Bool
    var routes: [RouteView]
    var hasRoutes: Bool
    var known: [OrderFormView.Fact]
    var hasKnown: Bool
}

extension LaneCard {
    init(_ lane: LaneProcess, _ scene: CaseScene) {
        let standing = scene.work.standing.lanes.first { $0.utility == lane.utility }
        let utility = scene.pack.utility(lane.utility)
        let limits = scene.work.standing.limits.filter { $0.lane == lane.utility }
        let holders = scene.holders(of: lane.utility)
        laneID = lane.utility
        title = utility.map { "\($0.name)　\($0.matter)" } ?? lane.utility
        company = utility?.company ?? ""
        status = standing?.status.title ?? ""
        statusStyle = standing?.status.badge ?? ""
        stage = Self.stage(lane, scene.pack)
        self.holders = lane.position.isOver ? "已结束" : holders.isEmpty ? "等其他项到齐" : holders.joined(separator: "、")
        messages = standing?.message.map { [$0] } ?? []
        clocks = limits.map { ClockView($0, lane, scene) }
        hasClocks = !limits.isEmpty
        routes = RouteView.routes(of: lane.utility, scene)
        hasRoutes = !routes.isEmpty
        known = Self.known(lane.utility, scene)
        hasKnown = !known.isEmpty
    }

    private static func stage(_ lane: LaneProcess, _ pack: PolicyPack) -> String {
        let title = lane.position.stage.map { pack.stage($0)?.title ?? $0 } ?? ""
        return switch lane.position {
        case .inside, .ended: title
        case .waiting: "等其他项，一起“\(title)”"
        case .undecided: "“\(title)”已办完，下一步等查明情况"
        case .refused: "停在“\(title)”"
        case .withdrawn: "已撤回"
        }
    }

    /// What was found out: of this lane, and of the whole case.
    static func known(_ lane: UtilityID, _ scene: CaseScene) -> [OrderFormView.Fact] {
        scene.pack.facts.compactMap { fact in
            (scene.process.known["\(lane):\(fact.id)"] ?? scene.process.known[fact.id]).map {
                OrderFormView.Fact(term: fact.title, text: scene.pack.shown($0, ofFact: fact.id))
            }
        }
    }
}

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

/// Why a table decided as it did for one lane.
struct RouteView: Hashable {
    struct Row: Hashable {
        var rowTitle: String
        var verdict: String
        var reasons: [String]
        var rowCite: String
    }

    var table: String
    var outcome: String
    var meaning: String
    var tableCite: String
    var rows: [Row]
    var questions: [String]
    var hasQuestions: Bool

    static func routes(of lane: UtilityID, _ scene: CaseScene) -> [RouteView] {
        var facts = scene.pack.facts(of: scene.process.form, lane: lane, known: scene.process.known, at: scene.now)
        let decisions = scene.pack.decisions(&facts)
        return decisions.map { RouteView(scene.pack.explanation(of: $0, facts)) }
    }

    private init(_ explanation: Explanation) {
        table = explanation.title
        outcome = explanation.outcomeTitle
        meaning = explanation.outcomeText
        tableCite = explanation.cite.text
        rows = explanation.rows.map { row in
            Row(
                rowTitle: row.title, verdict: row.truth.words, reasons: row.decisive.map(\.text), rowCite: row.cite.text)
        }
        questions = explanation.questions.map { $0.title + ($0.by.map { "（\($0)查明）" } ?? "") }
        hasQuestions = !questions.isEmpty
    }
}

extension Truth {
    fileprivate var words: String {
        switch self {
        case .yes: "成立"
        case .no: "不成立"
        case .unknown: "还不能定"
        }
    }
}
