/// Why an event does not fit the case as it stands. Nothing was changed.
public enum ProcessRefusal: Error, Sendable, Hashable {
    case noLane(UtilityID)
    case notThere(stage: String)
    /// Permissions that are not decided keep the lane in its stage.
    case permissionsOpen([String])
    case permissionRefused(String)
    case unknownPermission(String)
    case notAsked(department: String)
    case noFact(String)
    /// The fact can never have this value.
    case wrongValue(fact: String)
    case alreadyPaused
    case notPaused
    /// The pack names no such reason for any limit of the lane.
    case reasonNotAllowed(String)
    case noDeadline(String)
    /// The pack does not let this stage answer in part, or not yet.
    case mayNotAnswerPartially(since: Timestamp?)
    case unknownProblem(String)
    case ended
    /// Papers that could wait until now, by id.
    case materialsMissing([String])
    case unknownMaterial(String)
    /// The list is out; nothing is added before the applicant has answered.
    case correctionsOut
    case noCorrections
    /// Nothing that came by phone waits to be looked at.
    case noUpload
    /// The holder has not agreed to it, or not any more.
    case noConsent
    /// The licence is past its last day.
    case licenceOver
    /// No more pages of this paper are taken, or of the case.
    case tooManyPages
    /// Text is needed: what is missing, or why.
    case textMissing
    /// Not all who come can keep the hour; those hours all can.
    case hourNotCommon([LocalHour])
    case noAppointment
    case noWithdrawal
    case alreadyAsked
    case unknownHandOver(String)
    /// Another office has to do this.
    case notYours(Party)
    case unknownSheet(String)
    /// Nobody who may be project manager of the case.
    case unknownManager
    /// Only a case that is over is evaluated, and once.
    case mayNotEvaluate
}

extension ProcessRefusal {
    /// What people read: what is in the way and what to do, in the pack's words.
    public func text(in pack: PolicyPack) -> String {
        switch self {
        case .noLane(let lane): "这个办件里没有“\(pack.utility(lane)?.matter ?? lane)”，请刷新页面"
        case .notThere(let stage): "现在不在“\(pack.stage(stage)?.title ?? stage)”环节，请刷新页面看现在到哪一步"
        case .permissionsOpen(let kinds): "还有审批没有出意见：\(titles(kinds, in: pack))。等意见齐了再办"
        case .permissionRefused(let kind): "“\(titles([kind], in: pack))”没有同意，不能往下办；请和审批部门商量后重新申请"
        case .unknownPermission: "没有这项审批，请刷新页面"
        case .notAsked: "没有请这个部门出意见，不能替它填"
        case .noFact(let fact): "政策包里没有“\(fact)”这一项，请联系维护人员"
        case .wrongValue(let fact): "“\(pack.factTitle(fact))”填得不对，请按单位和选项填"
        case .alreadyPaused: "已经暂停了"
        case .notPaused: "没有暂停，不用恢复"
        case .reasonNotAllowed(let reason): "按规定不能因为“\(PauseReason.title(reason))”暂停计时"
        case .noDeadline: "没有这条时限，请刷新页面"
        case .mayNotAnswerPartially(.some(let since)): "还要等各单位的结果，最早 \(since.chineseShort) 才能先答复一部分"
        case .mayNotAnswerPartially(nil): "按规定要一次答复，不能先答复一部分"
        case .unknownProblem: "没有这个问题，请刷新页面"
        case .ended: "这一项已经结束，不能再办"
        case .materialsMissing(let ids):
            "还缺材料：\(ids.map { id in pack.materials.first { $0.id == id }?.title ?? id }.joined(separator: "、"))。收齐再办"
        case .unknownMaterial: "这个办件不要这份材料"
        case .correctionsOut: "补正清单已经发出，等申请人补齐再说"
        case .noCorrections: "没有要补正的内容"
        case .noUpload: "没有等着核对的上传，请刷新页面"
        case .noConsent: "持证人没有同意查这种电子证照，或者同意已经过期；请持证人当面同意以后再查"
        case .licenceOver: "电子证照已经过了有效期，不能用"
        case .tooManyPages: "上传的页数太多了，请到窗口交"
        case .textMissing: "请写清楚要补什么，或者原因是什么"
        case .hourNotCommon(let hours):
            hours.isEmpty
                ? "各单位没有共同的时间，请再各报几个" : "各单位都能来的时间是：\(hours.map(\.chinese).joined(separator: "、"))"
        case .noAppointment: "还没有约时间"
        case .noWithdrawal: "没有撤件申请"
        case .alreadyAsked: "已经申请过了，正在等确认"
        case .unknownHandOver: "没有这次交接，请刷新页面"
        case .notYours(let party): "这一步由\(party.title(in: pack))办"
        case .unknownSheet: "政策包里没有这张表，请联系维护人员"
        case .unknownManager: "名单里没有这个项目经理，可能刚刚调岗；请重新选"
        case .mayNotEvaluate: "办结以后才能评价，每个办件评价一次"
        }
    }

    private func titles(_ kinds: [String], in pack: PolicyPack) -> String {
        kinds.map { kind in pack.approvals.first { $0.id == kind }?.title ?? kind }.joined(separator: "、")
    }
}
