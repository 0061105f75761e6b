public import HallCore
public import HubStore

/// What somebody typed to sign in, and from where.
public struct SignInAttempt: Sendable {
    public var id: StaffID
    public var password: String
    public var address: SourceAddress

    /// - Parameter workNumber: as typed.
    public init(division: String, workNumber: String, password: String, address: SourceAddress) {
        id = StaffID(division: division, typed: workNumber)
        self.password = password
        self.address = address
    }
}

/// What became of a sign-in.
public enum SignInOutcome: Hashable, Sendable {
    /// The token goes into the cookie and nowhere else.
    case opened(token: String)
    /// The password was right; the token is good for entering the code only.
    case codeNeeded(token: String)
    /// Work number, password or code is wrong; which one is not said.
    case wrong
    case locked(until: Timestamp)
    /// Too much time between password and code.
    case signInAgain
}

extension Accounts {
    /// Checks a password and opens a session. Unknown and inactive accounts are answered like wrong passwords, in the
    /// same time and with the same locks.
    public func signIn(_ attempt: SignInAttempt) async throws -> SignInOutcome {
        guard attempt.id.hasDivision else { return .wrong }
        let (known, lock): (StaffMember?, Timestamp?)
        do {
            (known, lock) = try await count(attempt)
        } catch let wait as SignInWait { return .locked(until: wait.until) }
        let member = known.flatMap { $0.isActive ? $0 : nil }
        guard await bench.matches(attempt.password, member?.passwordHash), let member else {
            if known != nil { try await recordRefusal(of: attempt) }
            return lock.map { .locked(until: $0) } ?? .wrong
        }
        let hash = await bench.isOutdated(member.passwordHash) ? try await bench.hash(attempt.password).text : nil
        return try await open(attempt, checked: member.passwordHash, newHash: hash)
    }

    private func count(_ attempt: SignInAttempt) async throws -> (StaffMember?, Timestamp?) {
        let (id, now) = (attempt.id, surroundings.now())
        let tallies = [keys.passwordTally(of: id), keys.addressTally(of: attempt.address, in: id.division)]
        return try await store.writeAccounts { statements in
            let member = id.isWellFormed ? try statements.member(id) : nil
            let locks = try tallies.map { try $0.count(in: statements, at: now) }
            return (member, locks.compactMap(\.self).max())
        }
    }

    private func recordRefusal(of attempt: SignInAttempt) async throws {
        let event = event(.signInRefused, by: attempt.id, object: attempt.address.text)
        try await store.writeAccounts { _ = try $0.record(event) }
    }

    /// - Parameter hash: what the password was checked against; if it has changed since, the check means nothing.
    private func open(
        _ attempt: SignInAttempt, checked hash: String, newHash: String?
    ) async throws -> SignInOutcome {
        let (id, now, token) = (attempt.id, surroundings.now(), newToken())
        let (password, address) = (
            keys.passwordTally(of: id), keys.addressTally(of: attempt.address, in: id.division)
        )
        let event = event(.signedIn, by: id, object: attempt.address.text)
        return try await store.writeAccounts { statements in
            guard var member = try statements.member(id), member.isActive, member.passwordHash == hash else {
                return .wrong
            }
            try password.forget(in: statements)
            try address.uncount(in: statements)
            try Self.forgetOld(in: statements, at: now)
            if let newHash {
                member.passwordHash = newHash
                try statements.save(member)
            }
            let stage = member.secondFactor.isEnrolled ? StaffSession.Stage.code : .open
            try statements.save(
                StaffSession(
                    tokenHash: AccountKeys.hash(token: token), staff: id, stage: stage, openedAt: now, seenAt: now))
            if stage == .open { try statements.record(event) }
            return stage == .open ? .opened(token: token) : .codeNeeded(token: token)
        }
    }

    private static func forgetOld(in statements: any AccountStatements, at now: Timestamp) throws {
        try statements.forget(
            sessionsSeenBefore: now.adding(minutes: -SessionRules.idleMinutes),
            countersBefore: now.adding(minutes: -FailureLadder.keptMinutes))
    }

    func newToken() -> String {
        Hexadecimal.text(surroundings.bytes(32))
    }
}
