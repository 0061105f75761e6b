extension CaseEngine {
    /// Everything that has to be done for a case now, the most pressing first.
    public func tasks(of process: CaseProcess, at now: Timestamp) -> [CaseTask] {
        tasks(of: process, under: limits(of: process, at: now), at: now)
    }

    /// The same with readings that are there already.
    func tasks(of process: CaseProcess, under limits: [LimitReading], at now: Timestamp) -> [CaseTask] {
        let open = limits.filter { !$0.isOver }
        let seeds =
            process.isOver
            ? evaluationSeeds(process)
            : stageSeeds(process) + opinionSeeds(process) + paperSeeds(process, now) + surveySeeds(process)
                + problemSeeds(process) + withdrawalSeeds(process)
        let handed = process.handOvers.filter { $0.takenAt == nil }.map {
            Seed(party: $0.to, lane: nil, work: .takeOver(handOver: $0.id), detail: $0.id, since: $0.givenAt)
        }
        return (seeds + handed).map { task($0, open) }.sorted { left, right in
            (left.urgency, left.due?.due ?? .distant, left.since, left.id)
                < (right.urgency, right.due?.due ?? .distant, right.since, right.id)
        }
    }

    /// A task before its limit was looked up.
    private struct Seed {
        var party: Party
        var lane: UtilityID?
        var work: CaseTask.Work
        /// What tells it from others of its kind.
        var detail = ""
        var since: Timestamp
        /// The stage whose limit it falls under.
        var stage: String?
    }

    private func task(_ seed: Seed, _ limits: [LimitReading]) -> CaseTask {
        let mine = limits.filter { seed.lane ?? $0.lane == $0.lane && $0.reading.state != .unlimited }
        let limit =
            seed.stage.flatMap { stage in mine.filter { $0.deadline.stage == stage }.mostPressing }
            ?? (seed.stage == nil ? mine.mostPressing : nil)
        let parts = [seed.work.kind, seed.detail, seed.lane ?? ""].filter { !$0.isEmpty }
        return CaseTask(
            id: parts.joined(separator: ":"), party: seed.party, lane: seed.lane, work: seed.work, since: seed.since,
            deadline: limit?.deadline.id, due: limit?.reading.promised, legal: limit?.reading.legal,
            urgency: limit.map { CaseTask.Urgency($0.reading.state) } ?? .unlimited)
    }

    /// Stages that somebody works in, and ways on that nobody can decide yet.
    private func stageSeeds(_ process: CaseProcess) -> [Seed] {
        var seeds: [Seed] = []
        for lane in process.lanes where !isMending(lane, process) {
            let since = lane.finished.last?.at ?? process.submittedAt
            switch lane.position {
            case .inside(let id):
                guard let stage = pack.stage(id), !isUndecided(lane, in: stage) else { continue }
                let party = party(of: stage, lane.utility)
                let isShared = stage.scope == .case && party == .window
                if isShared, seeds.contains(where: { $0.work == .finish(stage: id) }) { continue }
                seeds.append(
                    Seed(
                        party: party, lane: isShared ? nil : lane.utility, work: .finish(stage: id), detail: id,
                        since: since, stage: id))
            case .undecided(let stage, let facts):
                seeds.append(
                    Seed(
                        party: pack.stage(stage).map { party(of: $0, lane.utility) } ?? .window, lane: lane.utility,
                        work: .supply(after: stage, facts: facts), detail: stage, since: since))
            case .waiting, .ended, .refused, .withdrawn: continue
            }
        }
        return seeds
    }

    /// Which office finishes a stage.
    public func party(of stage: Stage, _ lane: UtilityID) -> Party {
        switch stage.party {
        case .window: return .window
        case .utility: return .utility(lane)
        case .manager: return .manager
        case .applicant: return .applicant
        case nil: break
        }
        return switch stage.kind {
        case .reception, .acceptance, .answer, .closing: .window
        case .review, .survey, .plan, .approval, .filing, .works, .inspection, .contract, .connection, nil:
            .utility(lane)
        }
    }

    /// While departments have to decide, nobody else can finish the stage.
    private func isUndecided(_ lane: LaneProcess, in stage: Stage) -> Bool {
        [.approval, .filing].contains(stage.kind) && lane.permissions.contains { $0.verdict == nil }
    }

    private func isMending(_ lane: LaneProcess, _ process: CaseProcess) -> Bool {
        process.openCorrection?.concerns(lane.utility) ?? false
    }

    /// One for each department and kind of permission, however many lanes asked for it.
    private func opinionSeeds(_ process: CaseProcess) -> [Seed] {
        var seeds: [Seed] = []
        for lane in process.lanes where !lane.position.isOver {
            for permission in lane.permissions where permission.verdict == nil {
                for department in permission.asked where permission.opinions[department] == nil {
                    let isUndivided = department == Permission.undivided
                    let seed = Seed(
                        party: isUndivided ? .utility(lane.utility) : .department(department),
                        lane: isUndivided ? lane.utility : nil,
                        work: .opinion(permission: permission.kind, department: department),
                        detail: isUndivided ? permission.kind : "\(permission.kind):\(department)",
                        since: permission.since(department), stage: stage(of: permission, lane))
                    if !seeds.contains(where: { $0.work == seed.work && $0.lane == seed.lane }) { seeds.append(seed) }
                }
            }
        }
        return seeds
    }

    private func stage(of permission: Permission, _ lane: LaneProcess) -> String? {
        let own = pack.approvals.first { $0.id == permission.kind }?.deadline
        return pack.deadlines.first { $0.id == own }?.stage ?? lane.position.stage
    }

    private func paperSeeds(_ process: CaseProcess, _ now: Timestamp) -> [Seed] {
        var seeds: [Seed] = []
        if !process.notedCorrections.isEmpty {
            seeds.append(Seed(party: .window, lane: nil, work: .sendCorrections, since: process.submittedAt))
        }
        if let open = process.openCorrection {
            seeds.append(Seed(party: .applicant, lane: nil, work: .mend, since: open.sentAt ?? process.submittedAt))
        }
        for material in Set(process.uploads.filter { $0.check == nil }.map(\.material)).sorted() {
            let since = process.uploads.filter { $0.material == material && $0.check == nil }.map(\.at).max()
            seeds.append(
                Seed(
                    party: .window, lane: nil, work: .checkUpload(material: material), detail: material,
                    since: since ?? process.submittedAt))
        }
        for material in openMaterials(of: process, at: now) where material.deferrable != nil && material.required {
            guard let lane = process.lanes.first(where: { isOnItsWay($0, to: material, process) }) else { continue }
            let since = lane.finished.last?.at ?? process.submittedAt
            seeds.append(
                Seed(
                    party: .utility(lane.utility), lane: lane.utility, work: .collect(material: material.id),
                    detail: material.id, since: since, stage: material.deferrable?.until))
        }
        return seeds
    }

    /// Whether a lane has been accepted, and the stage before which the paper must be there lies at or before it.
    private func isOnItsWay(_ lane: LaneProcess, to material: Material, _ process: CaseProcess) -> Bool {
        guard !lane.position.isOver, !lane.finished.isEmpty, concerns(material, lane.utility, process),
            let place = lane.position.stage, let until = material.deferrable?.until
        else { return false }
        return pack.stages(from: place).contains(until)
    }

    /// Hours are asked of a lane when its survey is reached, since before nobody knows whether there is one; one is chosen
    /// when every lane that still can come to it has offered.
    private func surveySeeds(_ process: CaseProcess) -> [Seed] {
        guard process.survey.hour == nil, pack.asksForAppointment || process.survey.postponed > 0 else { return [] }
        let lanes = surveyedLanes(of: process).compactMap { process.lane($0) }
        let reached = lanes.filter { $0.position.stage.flatMap(pack.stage)?.kind == .survey }
        let open = lanes.filter { (process.survey.offers[$0.utility] ?? []).isEmpty }.map(\.utility)
        let since = reached.compactMap { $0.finished.last?.at }.max() ?? process.submittedAt
        guard open.isEmpty else {
            return reached.map(\.utility).filter(open.contains).map {
                Seed(party: .utility($0), lane: $0, work: .offerHours, since: since)
            }
        }
        return reached.isEmpty ? [] : [Seed(party: .window, lane: nil, work: .appoint, since: since)]
    }

    private func problemSeeds(_ process: CaseProcess) -> [Seed] {
        process.problems.filter { $0.answer == nil }.map {
            Seed(
                party: $0.utility.map(Party.utility) ?? .window, lane: $0.utility, work: .answer(problem: $0.id),
                detail: $0.id, since: $0.reportedAt, stage: pack.problemStage)
        }
    }

    private func withdrawalSeeds(_ process: CaseProcess) -> [Seed] {
        process.withdrawal.map { [Seed(party: .window, lane: nil, work: .decideWithdrawal, since: $0.askedAt)] } ?? []
    }

    private func evaluationSeeds(_ process: CaseProcess) -> [Seed] {
        let isDone = process.lanes.contains { if case .ended = $0.position { true } else { false } }
        guard isDone, process.evaluation == nil else { return [] }
        let since = process.lanes.compactMap { $0.finished.last?.at }.max() ?? process.submittedAt
        return [Seed(party: .applicant, lane: nil, work: .evaluate, since: since)]
    }
}

extension [CaseEngine.LimitReading] {
    /// The limit that presses most, and of those the soonest.
    var mostPressing: Element? {
        self.min { left, right in
            (CaseTask.Urgency(left.reading.state), left.reading.promised?.due ?? .distant)
                < (CaseTask.Urgency(right.reading.state), right.reading.promised?.due ?? .distant)
        }
    }
}

extension Timestamp {
    /// Later than anything that is planned: 9999-12-31.
    fileprivate static let distant = Timestamp(milliseconds: 253_402_214_400_000)
}

extension PolicyPack {
    /// Whether the joint survey is held at an hour that is agreed on.
    var asksForAppointment: Bool {
        stages.contains { $0.kind == .survey } && forms.contains { $0.field(FieldNames.appointment) != nil }
    }

    /// The stage that ends when a reported problem is answered: that of a flow no service takes by itself.
    var problemStage: String? {
        let usual = services.filter { $0.form != nil }
            .reduce(into: Set()) { $0.formUnion(stages(from: firstStage(of: $1))) }
        return stages.first { $0.kind == .answer && !usual.contains($0.id) }?.id
    }
}
