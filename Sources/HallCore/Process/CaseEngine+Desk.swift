extension CaseEngine {
    /// What offices do with a case besides its stages.
    func applyDesk(
        _ event: ProcessEvent, _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        switch event {
        case .fill(let sheet): try fill(sheet, &process)
        case .handOver(let id, let papers, let party):
            guard !papers.isEmpty else { throw .textMissing }
            guard !process.handOvers.contains(where: { $0.id == id }) else { return }
            process.handOvers.append(HandOver(id: id, papers: papers, from: actor, to: party, givenAt: now))
        case .takeOver(let id): try takeOver(id, &process, now, actor)
        case .assign(let party, let workNumber): process.assignees[party] = workNumber
        case .transfer(let hall):
            guard !process.isOver else { throw .ended }
            process.hall = hall
        case .evaluate(let evaluation):
            guard process.isOver, process.evaluation == nil else { throw .mayNotEvaluate }
            process.evaluation = evaluation
        default: return
        }
    }

    private func fill(_ sheet: FilledSheet, _ process: inout CaseProcess) throws(ProcessRefusal) {
        guard let form = pack.form(sheet.form) else { throw .unknownSheet(sheet.form) }
        if let lane = sheet.lane { _ = try index(of: lane, in: process) }
        var sheet = sheet
        sheet.answers = sheet.answers.filter { form.field($0.key) != nil && !$0.value.isEmpty }
        process.sheets.removeAll { $0.form == sheet.form && $0.lane == sheet.lane }
        process.sheets.append(sheet)
    }

    private func takeOver(
        _ id: String, _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        guard let index = process.handOvers.firstIndex(where: { $0.id == id }) else { throw .unknownHandOver(id) }
        guard process.handOvers[index].takenAt == nil else { return }
        guard process.handOvers[index].to == actor.party else { throw .notYours(process.handOvers[index].to) }
        process.handOvers[index].takenAt = now
        process.handOvers[index].takenBy = actor
    }

    func refuse(_ lane: UtilityID, _ reason: String, _ process: inout CaseProcess) throws(ProcessRefusal) {
        let index = try index(of: lane, in: process)
        guard !TypedText.trimmed(reason).isEmpty else { throw .textMissing }
        process.lanes[index].position = .refused(at: process.lanes[index].position.stage ?? "")
        process.lanes[index].reason = TypedText.trimmed(reason)
    }

    /// What was not accepted yet is withdrawn at once; for the rest somebody has to agree, 撤件待确认.
    func applyWithdrawal(
        _ event: ProcessEvent, _ process: inout CaseProcess, _ now: Timestamp
    ) throws(ProcessRefusal) {
        switch event {
        case .withdraw(let lane):
            let index = try index(of: lane, in: process)
            process.lanes[index].position = .withdrawn
        case .askWithdrawal(let lane):
            guard process.withdrawal == nil else { throw .alreadyAsked }
            let asked =
                try lane.map { lane throws(ProcessRefusal) in [try index(of: lane, in: process)] }
                ?? process.lanes.indices.filter { !process.lanes[$0].position.isOver }
            guard !asked.isEmpty else { throw .ended }
            let begun = asked.filter { pack.stage(process.lanes[$0].position.stage ?? "")?.status != .submitted }
            for index in asked where !begun.contains(index) { process.lanes[index].position = .withdrawn }
            guard !begun.isEmpty else { return }
            process.withdrawal = WithdrawalRequest(lanes: begun.map { process.lanes[$0].utility }, askedAt: now)
        case .decideWithdrawal(let agreed):
            guard let request = process.withdrawal else { throw .noWithdrawal }
            process.withdrawal = nil
            guard agreed else { return }
            for index in process.lanes.indices where request.lanes.contains(process.lanes[index].utility) {
                if !process.lanes[index].position.isOver { process.lanes[index].position = .withdrawn }
            }
        default: return
        }
    }
}
