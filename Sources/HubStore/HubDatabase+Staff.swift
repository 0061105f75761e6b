import HallCore

extension HubDatabase: AccountStore {
    public func readAccounts<T: Sendable>(
        _ body: @escaping @Sendable (any AccountStatements) throws -> T
    ) async throws -> T {
        try await sql.read { try body(StoredAccounts(session: $0, isWriting: false)) }
    }

    public func writeAccounts<T: Sendable>(
        _ body: @escaping @Sendable (any AccountStatements) throws -> T
    ) async throws -> T {
        try await sql.write { try body(StoredAccounts(session: $0, isWriting: true)) }
    }
}

/// Accounts in the tables of ``Schema/accounts``. Other parts of the store append to the audit trail through it, inside
/// their own transactions.
struct StoredAccounts: AccountStatements {
    let session: any SQLSession
    /// A writing transaction holds every row that it reads here.
    let isWriting: Bool

    var lock: String { isWriting ? session.dialect.forUpdate : "" }
}

extension StoredAccounts {
    func member(_ id: StaffID) throws -> StaffMember? {
        try session.row(
            "SELECT * FROM staff WHERE division = ? AND work_number = ?" + lock,
            [.of(id.division), .of(id.workNumber)]
        ).map(Self.member)
    }

    func members(of division: String) throws -> [StaffMember] {
        try session.rows("SELECT * FROM staff WHERE division = ? ORDER BY work_number", [.of(division)])
            .map(Self.member)
    }

    func save(_ member: StaffMember) throws {
        let factor = member.secondFactor
        try session.run(
            """
            INSERT INTO staff (division, work_number, name, posts, password_hash, must_change, code_secret, code_pending,
                code_step, recovery, active)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (division, work_number) DO UPDATE SET name = excluded.name, posts = excluded.posts,
                password_hash = excluded.password_hash, must_change = excluded.must_change,
                code_secret = excluded.code_secret, code_pending = excluded.code_pending,
                code_step = excluded.code_step, recovery = excluded.recovery, active = excluded.active
            """,
            [
                .of(member.id.division), .of(member.id.workNumber), .of(member.name),
                .blob(try StoredJSON.write(member.posts)), .of(member.passwordHash), .of(member.mustChangePassword),
                .of(factor.secret), .of(factor.pendingSecret), .integer(factor.lastStep),
                .blob(Array(factor.recoveryDigests.joined())), .of(member.isActive),
            ])
    }

    private static func member(_ row: SQLRow) throws -> StaffMember {
        StaffMember(
            id: StaffID(division: try row.text("division"), workNumber: try row.text("work_number")),
            name: try row.text("name"), posts: try row.json("posts"), passwordHash: try row.text("password_hash"),
            mustChangePassword: try row.bool("must_change"),
            secondFactor: SecondFactor(
                secret: try row.optionalBlob("code_secret"), pendingSecret: try row.optionalBlob("code_pending"),
                lastStep: try row.int64("code_step"), recoveryDigests: Self.digests(try row.blob("recovery"))),
            isActive: try row.bool("active"))
    }

    private static func digests(_ bytes: [UInt8]) -> [[UInt8]] {
        stride(from: 0, to: bytes.count, by: 32).map { Array(bytes[$0..<min($0 + 32, bytes.count)]) }
    }
}

extension StoredAccounts {
    /// In a writing transaction the row is there afterwards, and held: two first attempts at once count as two.
    func counter(_ key: String, of division: String) throws -> SignInCounter? {
        if isWriting {
            try session.run(
                """
                INSERT INTO sign_in_counter (division, counter, failures, failed_at) VALUES (?, ?, 0, 0)
                ON CONFLICT (division, counter) DO NOTHING
                """,
                [.of(division), .of(key)])
        }
        return try session.row(
            "SELECT failures, failed_at, locked_until FROM sign_in_counter WHERE division = ? AND counter = ?" + lock,
            [.of(division), .of(key)]
        ).map { row in
            SignInCounter(
                division: division, key: key, failures: try row.int("failures"), failedAt: try row.time("failed_at"),
                lockedUntil: try row.optionalTime("locked_until"))
        }
    }

    func save(_ counter: SignInCounter) throws {
        try session.run(
            """
            INSERT INTO sign_in_counter (division, counter, failures, failed_at, locked_until) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (division, counter) DO UPDATE SET failures = excluded.failures,
                failed_at = excluded.failed_at, locked_until = excluded.locked_until
            """,
            [
                .of(counter.division), .of(counter.key), .of(counter.failures), .of(counter.failedAt),
                .of(counter.lockedUntil),
            ])
    }

    func forgetCounter(_ key: String, of division: String) throws {
        try session.run(
            "DELETE FROM sign_in_counter WHERE division = ? AND counter = ?", [.of(division), .of(key)])
    }
}
