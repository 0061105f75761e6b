/// Everything that follows from where a case stands at one moment: what stores, lists, boards and kiosks show of it.
public struct CaseStanding: Sendable {
    /// One lane as the applicant sees it.
    public struct LaneStanding: Sendable, Hashable {
        public var utility: UtilityID
        public var status: LaneStatus
        public var stage: String
        /// What the applicant is told: what is missing, why it was refused, why it stands still.
        public var message: String?
        public var promises: [Promise]

        /// Gathers its parts.
        public init(
            utility: UtilityID, status: LaneStatus, stage: String, message: String? = nil, promises: [Promise] = []
        ) {
            self.utility = utility
            self.status = status
            self.stage = stage
            self.message = message
            self.promises = promises
        }
    }

    /// Somebody has to be told that a limit came to a mark.
    public struct Alert: Sendable, Hashable {
        public var lane: UtilityID
        public var deadline: String
        /// `80%`, `due`, `legal`, or whom it is escalated to.
        public var mark: String
        public var party: Party
    }

    public var lanes: [LaneStanding]
    public var tasks: [CaseTask]
    public var limits: [CaseEngine.LimitReading]
    public var alerts: [Alert]
    /// When something of this changes by itself; nil when nothing does.
    public var nextMark: Timestamp?
    public var isOver: Bool
}

extension CaseEngine {
    /// Works out everything that follows from where a case stands.
    public func standing(of process: CaseProcess, at now: Timestamp) -> CaseStanding {
        let limits = limits(of: process, at: now)
        return CaseStanding(
            lanes: process.lanes.map { standing(of: $0, process, limits, at: now) },
            tasks: tasks(of: process, under: limits, at: now), limits: limits,
            alerts: limits.filter { !$0.isOver }.flatMap { alerts($0) },
            nextMark: limits.filter { !$0.isOver }.compactMap(\.nextMark).min(), isOver: process.isOver)
    }

    private func standing(
        of lane: LaneProcess, _ process: CaseProcess, _ limits: [LimitReading], at now: Timestamp
    ) -> CaseStanding.LaneStanding {
        let open = process.openCorrection.flatMap { $0.concerns(lane.utility) ? $0 : nil }
        let stage = lane.position.stage ?? lane.finished.last?.stage ?? ""
        let status: LaneStatus =
            switch lane.position {
            case .withdrawn: .withdrawn
            case .refused: .refused
            case .ended: pack.stage(stage)?.status ?? .completed
            case .inside, .waiting, .undecided: open == nil ? pack.stage(stage)?.status ?? .working : .correcting
            }
        return CaseStanding.LaneStanding(
            utility: lane.utility, status: status, stage: stage,
            message: message(of: lane, open), promises: promises(of: lane, process, limits, at: now))
    }

    private func message(of lane: LaneProcess, _ open: CorrectionRound?) -> String? {
        if case .refused = lane.position { return lane.reason }
        guard !lane.position.isOver else { return nil }
        if let open {
            return open.items.filter { $0.lane ?? lane.utility == lane.utility }.map(\.text).joined(separator: "；")
        }
        return lane.isPaused ? lane.pauses.last.map { "暂停计时：\(PauseReason.title($0.reason))" } : nil
    }

    /// The limits of a lane with the hours that are known by now.
    private func promises(
        of lane: LaneProcess, _ process: CaseProcess, _ limits: [LimitReading], at now: Timestamp
    ) -> [Promise] {
        let facts = facts(of: process, lane: lane.utility, at: now)
        return pack.deadlines(of: lane.utility, pack.service(lane.utility, in: process.form)).compactMap { deadline in
            guard deadline.when?.truth(facts) ?? .yes != .no else { return nil }
            let reading = limits.first { $0.lane == lane.utility && $0.deadline.id == deadline.id }?.reading
            return Promise(
                id: deadline.id, title: deadline.title, kind: deadline.promised.kind, due: reading?.promised,
                legal: reading?.legal, cite: deadline.cite,
                unstatedText: reading?.promised == nil ? deadline.text ?? deadline.words : nil)
        }
    }

    /// Warnings to who acts; what is late, and whom the pack tells then, to the supervisor.
    private func alerts(_ limit: LimitReading) -> [CaseStanding.Alert] {
        func alert(_ mark: String, _ party: Party) -> CaseStanding.Alert {
            CaseStanding.Alert(lane: limit.lane, deadline: limit.deadline.id, mark: mark, party: party)
        }
        let owner = pack.stage(limit.deadline.stage).map { party(of: $0, limit.lane) } ?? .window
        var alerts: [CaseStanding.Alert] = []
        switch limit.reading.state {
        case .warned(let percent): alerts = [alert("\(percent)%", owner)]
        case .late: alerts = [alert("due", owner), alert("due", .supervisor)]
        case .breached: alerts = [alert("legal", owner), alert("legal", .supervisor)]
        case .unlimited, .running, .paused: return []
        }
        return alerts + limit.reading.escalatedTo.map { alert($0, .supervisor) }
    }
}

extension CaseStanding {
    /// The case in one word: what its least advanced live lane says; when all are over, completed if one is.
    public var status: LaneStatus {
        let order: [LaneStatus] = [.correcting, .submitted, .accepted, .working, .completed, .refused, .withdrawn]
        return order.first { status in lanes.contains { $0.status == status } } ?? .submitted
    }
}

extension CaseEngine.LimitReading {
    /// How a limit came out, or stands, in one word for statistics.
    public enum Outcome: String, Sendable, CaseIterable {
        case open, kept, late, breached, unlimited
    }

    /// How it came out: open while it runs and is not late.
    public var outcome: Outcome {
        switch reading.state {
        case .late: .late
        case .breached: .breached
        case .unlimited: .unlimited
        case .running, .warned, .paused: end != nil ? .kept : .open
        }
    }
}
