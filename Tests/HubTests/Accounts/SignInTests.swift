import HallCore
import HubStore
import Testing

@testable import HubService

@Suite struct SignInTests {
    let world: AccountWorld

    init() async throws { world = try await AccountWorld() }

    @Test func `work number and password open a session that the cookie finds again`() async throws {
        try await world.add("W001", .window)
        let token = try await world.token(" ｗ001")
        let staff = try #require(try await world.accounts.signedIn(token: token))
        #expect(staff.id == AccountWorld.id("W001"))
        #expect(staff.duty == nil)
        #expect(staff.permit.posts == [Post(.window, division: "421300")])
        #expect(try await world.accounts.signedIn(token: String(token.dropLast())) == nil)
        #expect(try await world.acts() == ["staffAdded", "signedIn"])
    }

    @Test func `a wrong password, an unknown and an inactive account are answered alike, to the lock`() async throws {
        try await world.add("W001", .window)
        try await world.add("W002", .window)
        let administrator = try await world.administrator()
        try await world.accounts.setActive(false, of: AccountWorld.id("W002"), by: administrator)
        for (workNumber, password) in [
            ("W001", "不是这个密码吧"), ("W009", AccountWorld.password), ("W002", AccountWorld.password),
        ] {
            var outcomes: [SignInOutcome] = []
            for _ in 1...7 { outcomes.append(try await world.signIn(workNumber, password)) }
            let until = world.time.now.adding(minutes: 1)
            #expect(outcomes == [.wrong, .wrong, .wrong, .wrong] + Array(repeating: .locked(until: until), count: 3))
        }
    }

    @Test func `a lock keeps the right password out until it is over`() async throws {
        try await world.add("W001", .window)
        for _ in 1...5 { _ = try await world.signIn("W001", "wrong") }
        #expect(try await world.signIn("W001") == .locked(until: world.time.now.adding(minutes: 1)))
        world.time.advance(minutes: 1)
        guard case .opened = try await world.signIn("W001") else { throw TestFailure("still locked") }
        #expect(try await world.signIn("W001", "wrong") == .wrong)
    }

    @Test func `guesses made all at once are counted like guesses made in a row`() async throws {
        try await world.add("W001", .window)
        let outcomes = try await withThrowingTaskGroup(of: SignInOutcome.self) { group in
            for _ in 1...40 {
                group.addTask {
                    try await world.signIn("W001", "wrong", from: SourceAddress("10.0.1.\(Int.random(in: 1...9))"))
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { $0 == .wrong } == 4)
        #expect(outcomes.count { $0 == .locked(until: world.time.now.adding(minutes: 1)) } == 36)
        #expect(try await world.acts().count { $0 == "signInRefused" } == 5)
    }

    @Test func `an address that tries many accounts is locked, and others are not`() async throws {
        try await world.add("W001", .window)
        for number in 1...30 { _ = try await world.signIn("X\(number)", "wrong") }
        #expect(try await world.signIn("W001") == .locked(until: world.time.now.adding(minutes: 1)))
        guard case .opened = try await world.signIn("W001", from: SourceAddress("10.0.0.6")) else {
            throw TestFailure("the other address is locked too")
        }
    }

    @Test func `one's own right sign-ins do not make room for guesses`() async throws {
        try await world.add("W001", .window)
        for number in 1...29 {
            _ = try await world.signIn("X\(number)", "wrong")
            _ = try await world.token("W001")
        }
        #expect(try await world.signIn("X30", "wrong") == .locked(until: world.time.now.adding(minutes: 1)))
    }

    @Test func `what was typed as an unknown account is kept nowhere`() async throws {
        _ = try await world.signIn("my-secret-password", "wrong")
        #expect(try await world.trail().isEmpty)
        let dump = try await world.store.readAccounts { statements in
            let key = AccountKeys(seed: Array(repeating: 7, count: 32))
                .passwordTally(of: AccountWorld.id("MY-SECRET-PASSWORD")).key
            return (key, try statements.counter(key, of: AccountWorld.division))
        }
        #expect(dump.1?.failures == 1)
        #expect(!dump.0.uppercased().contains("SECRET"))
    }

    @Test func `a password that is changed while it is checked opens nothing`() async throws {
        try await world.add("W001", .window)
        let store = world.store
        let front = InterruptedStore(store) {
            try await store.writeAccounts { statements in
                guard var member = try statements.member(AccountWorld.id("W001")) else { return }
                member.passwordHash = try PasswordHash("清泉路上的第三盏路灯", cost: .cheap, salt: Array(0..<16)).text
                try statements.save(member)
            }
        }
        #expect(try await AccountWorld(store: store, front: front).signIn("W001") == .wrong)
    }

    @Test(arguments: ["", "\0", "'; DROP TABLE staff; --", "<script>alert(1)</script>", "W001\0", "..", "🚰"])
    func `whatever is typed as a work number is only wrong`(typed: String) async throws {
        #expect(try await world.signIn(typed, "' OR 1=1 --\0") == .wrong)
        #expect(
            try await world.accounts.signIn(
                SignInAttempt(
                    division: typed, workNumber: "W001", password: "wrong", address: SourceAddress(typed))) == .wrong)
    }

    @Test func `a member of staff shows neither name nor hash where they are printed`() async throws {
        try await world.add("W001", .window)
        let member = try #require(try await world.store.readAccounts { try $0.member(AccountWorld.id("W001")) })
        for text in ["\(member)", String(reflecting: member)] {
            #expect(text == "W001")
        }
    }
}
