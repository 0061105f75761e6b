public import HallCore
public import HubStore

extension Accounts {
    /// Adds somebody whom the hub's operator names, without a session: the first administrator, a demonstration's
    /// staff.
    /// - Throws: ``AccountRefusal``.
    public func seed(
        _ id: StaffID, name: String, posts: [Post], password: String, mustChange: Bool
    ) async throws {
        try Self.check(password, name: name, of: id)
        try await insert(
            id, name: name, posts: posts, password: password, mustChange: mustChange,
            event: operatorsEvent(.staffAdded, of: id, reason: Self.text(posts)))
    }

    /// Whether there is somebody of this work number.
    public func knows(_ id: StaffID) async throws -> Bool {
        try await store.readAccounts { try $0.member(id) } != nil
    }

    /// Lets somebody in again whom no administrator can help: a new password that has to be changed at once, no lock, no
    /// second factor, an account in use. Their sessions end.
    /// - Throws: ``AccountRefusal``.
    public func rescue(_ id: StaffID, password: String) async throws {
        guard let known = try await store.readAccounts({ try $0.member(id) }) else { throw AccountRefusal.unknown }
        try Self.check(password, name: known.name, of: id)
        let hash = try await bench.hash(password).text
        let tallies = [keys.passwordTally(of: id), keys.codeTally(of: id)]
        let events = [AuditAct.passwordReset, .secondFactorReset].map { operatorsEvent($0, of: id) }
        try await store.writeAccounts { statements in
            guard var member = try statements.member(id) else { throw AccountRefusal.unknown }
            (member.passwordHash, member.mustChangePassword) = (hash, true)
            (member.secondFactor, member.isActive) = (SecondFactor(), true)
            for tally in tallies { try tally.forget(in: statements) }
            try statements.closeSessions(of: id, except: nil)
            try statements.save(member)
            for event in events { try statements.record(event) }
        }
    }

    private static func check(_ password: String, name: String, of id: StaffID) throws {
        guard let problem = PasswordRule.problem(with: password, name: name, workNumber: id.workNumber) else { return }
        throw AccountRefusal.password(problem)
    }

    private func operatorsEvent(_ act: AuditAct, of id: StaffID, reason: String? = nil) -> AuditEvent {
        AuditEvent(
            division: id.division, at: surroundings.now(), workNumber: Party.system.description, party: .system,
            act: act, object: id.workNumber, reason: reason)
    }
}
