import HallCore

extension LaneStatus {
    /// The style of the status's badge.
    var badge: String {
        switch self {
        case .submitted: "fresh"
        case .accepted, .working: "going"
        case .correcting: "ask"
        case .completed: "ended"
        case .refused, .withdrawn: "stopped"
        }
    }
}

extension Lane {
    /// Who has to act now: the applicant while corrections are out, nobody when it has ended, else the stage's owner.
    func holder(in pack: PolicyPack?) -> String {
        if status == .correcting { return "申请人（补正）" }
        if status.isTerminal { return "已结束" }
        return pack?.stage(stage)?.owner ?? "未知"
    }

    /// The soonest promise.
    var soonest: Timestamp? {
        promises.compactMap { $0.due?.due }.min()
    }
}
