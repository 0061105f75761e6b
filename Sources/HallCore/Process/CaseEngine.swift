/// Moves cases through a pack's stages. Pure: the same case, event and moment give the same result.
public struct CaseEngine: Sendable {
    let pack: PolicyPack
    let clock: DeadlineEngine

    /// Works by this pack and calendar.
    public init(pack: PolicyPack, calendar: WorkCalendar) {
        self.pack = pack
        clock = pack.engine(calendar)
    }

    /// A case as it stands when it is submitted.
    public func open(_ form: ApplicationForm, at submittedAt: Timestamp) -> CaseProcess {
        let chosen = pack.utilities.map(\.id).filter(form.utilities.contains)
        return CaseProcess(
            form: form, submittedAt: submittedAt,
            lanes: chosen.map { LaneProcess(utility: $0, first: pack.firstStage(of: pack.service($0, in: form))) })
    }

    /// The case after an event.
    ///
    /// - Parameter actor: Who did it; events that only one office may do are refused to others.
    public func apply(
        _ event: ProcessEvent, to process: CaseProcess, at now: Timestamp, by actor: Actor = .system
    ) throws(ProcessRefusal) -> CaseProcess {
        var process = process
        switch event {
        case .finish(let stage, let lane): try finish(stage, lane, &process, now)
        case .learn(let facts, let lane): try learn(facts, lane, &process, now)
        case .request(let kind, let lane, let changed): try request(kind, lane, changed, &process, now)
        case .opinion(let kind, let lane, let department, let verdict, let remark):
            try give(Opinion(verdict: verdict, remark: remark, by: department, at: now), on: kind, lane, &process)
        case .pause(let lane, let reason): try pause(lane, reason, &process, now)
        case .resume(let lane): try resume(lane, &process, now)
        case .extend(let lane, let deadline, let added): try extend(lane, deadline, added, &process)
        case .answerPartially(let stage): try answerPartially(stage, &process, now)
        case .report(let problem, let lane, let text):
            process.problems.append(ReportedProblem(id: problem, utility: lane, reportedAt: now, text: text))
        case .answer(let problem, let answer, let text): try give(answer, text, to: problem, &process)
        case .note, .drop, .sendCorrections, .mend, .receive: try applyPapers(event, &process, now, actor)
        case .agreeToLicences, .obtain: try applyLicences(event, &process, now, actor)
        case .supply, .upload, .checkUpload, .reprint: try applySupplies(event, &process, now, actor)
        case .offer, .appoint, .postpone: try applySurvey(event, &process, now)
        case .refuse(let lane, let reason): try refuse(lane, reason, &process)
        case .askWithdrawal, .decideWithdrawal, .withdraw: try applyWithdrawal(event, &process, now)
        case .fill, .handOver, .takeOver, .assign, .transfer, .evaluate: try applyDesk(event, &process, now, actor)
        }
        join(&process)
        return process
    }

    /// What rules know of one lane now.
    public func facts(of process: CaseProcess, lane: UtilityID?, at now: Timestamp) -> Facts {
        decided(process, lane: lane, at: now).facts
    }

    /// The same, with what the tables decided by it.
    func decided(
        _ process: CaseProcess, lane: UtilityID?, at now: Timestamp
    ) -> (facts: Facts, decisions: [Decision]) {
        var facts = pack.facts(of: process.form, lane: lane, known: process.known, at: now)
        let decisions = pack.decisions(&facts)
        return (facts, decisions)
    }

    func index(of lane: UtilityID, in process: CaseProcess) throws(ProcessRefusal) -> Int {
        guard let index = process.lanes.firstIndex(where: { $0.utility == lane }) else { throw .noLane(lane) }
        guard !process.lanes[index].position.isOver else { throw .ended }
        return index
    }

    /// Lanes that wait at a stage go in when no other live lane can still come to it.
    private func join(_ process: inout CaseProcess) {
        for stage in Set(process.lanes.compactMap(\.waitingAt)) {
            let missing = process.lanes.contains { lane in
                guard lane.waitingAt != stage, let place = lane.position.stage, !lane.position.isOver else {
                    return false
                }
                guard lane.position != .inside(stage) else { return false }
                return lane.finish(of: stage) == nil && pack.stages(from: place).contains(stage)
            }
            guard !missing || process.openedEarly.contains(stage) else { continue }
            for index in process.lanes.indices where process.lanes[index].waitingAt == stage {
                process.lanes[index].position = .inside(stage)
            }
        }
    }
}

extension LaneProcess {
    var waitingAt: String? {
        if case .waiting(let stage) = position { stage } else { nil }
    }
}
