import HallCore
import HubService

/// Makes of a posted form what is to happen to the case. What a person forgot or mistyped is said at its question; whether
/// the rest fits the case, the engine says.
struct OrderReader {
    let order: PostedOrder
    let work: CaseFile.Work
    /// The id of what the form begins: a problem, a correction, a hand-over.
    let identifier: UUIDv7
    let workNumber: String
    let now: Timestamp

    var values: FormValues { order.values }
    var pack: PolicyPack { work.pack }

    /// In the order in which they happen; all or none.
    func events() throws(OrderMistakes) -> [ProcessEvent] {
        try refuseLongText()
        return switch order.kind {
        case .finish: try finished()
        case .supply: try supplied()
        case .agree: [try opinion(.agreed)]
        case .object: [try opinion(.refused)]
        case .request: [try request()]
        case .answerPartially: [.answerPartially(stage: try needed("stage"))]
        case .note, .drop, .sendCorrections, .mend, .receive, .acceptUpload, .sendBackUpload: try papers()
        case .offer, .appoint, .postpone: try survey()
        case .fill: try sheet()
        case .pause: [.pause(lane: try lane(), reason: try chosen("reason", "请选暂停的原因"))]
        case .resume: [.resume(lane: try lane())]
        case .extend: [try longer()]
        case .refuse: [.refuse(lane: try lane(), reason: try text("reason", "请写明理由和依据"))]
        case .report, .answer, .handOver, .takeOver, .askWithdrawal, .allowWithdrawal, .denyWithdrawal, .take, .release,
            .transfer, .reprint:
            try desk()
        case .sendAgain, .askLicences, .nameManager, .freeManager: []
        }
    }

    /// In each of the ticked lanes, or in that of the form.
    private func finished() throws(OrderMistakes) -> [ProcessEvent] {
        let stage = try needed("stage")
        let ticked = values.all("lanes")
        guard order.form == "finish:\(stage)", values["lane"] == nil, asksForLanes(stage) else {
            return try sheet() + facts(values["lane"]) + [.finish(stage: stage, lane: values["lane"])]
        }
        guard !ticked.isEmpty else { throw OrderMistakes("lanes", "请勾选办哪几项") }
        var events: [ProcessEvent] = []
        for lane in ticked { events += try facts(lane) + [.finish(stage: stage, lane: lane)] }
        return events
    }

    /// Whether the stage is each lane's own.
    private func asksForLanes(_ stage: String) -> Bool {
        pack.stage(stage)?.scope != .case || pack.stage(stage).map { work.engine.party(of: $0, "") } != .window
    }

    /// A value that our forms always carry; without it the page was not ours.
    func needed(_ name: String) throws(OrderMistakes) -> String {
        guard let value = values[name] else { throw OrderMistakes(name, "页面不完整，请刷新后重新办理") }
        return value
    }

    func lane() throws(OrderMistakes) -> UtilityID { try chosen("lane", "请选是哪一项") }

    func chosen(_ name: String, _ hint: String) throws(OrderMistakes) -> String {
        guard let value = values[name] else { throw OrderMistakes(name, hint) }
        return value
    }

    func text(_ name: String, _ hint: String) throws(OrderMistakes) -> String { try chosen(name, hint) }

    private func opinion(_ verdict: Permission.Verdict) throws(OrderMistakes) -> ProcessEvent {
        let remark = values["remark"]
        if verdict == .refused, remark == nil { throw OrderMistakes("remark", "不同意的，请写明理由和依据") }
        return .opinion(
            permission: try needed("permission"), lane: values["lane"], department: values["department"] ?? "", verdict,
            remark: remark)
    }

    private func request() throws(OrderMistakes) -> ProcessEvent {
        let parts = try chosen("permission", "请选要申请哪一项审批").split(separator: ":", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { throw OrderMistakes("permission", "请选要申请哪一项审批") }
        let asked = work.process.lane(parts[0])?.permissions.first { $0.kind == parts[1] }
        if asked?.verdict == .refused, values["changed"] == nil {
            throw OrderMistakes("changed", "上次没有同意，请写清楚这次改了什么")
        }
        return .request(permission: parts[1], lane: parts[0], changed: values["changed"])
    }

    private func longer() throws(OrderMistakes) -> ProcessEvent {
        let parts = try chosen("deadline", "请选是哪一条时限").split(separator: ":", maxSplits: 1).map(String.init)
        let days = FormValidator.normalise(values["days"] ?? "", kind: .number)
        guard parts.count == 2, let days = Quantity(days), days.millionths > 0 else {
            throw OrderMistakes("days", "延长多少要填数字，比如 1 或 0.5")
        }
        return .extend(
            lane: parts[0], deadline: parts[1], ClockExtension(days: days, reason: try text("reason", "请写明延长的理由")))
    }
}
