public import HallCore
public import HubStore

/// A case as the list of its project manager shows it.
public struct ManagedCase: Sendable {
    public var record: CaseRecord
    /// Nil as long as its pack is not here.
    public var work: CaseFile.Work?
    /// Where the list goes on after it.
    public var cursor: ManagedCursor
}

extension Hub {
    /// The cases that were given to somebody as project manager, the newest first.
    /// - Throws: ``AccountRefusal`` for who has no work there.
    public func managedCases(
        in division: String, after place: ManagedCursor?, limit: Int, for staff: SignedInStaff
    ) async throws -> [ManagedCase] {
        _ = try await accounts.allow(.seeInbox, for: staff, in: division)
        let cases = try await store.managedCases(
            of: staff.permit.workNumber, in: division, after: place, limit: limit)
        return cases.map { stored in
            ManagedCase(
                record: stored.record, work: work(of: stored, desk(for: stored.record), [.manager]),
                cursor: ManagedCursor(submittedAt: stored.record.submittedAt, caseID: stored.record.id))
        }
    }
}
