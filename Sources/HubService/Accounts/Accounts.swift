public import HallCore
public import HubStore

/// Signing in, sessions, and who may do what at the centre. Whatever is done here leaves its entry in the audit trail,
/// in the same transaction.
public struct Accounts: Sendable {
    /// The most characters of somebody's name.
    public static let longestName = 40

    let store: any AccountStore
    let keys: AccountKeys
    let surroundings: TimeAndChance
    let settings: AccountSettings
    let bench: PasswordBench

    /// Gathers its parts.
    public init(
        store: any AccountStore, keys: AccountKeys, surroundings: TimeAndChance,
        settings: AccountSettings = AccountSettings()
    ) {
        self.store = store
        self.keys = keys
        self.surroundings = surroundings
        self.settings = settings
        bench = PasswordBench(cost: settings.passwordCost, bytes: surroundings.bytes)
    }

    /// What was done, the newest first, for the page that shows it.
    /// - Throws: ``AccountRefusal`` for who may not see it.
    public func auditEntries(
        of division: String, _ search: AuditSearch, for staff: SignedInStaff
    ) async throws -> [AuditEntry] {
        _ = try await allow(.seeAudit, for: staff, in: division)
        return try await store.readAccounts { try $0.auditEntries(of: division, search) }
    }

    /// Checks a division's whole chain, a thousand links at a time.
    /// - Parameter awaited: an end of the chain that was written down before.
    public func auditBreak(
        of division: String, awaiting awaited: AuditHead? = nil
    ) async throws -> (head: AuditHead, found: AuditChain.Break?) {
        var chain = AuditChain(division: division, awaiting: awaited)
        while true {
            let after = chain.head.sequence
            let entries = try await store.readAccounts {
                try $0.auditEntries(of: division, after: after, limit: 1000)
            }
            for entry in entries { chain.take(entry) }
            if entries.isEmpty || chain.firstBreak != nil { return (chain.head, chain.finished()) }
        }
    }

    func event(
        _ act: AuditAct, by id: StaffID, in division: String? = nil, party: Party? = nil, object: String? = nil,
        fields: [String] = [], reason: String? = nil
    ) -> AuditEvent {
        let division = division ?? id.division
        return AuditEvent(
            division: division, at: surroundings.now(), workNumber: id.name(in: division), party: party, act: act,
            object: object, fields: fields, reason: reason)
    }
}

/// What a hub decides about its accounts.
public struct AccountSettings: Sendable {
    /// What phones list codes under.
    public var issuer: String
    /// Roles that are not given without a second factor.
    public var secondFactorRoles: Set<Role>
    /// New passwords are hashed at this cost, older ones as they are used.
    public var passwordCost: PasswordCost

    /// Gathers its parts.
    public init(
        issuer: String = "联办中心", secondFactorRoles: Set<Role> = [.administrator],
        passwordCost: PasswordCost = .usual
    ) {
        self.issuer = issuer
        self.secondFactorRoles = secondFactorRoles
        self.passwordCost = passwordCost
    }
}
