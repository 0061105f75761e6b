import HallCore
import HubService

/// A case, who looks at it, and when: what its page is worked out from.
struct CaseScene {
    let file: CaseFile
    let work: CaseFile.Work
    let visitor: Visitor
    let now: Timestamp
    let calendar: WorkCalendar
    /// An order that was not carried out.
    var trouble: OrderTrouble?

    var pack: PolicyPack { work.pack }
    var process: CaseProcess { work.process }
    var parties: [Party] { work.offices }
    var span: WorkSpan { WorkSpan(calendar: calendar, hours: pack.hall) }

    /// Whether one of the person's offices may do this.
    func may(_ event: ProcessEvent) -> Bool {
        work.engine.offices(for: event, in: process).contains(where: parties.contains)
    }

    /// Lanes that still go on, in the pack's order.
    var liveLanes: [UtilityID] {
        process.lanes.filter { !$0.position.isOver }.map(\.utility)
    }

    /// The short name, `供水`.
    func name(_ lane: UtilityID) -> String {
        pack.utility(lane)?.name ?? lane
    }

    var path: String { "/cases/\(file.record.id.text)" }

    /// Who has it in a lane now, as many as there are.
    func holders(of lane: UtilityID) -> [String] {
        let tasks = work.standing.tasks.filter { $0.lane ?? lane == lane }
        return tasks.map { $0.party.title(in: pack) }.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    /// Only an opinion is asked of them: they see no more than it needs.
    var isOpinionOnly: Bool {
        !parties.isEmpty && parties.allSatisfy { if case .department = $0 { true } else { false } }
    }
}
