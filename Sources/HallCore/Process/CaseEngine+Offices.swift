extension CaseEngine {
    /// The offices of which one has to do this; the first is the one whose task it is. Empty for what only the centre does.
    public func offices(for event: ProcessEvent, in process: CaseProcess) -> [Party] {
        switch event {
        case .finish(let stage, let lane): finishing(stage, lane, process)
        case .learn(_, let lane): utilities(lane, process) + [.window, .manager]
        case .request(_, let lane, _), .offer(let lane, _): [.utility(lane)]
        case .opinion(_, let lane, let department, _, _):
            department == Permission.undivided ? utilities(lane, process) : [.department(department)]
        case .pause(let lane, _), .resume(let lane), .refuse(let lane, _): [.utility(lane), .window, .manager]
        case .extend: [.supervisor]
        case .report(_, let lane, _): utilities(lane, process) + [.window, .manager, .applicant]
        case .answer(let problem, _, _):
            utilities(process.problems.first { $0.id == problem }?.utility, process) + [.window, .manager]
        case .note(let item): item.lane.map { [.utility($0), .window] } ?? [.window]
        case .drop(let id):
            (process.notedCorrections.first { $0.id == id }?.lane).map { [.utility($0), .window] } ?? [.window]
        case .sendCorrections, .answerPartially, .decideWithdrawal, .transfer, .checkUpload, .reprint, .agreeToLicences,
            .obtain:
            [.window]
        case .mend, .supply, .askWithdrawal, .appoint, .postpone: [.window, .applicant]
        case .upload: [.applicant]
        case .receive: [.window] + utilities(nil, process)
        case .fill(let sheet): utilities(sheet.lane, process) + [.window, .manager]
        case .withdraw: []
        case .handOver: [.window] + utilities(nil, process) + pack.departments.map { .department($0.id) }
        case .takeOver(let id): process.handOvers.first { $0.id == id }.map { [$0.to] } ?? []
        case .assign(.manager, _): [.supervisor, .window, .manager]
        case .assign(let party, _): [party, .manager, .supervisor]
        case .evaluate: [.applicant]
        }
    }

    private func finishing(_ id: String, _ lane: UtilityID?, _ process: CaseProcess) -> [Party] {
        guard let stage = pack.stage(id) else { return [.window] }
        let lanes = lane.map { [$0] } ?? process.lanes.filter { $0.position == .inside(id) }.map(\.utility)
        let parties = lanes.map { party(of: stage, $0) }
        return parties.isEmpty ? [.window] : parties + (stage.scope == .case ? [.manager] : [])
    }

    private func utilities(_ lane: UtilityID?, _ process: CaseProcess) -> [Party] {
        lane.map { [.utility($0)] } ?? process.lanes.map { .utility($0.utility) }
    }
}
