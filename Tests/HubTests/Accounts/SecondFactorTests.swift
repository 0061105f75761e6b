import HallCore
import HubStore
import Testing

@testable import HubService

@Suite struct SecondFactorTests {
    let world: AccountWorld

    init() async throws { world = try await AccountWorld() }

    /// A window clerk with a phone, signed out.
    private func enrolled() async throws -> (phone: Phone, recovery: [String]) {
        try await world.add("W001", .window)
        let staff = try await world.session("W001")
        let phone = try await Phone(world.accounts.beginEnrolment(by: staff))
        let recovery = try await world.accounts.finishEnrolment(phone.code(at: world.time.now), by: staff)
        world.time.advance(seconds: 30)
        return (phone, recovery)
    }

    private func enter(_ code: String, _ token: String) async throws -> SignInOutcome {
        try await world.accounts.enterCode(code, token: token, address: AccountWorld.address)
    }

    @Test func `after the password nothing opens but the code, and then under a new token`() async throws {
        let (phone, _) = try await enrolled()
        guard case .codeNeeded(let half) = try await world.signIn("W001") else { throw TestFailure("no code asked") }
        let waiting = try #require(try await world.accounts.signedIn(token: half))
        #expect(waiting.duty == .enterCode)
        #expect(!waiting.permit.offers(.seeInbox))
        guard case .opened(let token) = try await enter(phone.code(at: world.time.now), half) else {
            throw TestFailure("the code does not open")
        }
        #expect(token != half)
        #expect(try await world.accounts.signedIn(token: half) == nil)
        #expect(try await world.accounts.signedIn(token: token)?.permit.offers(.seeInbox) == true)
    }

    @Test func `a code opens once`() async throws {
        let (phone, _) = try await enrolled()
        let code = phone.code(at: world.time.now)
        guard case .opened = try await enter(code, try await world.token("W001")) else { throw TestFailure("shut") }
        #expect(try await enter(code, try await world.token("W001")) == .wrong)
    }

    @Test func `codes cannot be tried out, however often the password is right`() async throws {
        let (phone, _) = try await enrolled()
        var outcomes: [SignInOutcome] = []
        for _ in 1...6 { outcomes.append(try await enter("000000", try await world.token("W001"))) }
        let until = world.time.now.adding(minutes: 1)
        #expect(outcomes == [.wrong, .wrong, .wrong, .wrong, .locked(until: until), .locked(until: until)])
        let token = try await world.token("W001")
        #expect(try await enter(phone.code(at: world.time.now), token) == .locked(until: until))
    }

    @Test func `between password and code there are five minutes`() async throws {
        let (phone, _) = try await enrolled()
        let token = try await world.token("W001")
        world.time.advance(minutes: 5)
        #expect(try await enter(phone.code(at: world.time.now), token) == .signInAgain)
        #expect(try await enter(phone.code(at: world.time.now), "no token") == .signInAgain)
    }

    @Test func `a session that is open already is not opened again`() async throws {
        let (phone, _) = try await enrolled()
        guard case .opened(let token) = try await enter(phone.code(at: world.time.now), try await world.token("W001"))
        else { throw TestFailure("shut") }
        world.time.advance(seconds: 30)
        #expect(try await enter(phone.code(at: world.time.now), token) == .signInAgain)
    }

    @Test func `each recovery code opens once, in place of the phone`() async throws {
        let (_, recovery) = try await enrolled()
        #expect(Set(recovery).count == Accounts.recoveryCodes)
        guard case .opened = try await enter(recovery[3].lowercased(), try await world.token("W001")) else {
            throw TestFailure("shut")
        }
        #expect(try await enter(recovery[3], try await world.token("W001")) == .wrong)
        guard case .opened = try await enter(recovery[4], try await world.token("W001")) else {
            throw TestFailure("shut")
        }
        #expect(try await world.acts().count { $0 == "recoveryCodeUsed" } == 2)
    }

    @Test func `neither secret nor recovery codes are kept open, and a sealed secret is its member's`() async throws {
        let (_, recovery) = try await enrolled()
        let member = try #require(try await world.store.readAccounts { try $0.member(AccountWorld.id("W001")) })
        let keys = AccountKeys(seed: Array(repeating: 7, count: 32))
        let sealed = try #require(member.secondFactor.secret)
        #expect(keys.open(sealed, of: member.id)?.count == 20)
        #expect(keys.open(sealed, of: AccountWorld.id("W002")) == nil)
        #expect(AccountKeys(seed: Array(repeating: 8, count: 32)).open(sealed, of: member.id) == nil)
        let texts = member.secondFactor.recoveryDigests.map { String(decoding: $0, as: UTF8.self) }
        #expect(!texts.contains { recovery.contains($0) })
    }

    @Test func `a new phone is enrolled only by who proves the old one, and a wrong code changes nothing`() async throws
    {
        let (phone, _) = try await enrolled()
        guard case .opened(let token) = try await enter(phone.code(at: world.time.now), try await world.token("W001"))
        else { throw TestFailure("shut") }
        let staff = try #require(try await world.accounts.signedIn(token: token))
        #expect(staff.isElevated)
        world.time.advance(minutes: 10)
        await #expect(throws: AccountRefusal.stepUpNeeded) { try await world.accounts.beginEnrolment(by: staff) }
        world.time.advance(seconds: 30)
        try await world.accounts.stepUp(phone.code(at: world.time.now), by: staff)
        let second = try await Phone(world.accounts.beginEnrolment(by: staff))
        await #expect(throws: AccountRefusal.wrongCode) {
            try await world.accounts.finishEnrolment(phone.code(at: world.time.now), by: staff)
        }
        world.time.advance(seconds: 30)
        guard case .opened = try await enter(phone.code(at: world.time.now), try await world.token("W001")) else {
            throw TestFailure("the old phone is lost before the new one is proved")
        }
        _ = try await world.accounts.finishEnrolment(second.code(at: world.time.now), by: staff)
        world.time.advance(seconds: 30)
        #expect(try await enter(phone.code(at: world.time.now), try await world.token("W001")) == .wrong)
    }

    @Test func `a step-up by password is for those without a phone, and counts wrong ones`() async throws {
        try await world.add("S001", .supervisor)
        let token = try await world.token("S001")
        let staff = try #require(try await world.accounts.signedIn(token: token))
        await #expect(throws: AccountRefusal.stepUpNeeded) {
            try await world.accounts.allow(.export, for: staff, in: AccountWorld.division)
        }
        await #expect(throws: AccountRefusal.wrongPassword) { try await world.accounts.stepUp("wrong", by: staff) }
        try await world.accounts.stepUp(AccountWorld.password, by: staff)
        let raised = try #require(try await world.accounts.signedIn(token: token))
        _ = try await world.accounts.allow(.export, for: raised, in: AccountWorld.division)
        world.time.advance(minutes: 10)
        #expect(try await world.accounts.signedIn(token: token)?.isElevated == false)
        for _ in 1...4 { _ = try? await world.accounts.stepUp("wrong", by: staff) }
        await #expect(throws: AccountRefusal.locked(until: world.time.now.adding(minutes: 1))) {
            try await world.accounts.stepUp("wrong", by: staff)
        }
    }
}
