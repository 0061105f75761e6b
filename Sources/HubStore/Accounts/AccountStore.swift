public import HallCore

/// What is kept of staff, sessions and the audit trail.
public protocol AccountStore: Sendable {
    /// Runs statements on one consistent state.
    func readAccounts<T: Sendable>(
        _ body: @escaping @Sendable (any AccountStatements) throws -> T
    ) async throws -> T

    /// Runs statements as one transaction: all of them, or none when the body throws.
    ///
    /// The body may run several times; it has no effects but its statements.
    func writeAccounts<T: Sendable>(
        _ body: @escaping @Sendable (any AccountStatements) throws -> T
    ) async throws -> T
}

/// The statements about accounts inside one transaction. In a writing one, what was read is held until its end, so that
/// two transactions never both act on the same counter, code or chain.
public protocol AccountStatements {
    func member(_ id: StaffID) throws -> StaffMember?
    /// By work number.
    func members(of division: String) throws -> [StaffMember]
    /// Adds them or writes them anew.
    func save(_ member: StaffMember) throws

    func counter(_ key: String, of division: String) throws -> SignInCounter?
    func save(_ counter: SignInCounter) throws
    func forgetCounter(_ key: String, of division: String) throws

    func session(tokenHash: [UInt8]) throws -> StaffSession?
    func save(_ session: StaffSession) throws
    func closeSession(tokenHash: [UInt8]) throws
    /// Closes all sessions of a member but one.
    func closeSessions(of staff: StaffID, except tokenHash: [UInt8]?) throws
    /// Forgets sessions that were last seen, and counters that last counted, before a time.
    func forget(sessionsSeenBefore seen: Timestamp, countersBefore failed: Timestamp) throws

    /// The end of a division's chain; nil while it has none.
    func auditHead(of division: String) throws -> AuditHead?
    func append(_ entry: AuditEntry) throws
    /// Entries after a sequence number, in order.
    func auditEntries(of division: String, after sequence: Int64, limit: Int) throws -> [AuditEntry]
    /// Entries that fit a search, the newest first.
    func auditEntries(of division: String, _ search: AuditSearch) throws -> [AuditEntry]
}

extension AccountStatements {
    /// Appends an event to its division's chain.
    @discardableResult
    public func record(_ event: AuditEvent) throws -> AuditEntry {
        let head = try auditHead(of: event.division) ?? AuditHead.start(of: event.division)
        let entry = AuditEntry(event, after: head)
        try append(entry)
        return entry
    }
}

/// Which entries of a division's audit trail are looked for.
public struct AuditSearch: Hashable, Sendable {
    /// A case number or whatever else things were done to.
    public var object: String?
    /// Of who did it.
    public var workNumber: String?
    /// Only those with a lower sequence number: the end of the page before.
    public var before: Int64?
    public var limit: Int

    /// Gathers its parts.
    public init(object: String? = nil, workNumber: String? = nil, before: Int64? = nil, limit: Int) {
        self.object = object
        self.workNumber = workNumber
        self.before = before
        self.limit = limit
    }
}
