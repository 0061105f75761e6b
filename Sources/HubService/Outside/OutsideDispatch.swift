import HallCore
import HubAdapters
import HubStore

/// Which outside systems are told what when a case moves. Pure: the same move gives the same messages under the same keys.
struct OutsideDispatch: Sendable {
    /// Utilities that have a system of their own, by id, and its name in the settings.
    var systems: [UtilityID: String] = [:]
    /// Utilities that take repairs by Open311.
    var repairs: [UtilityID: RepairRule] = [:]
    var tellsApproval = false
    var subscribers: [Subscription] = []
    let surroundings: TimeAndChance
    /// The step under whose key a task is opened.
    static let openStep = "open"

    /// Messages that follow from a move, in order.
    func messages(of move: CaseMove) throws -> [OutgoingMessage] {
        try (move.new.lanes.flatMap { try tasks(of: $0, move) } + states(of: move) + progress(of: move)).inOrder
    }

    private func tasks(of lane: LaneProcess, _ move: CaseMove) throws -> [OutgoingMessage] {
        guard let before = move.old.lane(lane.utility) else { return [] }
        if let rule = repairs[lane.utility], move.pack.service(lane.utility, in: move.new.form)?.isRepair ?? false {
            return isTold(lane, move.pack) && !isTold(before, move.pack) ? [try repair(rule, lane.utility, move)] : []
        }
        guard let system = systems[lane.utility] else { return [] }
        let context = Context(
            record: move.record, pack: move.pack, system: system, lane: lane, process: move.new,
            promises: move.standing.lanes.first { $0.utility == lane.utility }?.promises ?? [],
            documents: move.documents(for: lane.utility))
        guard isTold(before, move.pack) else { return isTold(lane, move.pack) ? [try opened(context)] : [] }
        return try [
            supplement(context, from: move.old), papers(context, of: move), appointed(context, from: move.old),
            withdrawn(context, from: before),
        ].compactMap(\.self)
    }

    private struct Context {
        var record: CaseRecord
        var pack: PolicyPack
        var system: String
        var lane: LaneProcess
        var process: CaseProcess
        var promises: [Promise]
        var documents: [UtilityTask.Document]

        /// The key of the task itself, of which the others are added steps.
        var task: IdempotencyKey { key(OutsideDispatch.openStep) }

        func key(_ step: String) -> IdempotencyKey {
            IdempotencyKey(caseID: record.id, lane: lane.utility, step: step)
        }
    }

    /// A utility is told of its task once the lane is past reception and acceptance.
    private func isTold(_ lane: LaneProcess, _ pack: PolicyPack) -> Bool {
        lane.finished.contains { pack.stage($0.stage)?.status == .accepted }
            || lane.finished.contains { pack.stage($0.stage)?.status == .submitted } && !isAccepting(lane, pack)
    }

    private func isAccepting(_ lane: LaneProcess, _ pack: PolicyPack) -> Bool {
        lane.position.stage.flatMap(pack.stage)?.kind == .acceptance
    }

    private func opened(_ context: Context) throws -> OutgoingMessage {
        let pack = context.pack
        let own = pack.stages(from: context.lane.position.stage ?? "")
        let task = UtilityTask(
            caseNumber: context.record.number, division: context.record.division, utility: context.lane.utility,
            service: pack.service(context.lane.utility, in: context.process.form)?.id ?? "",
            submittedAt: context.record.submittedAt, answers: answers(for: context.lane.utility, context.process, pack),
            limits: context.promises.map { .init(id: $0.id, title: $0.title, due: $0.due?.due) },
            documents: context.documents,
            stages: pack.stages.filter { own.contains($0.id) && !$0.status.isTerminal }.map {
                .init(id: $0.id, title: $0.title)
            },
            facts: pack.facts.filter { own.contains($0.askedAt) }.map { .init(id: $0.id, title: $0.title) })
        return try message(.open(task), context.task, context)
    }

    /// Only what concerns the utility: its own sections and those that are everybody's.
    private func answers(for utility: UtilityID, _ process: CaseProcess, _ pack: PolicyPack) -> [String: String] {
        let form = pack.form(process.form.formID)
        let fields = (form?.sections ?? []).filter { $0.utility ?? utility == utility }.flatMap(\.fields).map(\.id)
        return fields.reduce(into: [:]) { $0[$1] = process.form.value(of: $1) }
    }

    private func supplement(_ context: Context, from old: CaseProcess) throws -> OutgoingMessage? {
        let rounds = context.process.corrections.count { $0.mendedAt != nil && $0.concerns(context.lane.utility) }
        let before = old.corrections.count { $0.mendedAt != nil && $0.concerns(context.lane.utility) }
        guard rounds > before else { return nil }
        let now = answers(for: context.lane.utility, context.process, context.pack)
        let then = answers(for: context.lane.utility, old, context.pack)
        let added = UtilityMessage.Supplement(answers: now.filter { then[$0.key] != $0.value }, note: "申请人已补正")
        return try message(.supplement(task: context.task, added), context.key("mended-\(rounds)"), context)
    }

    /// Papers that the window has checked, or the library given, since the utility was told last.
    private func papers(_ context: Context, of move: CaseMove) throws -> OutgoingMessage? {
        guard !context.lane.position.isOver, !context.documents.isEmpty else { return nil }
        let before = move.documents(for: context.lane.utility, in: move.old)
        let added = context.documents.filter { !before.contains($0) }
        guard !added.isEmpty else { return nil }
        return try message(
            .supplement(task: context.task, UtilityMessage.Supplement(documents: added)),
            context.key("papers-\(move.version)"), context)
    }

    private func appointed(_ context: Context, from old: CaseProcess) throws -> OutgoingMessage? {
        guard let hour = context.process.survey.hour, hour != old.survey.hour else { return nil }
        return try message(
            .supplement(task: context.task, UtilityMessage.Supplement(surveyAt: hour.timestamp)),
            context.key("survey-\(hour.text)"), context)
    }

    private func withdrawn(_ context: Context, from before: LaneProcess) throws -> OutgoingMessage? {
        guard !before.position.isOver else { return nil }
        switch context.lane.position {
        case .withdrawn:
            return try message(.withdraw(task: context.task, reason: nil), context.key("withdraw"), context)
        case .refused:
            return try message(
                .withdraw(task: context.task, reason: context.lane.reason), context.key("withdraw"), context)
        case .inside, .waiting, .undecided, .ended: return nil
        }
    }

    private func message(
        _ content: UtilityMessage, _ key: IdempotencyKey, _ context: Context
    ) throws -> OutgoingMessage {
        outgoing(try content.message(key: key), to: context.system, laneKey: context.task.text)
    }

    func outgoing(_ message: OutsideMessage, to system: String, laneKey: String) -> OutgoingMessage {
        OutgoingMessage(
            id: surroundings.identifier(), laneKey: laneKey, system: system, kind: message.kind,
            key: message.key.text, body: message.body, fingerprint: message.fingerprint)
    }
}

extension [OutgoingMessage] {
    /// The same messages with their identifiers dealt out anew: messages of one moment are sent in the order of these.
    fileprivate var inOrder: [OutgoingMessage] {
        zip(self, map(\.id).sorted()).map { message, id in
            var message = message
            message.id = id
            return message
        }
    }
}
