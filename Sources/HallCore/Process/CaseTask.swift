/// Something an office has to do for a case, worked out from where the case stands; never kept by hand.
public struct CaseTask: Codable, Sendable, Hashable, Identifiable {
    /// What there is to do.
    public enum Work: Codable, Sendable, Hashable {
        /// Finish a stage.
        case finish(stage: String)
        /// Find out what decides the way on.
        case supply(after: String, facts: [String])
        /// Agree or refuse.
        case opinion(permission: String, department: String)
        /// Send the applicant the one list.
        case sendCorrections
        /// Mend what is on the list.
        case mend
        case collect(material: String)
        /// Look at the pages that came by phone.
        case checkUpload(material: String)
        case answer(problem: String)
        /// Say when one can come to the survey.
        case offerHours
        /// Choose an hour that all can keep.
        case appoint
        case decideWithdrawal
        case takeOver(handOver: String)
        case evaluate
    }

    /// How pressing it is; the smaller comes first.
    public enum Urgency: Int, Codable, Sendable, CaseIterable, Comparable {
        case breached, late, warned, running, unlimited, paused

        /// The more pressing first.
        public static func < (left: Urgency, right: Urgency) -> Bool { left.rawValue < right.rawValue }
    }

    /// Stable as long as it is the same task: `finish:survey:water`.
    public var id: String
    public var party: Party
    /// Absent when it is about the whole case.
    public var lane: UtilityID?
    public var work: Work
    /// Since when it waits.
    public var since: Timestamp
    /// The limit it falls under, if one.
    public var deadline: String?
    public var due: DueTime?
    public var legal: DueTime?
    public var urgency: Urgency
}

extension CaseTask.Work {
    /// The word before the identifiers of tasks of this kind, also the kind in stores.
    public var kind: String {
        switch self {
        case .finish: "finish"
        case .supply: "supply"
        case .opinion: "opinion"
        case .sendCorrections: "send-corrections"
        case .mend: "mend"
        case .collect: "collect"
        case .checkUpload: "check-upload"
        case .answer: "answer"
        case .offerHours: "offer-hours"
        case .appoint: "appoint"
        case .decideWithdrawal: "decide-withdrawal"
        case .takeOver: "take-over"
        case .evaluate: "evaluate"
        }
    }

    /// What people read.
    public func title(in pack: PolicyPack) -> String {
        switch self {
        case .finish(let stage): pack.stage(stage)?.title ?? stage
        case .supply(_, let facts): "查明：" + facts.map(pack.factTitle).joined(separator: "、")
        case .opinion(let permission, _):
            "出具意见：" + (pack.approvals.first { $0.id == permission }?.title ?? permission)
        case .sendCorrections: "发出补正清单"
        case .mend: "等申请人补正"
        case .collect(let material): "收材料：" + (pack.materials.first { $0.id == material }?.title ?? material)
        case .checkUpload(let material):
            "核对手机上传：" + (pack.materials.first { $0.id == material }?.title ?? material)
        case .answer: "答复问题"
        case .offerHours: "报可以勘查的时间"
        case .appoint: "约定联合勘查时间"
        case .decideWithdrawal: "确认撤件"
        case .takeOver: "签收材料"
        case .evaluate: "请申请人评价"
        }
    }
}

extension CaseTask.Urgency {
    /// How pressing a limit makes what falls under it.
    init(_ state: ClockReading.State) {
        self =
            switch state {
            case .unlimited: .unlimited
            case .running: .running
            case .warned: .warned
            case .paused: .paused
            case .late: .late
            case .breached: .breached
            }
    }
}
