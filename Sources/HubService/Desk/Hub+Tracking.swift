public import HallCore
import HubStore

/// A case as the applicant follows it.
public struct TrackedCase: Sendable {
    public var record: CaseRecord
    public var work: CaseFile.Work
}

extension Hub {
    /// The case of a receipt's code; nil when number and proof do not belong together, or its pack is not here.
    public func tracked(number: CaseNumber, proof: String) async throws -> TrackedCase? {
        guard let record = try await store.caseRecord(number: number),
            record.proof.uppercased() == proof.uppercased(), !proof.isEmpty,
            let stored = try await store.storedCase(record.id), let process = stored.process,
            let desk = desk(for: record)
        else { return nil }
        return TrackedCase(
            record: stored.record,
            work: CaseFile.Work(
                pack: desk.pack, engine: desk.engine, process: process,
                standing: desk.engine.standing(of: process, at: surroundings.now()), offices: [.applicant]))
    }

    /// The applicant's evaluation, once the case is over.
    public func evaluate(_ tracked: TrackedCase, _ evaluation: Evaluation) async throws -> OrderOutcome {
        try await perform(
            CaseOrder(caseID: tracked.record.id, expectedVersion: nil, events: [.evaluate(evaluation)]),
            by: .office(.applicant))
    }
}
