import HallCore

/// One lane of a case: clock, history, and what may be done now.
struct LaneView {
    struct PromiseView {
        var title: String
        var due: String?
        var remaining: String
        var urgency: String
        var unstated: String?
        var cite: String
        var steps: [String]
        var hasSteps: Bool
    }

    struct ChangeView {
        var at: String
        var status: String
        var stage: String
        var by: String
        var message: String?
    }

    struct StageChoice {
        var id: String
        var title: String
    }

    var utility: String
    var title: String
    var company: String
    var status: String
    var statusClass: String
    var stage: String
    var holder: String
    var submittedAt: String
    var promises: [PromiseView]
    var changes: [ChangeView]
    var historyOpen: Bool
    var action: String
    var version: Int
    var formToken: String
    var hasActions: Bool
    var canAccept: Bool
    var canResume: Bool
    var canComplete: Bool
    var canCorrect: Bool
    var canRefuse: Bool
    var next: [StageChoice]
    var hasNext: Bool
    var correctionText: String
    var correctionOpen: Bool
    var refusalText: String
    var refusalOpen: Bool
}

extension LaneView {
    init(
        _ lane: Lane, of record: CaseRecord, pack: PolicyPack?, formToken: String, now: Timestamp,
        trouble: LaneTrouble?
    ) {
        let choices = LaneChoices(lane, stages: pack?.stages ?? [], sample: record.id)
        let utility = pack?.utility(lane.utility)
        self.init(
            utility: lane.utility, title: utility.map { "\($0.name)　\($0.matter)" } ?? lane.utility,
            company: utility?.company ?? "未知", status: lane.status.title, statusClass: lane.status.badge,
            stage: pack?.stage(lane.stage)?.title ?? lane.stage, holder: lane.holder(in: pack),
            submittedAt: record.submittedAt.chineseShort,
            promises: lane.promises.map { PromiseView($0, ended: lane.status.isTerminal, now: now) },
            changes: lane.changes.map { ChangeView($0, pack: pack) }, historyOpen: !lane.changes.isEmpty,
            action: "/cases/\(record.id.text)/lanes/\(lane.utility)", version: lane.version, formToken: formToken,
            hasActions: !choices.isEmpty, canAccept: choices.accept, canResume: choices.resume,
            canComplete: choices.complete, canCorrect: choices.correct, canRefuse: choices.refuse,
            next: choices.next.map { StageChoice(id: $0.id, title: $0.title) }, hasNext: !choices.next.isEmpty,
            correctionText: trouble?.typed(for: .correct) ?? "", correctionOpen: trouble?.typed(for: .correct) != nil,
            refusalText: trouble?.typed(for: .refuse) ?? "", refusalOpen: trouble?.typed(for: .refuse) != nil)
    }
}

extension LaneView.PromiseView {
    init(_ promise: Promise, ended: Bool, now: Timestamp) {
        let text = DueText(due: promise.due?.due, now: now)
        let steps = promise.due?.steps ?? []
        self.init(
            title: promise.title, due: promise.due?.chinese, remaining: ended ? "" : text.remaining,
            urgency: text.urgency, unstated: promise.due == nil ? promise.unstatedText ?? "无承诺时限" : nil,
            cite: "\(promise.cite.doc) \(promise.cite.section)", steps: steps, hasSteps: !steps.isEmpty)
    }
}

extension LaneView.ChangeView {
    init(_ change: LaneChange, pack: PolicyPack?) {
        self.init(
            at: change.at.chineseShort, status: change.status.title,
            stage: pack?.stage(change.stage)?.title ?? change.stage,
            by: change.by.hasPrefix("clerk:") ? "工号 \(change.by.dropFirst(6))" : change.by, message: change.message)
    }
}
