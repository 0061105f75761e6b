import HallCore
import HubStore
import Testing

@testable import HubService

/// What accounts need of the store, on both engines and with several hubs at once.
@Suite struct AccountStoreTests {
    @Test(arguments: TestEngine.allCases)
    func `everything comes back as it was kept`(engine: TestEngine) async throws {
        let store = try await engine.store()
        let member = StaffMember(
            id: AccountWorld.id("W001"), name: "试验员'--",
            posts: [
                Post(.window, division: "421300", hall: "governmentHall"), Post(.utility("water"), division: "421300"),
            ],
            passwordHash: "scrypt$", mustChangePassword: true,
            secondFactor: SecondFactor(
                secret: [1, 0, 255], pendingSecret: [2], lastStep: 59_833_333,
                recoveryDigests: [Array(repeating: 3, count: 32), Array(repeating: 4, count: 32)]),
            isActive: false)
        var plain = member
        (plain.id.workNumber, plain.secondFactor, plain.posts) = ("W000", SecondFactor(), [])
        let second = plain
        let session = StaffSession(
            tokenHash: Array(repeating: 9, count: 32), staff: member.id, stage: .code,
            openedAt: Timestamp(milliseconds: 1), seenAt: Timestamp(milliseconds: 2),
            elevatedUntil: Timestamp(milliseconds: 3))
        let counter = SignInCounter(
            division: "421300", key: "address 10.0.0.5", failures: 3, failedAt: Timestamp(milliseconds: 4),
            lockedUntil: Timestamp(milliseconds: 5))
        try await store.writeAccounts { statements in
            for member in [member, second] { try statements.save(member) }
            try statements.save(session)
            try statements.save(counter)
        }
        func read<T: Sendable>(
            _ body: @escaping @Sendable (any AccountStatements) throws -> T
        ) async throws -> T { try await store.readAccounts(body) }
        #expect(try await read { try $0.member(member.id) } == member)
        #expect(try await read { try $0.members(of: "421300") } == [second, member])
        #expect(try await read { try $0.members(of: "340600") } == [])
        #expect(try await read { try $0.session(tokenHash: session.tokenHash) } == session)
        #expect(try await read { try $0.counter(counter.key, of: "421300") } == counter)
        #expect(try await read { try $0.counter(counter.key, of: "340600") } == nil)
        #expect(try await read { try $0.auditHead(of: "421300") } == nil)
        await store.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `what is old is forgotten, and what was just begun is not`(engine: TestEngine) async throws {
        let store = try await engine.store()
        let world = try await AccountWorld(store: store)
        try await world.add("W001", .window)
        let old = try await world.token("W001")
        _ = try await world.signIn("X001", "wrong")
        world.time.advance(minutes: 49 * 60)
        let token = try await world.token("W001")
        #expect(try await world.accounts.signedIn(token: token) != nil)
        let key = world.accounts.keys.passwordTally(of: AccountWorld.id("X001")).key
        #expect(try await store.readAccounts { try $0.session(tokenHash: AccountKeys.hash(token: old)) } == nil)
        #expect(try await store.readAccounts { try $0.counter(key, of: AccountWorld.division) } == nil)
        await store.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `guesses at several hubs at once are counted like guesses made in a row`(engine: TestEngine) async throws {
        let store = try await engine.store()
        let world = try await AccountWorld(store: store)
        try await world.add("W001", .window)
        for account in ["W001", "W009"] {
            let outcomes = try await Self.atOnce(40) { number in
                try await world.signIn(account, "wrong", from: SourceAddress("10.0.1.\(number % 9)"))
            }
            #expect(outcomes.count { $0 == .wrong } == 4)
            #expect(outcomes.count { $0 == .locked(until: world.time.now.adding(minutes: 1)) } == 36)
        }
        #expect(try await world.acts().count { $0 == "signInRefused" } == 5)
        await store.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a code that is used at several hubs at once opens one session`(engine: TestEngine) async throws {
        let store = try await engine.store()
        let world = try await AccountWorld(store: store)
        try await world.add("W001", .window)
        let staff = try await world.session("W001")
        let phone = try await Phone(world.accounts.beginEnrolment(by: staff))
        let recovery = try await world.accounts.finishEnrolment(phone.code(at: world.time.now), by: staff)
        world.time.advance(seconds: 30)
        for code in [phone.code(at: world.time.now), recovery[0]] {
            var tokens: [String] = []
            for _ in 1...4 { tokens.append(try await world.token("W001")) }
            let half = tokens
            let outcomes = try await Self.atOnce(4) { number in
                try await world.accounts.enterCode(code, token: half[number], address: AccountWorld.address)
            }
            #expect(outcomes.count { if case .opened = $0 { true } else { false } } == 1)
            #expect(outcomes.count { $0 == .wrong } == 3)
        }
        await store.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a chain that many append to at once has neither gap nor fork`(engine: TestEngine) async throws {
        let store = try await engine.store()
        let world = try await AccountWorld(store: store)
        try await world.add("S001", .supervisor)
        let staff = try await world.session("S001")
        _ = try await Self.atOnce(50) { number in
            try await world.accounts.record(
                .caseOpened, by: staff, in: number.isMultiple(of: 2) ? "421300" : "340600", object: "\(number)")
        }
        for (division, count) in [("421300", 27), ("340600", 25)] {
            let check = try await world.accounts.auditBreak(of: division)
            #expect(check.found == nil)
            #expect(check.head.sequence == Int64(count))
        }
        await store.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `what was changed behind the program's back is found`(engine: TestEngine) async throws {
        let (store, sql) = try await engine.storeAndSQL()
        let world = try await AccountWorld(store: store)
        for number in 1...5 { try await world.add("W00\(number)", .window) }
        _ = try await sql.write { try $0.run("UPDATE audit_entry SET work_number = 'W009' WHERE sequence = 3") }
        #expect(try await world.accounts.auditBreak(of: AccountWorld.division).found == .altered(sequence: 3))
        _ = try await sql.write { try $0.run("DELETE FROM audit_entry WHERE sequence = 2") }
        #expect(
            try await world.accounts.auditBreak(of: AccountWorld.division).found == .notNext(sequence: 3, expected: 2))
        await store.close()
    }

    private static func atOnce<T: Sendable>(
        _ count: Int, _ work: @escaping @Sendable (Int) async throws -> T
    ) async throws -> [T] {
        try await withThrowingTaskGroup(of: T.self) { group in
            for number in 0..<count { group.addTask { try await work(number) } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }
}

extension TestEngine {
    /// A new store.
    func store() async throws -> HubDatabase {
        try await storeAndSQL().store
    }

    /// A new store, and the database under it.
    func storeAndSQL() async throws -> (store: HubDatabase, sql: any SQLDatabase) {
        let sql = try await open()
        return (try await HubDatabase(sql), sql)
    }
}
