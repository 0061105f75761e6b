public import HallCore
public import HubStore

extension Hub {
    /// A page of the work of somebody's offices in one division.
    /// - Throws: ``AccountRefusal`` for offices that are not theirs.
    public func queue(_ query: TaskQuery, for staff: SignedInStaff) async throws -> [QueuedTask] {
        _ = try await accounts.allow(.seeInbox, for: staff, in: query.division)
        return try await store.tasks(try own(query, staff))
    }

    /// How much of each urgency waits there.
    public func taskCounts(_ query: TaskQuery, for staff: SignedInStaff) async throws -> [CaseTask.Urgency: Int] {
        try await store.taskCounts(try own(query, staff))
    }

    /// Supervisors see everybody's work, others that of their offices.
    private func own(_ query: TaskQuery, _ staff: SignedInStaff) throws -> TaskQuery {
        let posts = staff.permit.posts.filter { $0.covers(division: query.division) }
        guard !posts.contains(where: { $0.party == .supervisor }) else { return query }
        let offices = posts.map(\.party)
        var query = query
        query.parties = query.parties.isEmpty ? offices : query.parties.filter(offices.contains)
        // An empty list would ask for everybody's.
        if query.parties.isEmpty { query.parties = [.system] }
        if query.parties.contains(.manager) { query.manager = staff.permit.workNumber }
        return query
    }

    /// The pack a case began with, for lists.
    public func pack(of record: CaseRecord) -> PolicyPack? { packs.pack(of: record) }
}
