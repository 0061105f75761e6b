public import HallCore
public import HubStore

extension Accounts {
    /// The staff of a division, by work number.
    /// - Throws: ``AccountRefusal``.
    public func staff(of division: String, for administrator: SignedInStaff) async throws -> [StaffMember] {
        _ = try await allow(.manageStaff, for: administrator, in: division)
        return try await store.readAccounts { try $0.members(of: division) }
    }

    /// Adds somebody.
    /// - Returns: the password to begin with; it has to be changed at once and is shown only here.
    /// - Throws: ``AccountRefusal``.
    public func add(
        _ id: StaffID, name: String, posts: [Post], by administrator: SignedInStaff
    ) async throws -> String {
        try await checkPosts(posts, of: id, by: administrator)
        let password = firstPassword()
        try await insert(
            id, name: name, posts: posts, password: password, mustChange: true,
            event: event(
                .staffAdded, by: administrator.id, in: id.division, object: id.workNumber, reason: Self.text(posts)))
        return password
    }

    /// Gives somebody other posts; they hold from the next page on.
    public func setPosts(_ posts: [Post], of id: StaffID, by administrator: SignedInStaff) async throws {
        try await checkPosts(posts, of: id, by: administrator)
        try await change(id, .postsChanged, by: administrator, reason: Self.text(posts)) { member, _ in
            member.posts = posts
        }
    }

    /// Ends an account's sessions and lets it in no more, or lets it in again.
    public func setActive(_ isActive: Bool, of id: StaffID, by administrator: SignedInStaff) async throws {
        let act = isActive ? AuditAct.staffReactivated : .staffDeactivated
        try await change(id, act, by: administrator) { member, statements in
            member.isActive = isActive
            try statements.closeSessions(of: id, except: nil)
        }
    }

    /// Gives somebody a new first password and lifts their lock.
    /// - Returns: the password, shown only here.
    public func resetPassword(of id: StaffID, by administrator: SignedInStaff) async throws -> String {
        let (password, tally) = (firstPassword(), keys.passwordTally(of: id))
        let hash = try await bench.hash(password).text
        try await change(id, .passwordReset, by: administrator) { member, statements in
            (member.passwordHash, member.mustChangePassword) = (hash, true)
            try tally.forget(in: statements)
            try statements.closeSessions(of: id, except: nil)
        }
        return password
    }

    /// Takes the second factor off an account whose phone is lost.
    public func resetSecondFactor(of id: StaffID, by administrator: SignedInStaff) async throws {
        let tally = keys.codeTally(of: id)
        try await change(id, .secondFactorReset, by: administrator) { member, statements in
            member.secondFactor = SecondFactor()
            try tally.forget(in: statements)
            try statements.closeSessions(of: id, except: nil)
        }
    }

    /// Lets somebody try again at once.
    public func liftLock(of id: StaffID, by administrator: SignedInStaff) async throws {
        let tallies = [keys.passwordTally(of: id), keys.codeTally(of: id)]
        try await change(id, .lockLifted, by: administrator) { _, statements in
            for tally in tallies { try tally.forget(in: statements) }
        }
    }

    /// Changes one account with everything it entails. Nobody does so to their own.
    private func change(
        _ id: StaffID, _ act: AuditAct, by administrator: SignedInStaff, reason: String? = nil,
        _ body: @escaping @Sendable (inout StaffMember, any AccountStatements) throws -> Void
    ) async throws {
        _ = try await allow(.manageStaff, for: administrator, in: id.division)
        guard id != administrator.id else { throw AccountRefusal.yourself }
        let event = event(act, by: administrator.id, in: id.division, object: id.workNumber, reason: reason)
        try await store.writeAccounts { statements in
            guard var member = try statements.member(id) else { throw AccountRefusal.unknown }
            try body(&member, statements)
            try statements.save(member)
            try statements.record(event)
        }
    }

    func insert(
        _ id: StaffID, name: String, posts: [Post], password: String, mustChange: Bool, event: AuditEvent
    ) async throws {
        guard id.isWellFormed else { throw AccountRefusal.badWorkNumber }
        guard name.contains(where: { !$0.isWhitespace }) else { throw AccountRefusal.nameMissing }
        guard name.count <= Self.longestName else { throw AccountRefusal.nameTooLong }
        let member = StaffMember(
            id: id, name: name, posts: posts, passwordHash: try await bench.hash(password).text,
            mustChangePassword: mustChange)
        try await store.writeAccounts { statements in
            guard try statements.member(id) == nil else { throw AccountRefusal.exists }
            try statements.save(member)
            try statements.record(event)
        }
    }

    /// Nobody gives away posts outside their own division.
    private func checkPosts(_ posts: [Post], of id: StaffID, by administrator: SignedInStaff) async throws {
        for post in posts {
            guard post.party.role != nil else { throw AccountRefusal.badPost(post) }
            _ = try await allow(.manageStaff, for: administrator, in: post.division)
        }
        _ = try await allow(.manageStaff, for: administrator, in: id.division)
    }

    private func firstPassword() -> String {
        SpokenCode.text(surroundings.bytes(10), group: 4)
    }

    static func text(_ posts: [Post]) -> String {
        posts.map { [$0.party.description, $0.division, $0.hall].compactMap(\.self).joined(separator: " ") }
            .joined(separator: "; ")
    }
}
