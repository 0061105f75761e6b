import HallCore
import HubAdapters

/// What a utility's report means for its lane: pure, so that the same report on the same case means the same.
struct UtilityReport {
    let event: UtilityEvent
    let lane: UtilityID

    /// What is done to the case, in order.
    func events(on process: CaseProcess, pack: PolicyPack) -> [ProcessEvent] {
        switch event.kind {
        case .accepted: return []
        case .correctionNeeded(let items):
            return items.enumerated().map { number, item in
                .note(
                    CorrectionItem(
                        id: "\(event.id)#\(number)", lane: lane, subject: subject(item.item, process, pack),
                        text: item.text))
            }
        case .factsFound(let facts):
            return facts.isEmpty ? [] : [.learn(facts: facts, lane: lane)]
        case .stageFinished(let stage):
            // A shared stage too: others may still wait there for their permissions.
            return [.finish(stage: stage, lane: lane)]
        case .resultSheet(let sheet): return self.sheet(sheet, pack)
        case .permissionRequested(let kind): return [.request(permission: kind, lane: lane)]
        case .refused(let reason): return [.refuse(lane: lane, reason: reason)]
        case .completed:
            guard case .inside(let stage)? = process.lane(lane)?.position else { return [] }
            return [.finish(stage: stage, lane: lane)]
        }
    }

    private func subject(
        _ item: String, _ process: CaseProcess, _ pack: PolicyPack
    ) -> CorrectionItem.Subject {
        if pack.form(process.form.formID)?.field(item) != nil { return .field(item) }
        return pack.materials.contains { $0.id == item } ? .material(item) : .other
    }

    /// The sheet as the pack's form has it, and what the pack's rules ask of it.
    private func sheet(_ sheet: ResultSheet, _ pack: PolicyPack) -> [ProcessEvent] {
        let facts = [
            "result.agreed": sheet.verdict == .refused ? "no" : "yes",
            "works.external": sheet.verdict == .refused ? nil : sheet.verdict == .agreedWithWorks ? "yes" : "no",
        ]
        let known = facts.compactMapValues(\.self).filter { fact in pack.facts.contains { $0.id == fact.key } }
        let learnt: [ProcessEvent] = known.isEmpty ? [] : [.learn(facts: known, lane: lane)]
        guard pack.form("feedback") != nil else { return learnt }
        let answers = [
            "feedback.proposal": sheet.proposal, "feedback.quotation": sheet.quotation.map { "\($0)" },
            "feedback.papers": sheet.needs?.joined(separator: "；"),
            "feedback.reason": sheet.reasons?.joined(separator: "；"),
        ].compactMapValues(\.self)
        return learnt + [.fill(FilledSheet(form: "feedback", lane: lane, answers: answers))]
    }
}
