public import HallCore
public import HubAdapters
import HubMessages
import HubStore
import Logging

/// What became of a utility's report. All but `unknownTask` and `gap` are answered as taken.
public enum ReportOutcome: Sendable, Hashable {
    case taken
    /// It was worked on before.
    case duplicate
    /// It does not fit the case as it stands; it is kept, and a person looks at it.
    case refused(ProcessRefusal)
    /// Others come before it: they are asked for.
    case gap(after: Int64)
    case unknownTask
}

extension Hub {
    /// Works on what a utility reports of a task, exactly once, in the order of its numbers.
    public func take(_ event: UtilityEvent, from utility: UtilityID) async throws -> ReportOutcome {
        guard let caseID = event.taskKey.caseID(ofTaskFor: utility) else { return .unknownTask }
        let report = OutsideReport(
            caseID: caseID, taskKey: event.taskKey.text, sequence: event.sequence, id: event.id,
            receivedAt: surroundings.now())
        let hub = self
        let fit = try await take(report) { try hub.decide(event, from: utility, on: $0) }
        switch fit {
        case nil: return .unknownTask
        case .duplicate?: return .duplicate
        case .gap(let last)?: return .gap(after: last)
        case .taken(nil)?: return .taken
        case .taken(let refusal?)?:
            log.warning("a report does not fit its case", metadata: ["task": "\(event.taskKey)"])
            return .refused(refusal)
        }
    }

    /// Works on a report once; why it does not fit its case is kept with it.
    func take(
        _ report: OutsideReport,
        _ decide: @escaping @Sendable (StoredCase) throws -> (step: CaseStep?, refusal: ProcessRefusal?)
    ) async throws -> ReportFit<ProcessRefusal?>? {
        try await store.take(report) { stored in
            let decided = try decide(stored)
            let words = try decided.refusal.map { try JSONValue(encoding: "\($0)").canonicalBytes() }
            return (decided.step, words, decided.refusal)
        }
    }

    private func decide(
        _ event: UtilityEvent, from utility: UtilityID, on stored: StoredCase
    ) throws -> (step: CaseStep?, refusal: ProcessRefusal?) {
        guard let desk = desk(for: stored.record), let process = stored.process else { return (nil, nil) }
        let events = UtilityReport(event: event, lane: utility).events(on: process, pack: desk.pack)
        return try settle(events, by: .office(.utility(utility)), on: stored)
    }

    /// What an office's system wants done, decided on as the case stands.
    func settle(
        _ events: [ProcessEvent], by principal: Principal, on stored: StoredCase
    ) throws -> (step: CaseStep?, refusal: ProcessRefusal?) {
        guard let desk = desk(for: stored.record), !events.isEmpty else { return (nil, nil) }
        let order = CaseOrder(caseID: stored.record.id, expectedVersion: nil, events: events)
        let decision = try desk.decide(order, by: principal, on: stored)
        if case .refused(let refusal) = decision.outcome { return (nil, refusal) }
        if case .forbidden(let offices) = decision.outcome { return (nil, .notYours(offices.first ?? .window)) }
        return (decision.step, nil)
    }
}

extension IdempotencyKey {
    /// The case of a task that was opened for this utility; nil for any other key.
    func caseID(ofTaskFor utility: UtilityID) -> UUIDv7? {
        guard let id = text.split(separator: ".").first.flatMap({ UUIDv7(String($0)) }) else { return nil }
        return self == IdempotencyKey(caseID: id, lane: utility, step: OutsideDispatch.openStep) ? id : nil
    }
}
