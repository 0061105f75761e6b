import HallCore
import HubStore

extension Accounts {
    /// The second half of signing in. The session gets a new token, the old one was good for this only; the code counts
    /// as a step-up too.
    public func enterCode(
        _ code: String, token: String, address: SourceAddress
    ) async throws -> SignInOutcome {
        let (now, newToken, old) = (surroundings.now(), newToken(), AccountKeys.hash(token: token))
        return try await store.writeAccounts { [self] statements in
            guard let session = try statements.session(tokenHash: old), session.stage == .code,
                SessionRules.isAlive(session, at: now),
                let member = try statements.member(session.staff), member.isActive
            else { return .signInAgain }
            switch try use(code, of: member, in: statements, at: now) {
            case .wrong:
                try statements.record(event(.signInRefused, by: member.id, object: address.text, reason: "动态口令"))
                return .wrong
            case .locked(let until): return .locked(until: until)
            case .right:
                try statements.closeSession(tokenHash: old)
                try statements.save(Self.opened(newToken, by: member.id, at: now))
                try statements.record(event(.signedIn, by: member.id, object: address.text, reason: "动态口令"))
                return .opened(token: newToken)
            }
        }
    }

    private static func opened(_ token: String, by id: StaffID, at now: Timestamp) -> StaffSession {
        StaffSession(
            tokenHash: AccountKeys.hash(token: token), staff: id, stage: .open, openedAt: now, seenAt: now,
            elevatedUntil: now.adding(minutes: SessionRules.elevationMinutes))
    }

    /// Proves once more who is there, for acts that need it: by a code, or without a second factor by the password.
    /// - Throws: ``AccountRefusal``.
    public func stepUp(_ proof: String, by staff: SignedInStaff) async throws {
        if !staff.hasSecondFactor { try await checkPassword(proof, of: staff.id) }
        let now = surroundings.now()
        let refusal: AccountRefusal? = try await store.writeAccounts { [self] statements in
            guard var session = try statements.session(tokenHash: staff.tokenHash), session.stage == .open,
                SessionRules.isAlive(session, at: now), let member = try statements.member(staff.id), member.isActive,
                member.secondFactor.isEnrolled == staff.hasSecondFactor
            else { return .signInAgain }
            if staff.hasSecondFactor {
                let used = try use(proof, of: member, in: statements, at: now)
                if let refusal = used.refusal { return refusal }
            }
            session.elevatedUntil = now.adding(minutes: SessionRules.elevationMinutes)
            try statements.save(session)
            try statements.record(event(.elevated, by: staff.id))
            return nil
        }
        if let refusal { throw refusal }
    }

    /// Makes a secret for a new phone; nothing changes before a code of it was entered.
    /// - Throws: ``AccountRefusal/stepUpNeeded`` when there is a second factor already.
    public func beginEnrolment(by staff: SignedInStaff) async throws -> CodeEnrolment {
        let secret = surroundings.bytes(OneTimeCode.secretLength)
        let sealed = try keys.seal(secret, for: staff.id, nonce: surroundings.bytes(12))
        let now = surroundings.now()
        try await store.writeAccounts { statements in
            guard let session = try statements.session(tokenHash: staff.tokenHash), session.stage == .open,
                var member = try statements.member(staff.id)
            else { throw AccountRefusal.signInAgain }
            guard !member.secondFactor.isEnrolled || SessionRules.isElevated(session, at: now) else {
                throw AccountRefusal.stepUpNeeded
            }
            member.secondFactor.pendingSecret = sealed
            try statements.save(member)
        }
        return CodeEnrolment(secret: secret, issuer: settings.issuer, account: staff.id.workNumber)
    }

    /// Ends enrolment with the first code of the new phone.
    /// - Returns: the recovery codes, to be shown once.
    /// - Throws: ``AccountRefusal/wrongCode``.
    public func finishEnrolment(_ code: String, by staff: SignedInStaff) async throws -> [String] {
        let codes = (0..<Self.recoveryCodes).map { _ in SpokenCode.text(surroundings.bytes(10), group: 4) }
        let check = CodeCheck(keys: keys, now: surroundings.now())
        let event = event(.secondFactorEnrolled, by: staff.id)
        try await store.writeAccounts { statements in
            guard let session = try statements.session(tokenHash: staff.tokenHash), session.stage == .open,
                var member = try statements.member(staff.id)
            else { throw AccountRefusal.signInAgain }
            guard let factor = check.enrol(code, of: member, recoveryCodes: codes) else {
                throw AccountRefusal.wrongCode
            }
            member.secondFactor = factor
            try statements.save(member)
            try statements.closeSessions(of: staff.id, except: staff.tokenHash)
            try statements.record(event)
        }
        return codes
    }

    /// How many recovery codes one enrolment gives, each for one use.
    public static let recoveryCodes = 10

    private enum Use {
        case right, wrong
        case locked(until: Timestamp)

        var refusal: AccountRefusal? {
            switch self {
            case .right: nil
            case .wrong: .wrongCode
            case .locked(let until): .locked(until: until)
            }
        }
    }

    /// Counts, checks and uses up a code.
    private func use(
        _ code: String, of member: StaffMember, in statements: any AccountStatements, at now: Timestamp
    ) throws -> Use {
        let tally = keys.codeTally(of: member.id)
        let lock: Timestamp?
        do {
            lock = try tally.count(in: statements, at: now)
        } catch let wait as SignInWait { return .locked(until: wait.until) }
        guard let accepted = CodeCheck(keys: keys, now: now).accept(code, of: member) else {
            return lock.map { .locked(until: $0) } ?? .wrong
        }
        var member = member
        member.secondFactor = accepted.factor
        try statements.save(member)
        try tally.forget(in: statements)
        if accepted.isRecovery { try statements.record(event(.recoveryCodeUsed, by: member.id)) }
        return .right
    }
}
