import HallCore
import HubStore

extension Accounts {
    /// Who is behind a cookie; nil when the session has run out or never was.
    /// - Parameter byHand: whether the person themself asked for the page. What a page fetches by itself does not keep a
    ///   session alive.
    public func signedIn(token: String, byHand: Bool = true) async throws -> SignedInStaff? {
        let (hash, now) = (AccountKeys.hash(token: token), surroundings.now())
        let found: (StaffSession, StaffMember)? = try await store.readAccounts { statements in
            guard let session = try statements.session(tokenHash: hash), SessionRules.isAlive(session, at: now),
                let member = try statements.member(session.staff), member.isActive
            else { return nil }
            return (session, member)
        }
        guard let (session, member) = found else { return nil }
        if byHand, SessionRules.isToTouch(session, at: now) { try await touch(hash) }
        return SignedInStaff(
            member, session, duty: duty(of: member, session), formToken: keys.formToken(of: hash),
            isElevated: SessionRules.isElevated(session, at: now))
    }

    /// Ends the session behind a cookie, if there is one.
    public func signOut(token: String) async throws {
        let hash = AccountKeys.hash(token: token)
        try await store.writeAccounts { [self] statements in
            guard let session = try statements.session(tokenHash: hash) else { return }
            try statements.closeSession(tokenHash: hash)
            try statements.record(event(.signedOut, by: session.staff))
        }
    }

    /// Gives oneself a new password; all other sessions end.
    /// - Throws: ``AccountRefusal``.
    public func changePassword(from old: String, to new: String, by staff: SignedInStaff) async throws {
        if let problem = PasswordRule.problem(with: new, name: staff.name, workNumber: staff.id.workNumber) {
            throw AccountRefusal.password(problem)
        }
        let checked = try await checkPassword(old, of: staff.id)
        guard await !bench.matches(new, checked) else { throw AccountRefusal.password(.sameAsBefore) }
        let hash = try await bench.hash(new).text
        let event = event(.passwordChanged, by: staff.id)
        try await store.writeAccounts { statements in
            guard try statements.session(tokenHash: staff.tokenHash)?.stage == .open,
                var member = try statements.member(staff.id), member.passwordHash == checked
            else { throw AccountRefusal.signInAgain }
            (member.passwordHash, member.mustChangePassword) = (hash, false)
            try statements.save(member)
            try statements.closeSessions(of: staff.id, except: staff.tokenHash)
            try statements.record(event)
        }
    }

    /// Counts and checks a password of somebody who is signed in already.
    /// - Returns: the hash it fits.
    @discardableResult
    func checkPassword(_ password: String, of id: StaffID) async throws -> String {
        let (tally, now) = (keys.passwordTally(of: id), surroundings.now())
        let (hash, lock): (String?, Timestamp?)
        do {
            (hash, lock) = try await store.writeAccounts { statements in
                let lock = try tally.count(in: statements, at: now)
                return (try statements.member(id)?.passwordHash, lock)
            }
        } catch let wait as SignInWait { throw AccountRefusal.locked(until: wait.until) }
        guard await bench.matches(password, hash), let hash else {
            throw lock.map { AccountRefusal.locked(until: $0) } ?? .wrongPassword
        }
        try await store.writeAccounts { try tally.forget(in: $0) }
        return hash
    }

    private func touch(_ hash: [UInt8]) async throws {
        let now = surroundings.now()
        try await store.writeAccounts { statements in
            guard var session = try statements.session(tokenHash: hash) else { return }
            session.seenAt = max(session.seenAt, now)
            try statements.save(session)
        }
    }

    private func duty(of member: StaffMember, _ session: StaffSession) -> SignedInStaff.Duty? {
        if session.stage == .code { return .enterCode }
        if member.mustChangePassword { return .changePassword }
        let roles = Set(member.posts.compactMap(\.party.role))
        guard !roles.isDisjoint(with: settings.secondFactorRoles), !member.secondFactor.isEnrolled else { return nil }
        return .enrolSecondFactor
    }
}
