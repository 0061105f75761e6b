import HallCore
import HubStore
import Testing

@testable import HubService

@Suite struct StaffTests {
    let world: AccountWorld

    init() async throws { world = try await AccountWorld() }
    private static let window = Post(.window, division: AccountWorld.division)
    private static let clerk = AccountWorld.id("W001")

    @Test func `an administrator without a phone has to enrol one first`() async throws {
        try await world.add("A001", .administrator)
        let staff = try await world.session("A001")
        #expect(staff.duty == .enrolSecondFactor)
        #expect(!staff.permit.offers(.manageStaff))
    }

    @Test func `a new colleague gets in with the password shown, changes it, and holds the posts given`() async throws {
        let administrator = try await world.administrator()
        let password = try await world.accounts.add(
            Self.clerk, name: "新同事", posts: [Self.window], by: administrator)
        guard case .opened(let token) = try await world.signIn("W001", password) else { throw TestFailure("shut") }
        let staff = try #require(try await world.accounts.signedIn(token: token))
        #expect(staff.duty == .changePassword)
        try await world.accounts.changePassword(from: password, to: AccountWorld.password, by: staff)
        #expect(try await world.accounts.signedIn(token: token)?.permit.posts == [Self.window])
    }

    @Test func `what cannot be an account is not added`() async throws {
        let administrator = try await world.administrator()
        func add(_ id: StaffID, name: String = "新同事", _ posts: [Post] = [StaffTests.window]) async throws {
            _ = try await world.accounts.add(id, name: name, posts: posts, by: administrator)
        }
        await #expect(throws: AccountRefusal.badWorkNumber) { try await add(AccountWorld.id("<b>")) }
        await #expect(throws: AccountRefusal.badWorkNumber) { try await add(AccountWorld.id("")) }
        let long = String(repeating: "某", count: 41)
        await #expect(throws: AccountRefusal.nameTooLong) { try await add(Self.clerk, name: long) }
        await #expect(throws: AccountRefusal.nameMissing) { try await add(Self.clerk, name: " 　") }
        await #expect(throws: AccountRefusal.exists) { try await add(AccountWorld.id("A001")) }
        let system = Post(.system, division: AccountWorld.division)
        await #expect(throws: AccountRefusal.badPost(system)) { try await add(Self.clerk, [system]) }
    }

    @Test func `nobody gives away posts beyond their own division`() async throws {
        let administrator = try await world.administrator()
        for division in ["340600", "420000"] {
            await #expect(
                throws: AccountRefusal.notAllowed(.notYourPlace(.manageStaff, division: division))
            ) {
                _ = try await world.accounts.add(
                    Self.clerk, name: "新同事", posts: [Post(.supervisor, division: division)], by: administrator)
            }
        }
        #expect(try await world.accounts.knows(Self.clerk) == false)
        #expect(try await world.acts().last == "elevated")
        let elsewhere = try await world.store.readAccounts { statements in
            try ["340600", "420000"].map { try statements.auditEntries(of: $0, after: 0, limit: 9).map(\.event.act) }
        }
        #expect(elsewhere == [["refused"], ["refused"]])
    }

    @Test func `posts hold from the next page on, and an inactive account's sessions are over`() async throws {
        try await world.add("W001", .window)
        let token = try await world.token("W001")
        let administrator = try await world.administrator()
        let supervisor = Post(.supervisor, division: AccountWorld.division)
        try await world.accounts.setPosts([supervisor], of: Self.clerk, by: administrator)
        #expect(try await world.accounts.signedIn(token: token)?.permit.posts == [supervisor])
        try await world.accounts.setActive(false, of: Self.clerk, by: administrator)
        #expect(try await world.accounts.signedIn(token: token) == nil)
        #expect(try await world.signIn("W001") == .wrong)
        try await world.accounts.setActive(true, of: Self.clerk, by: administrator)
        guard case .opened = try await world.signIn("W001") else { throw TestFailure("shut") }
        #expect(try await world.accounts.signedIn(token: token) == nil)
    }

    @Test func `nobody manages their own account`() async throws {
        let administrator = try await world.administrator()
        let own = administrator.id
        await #expect(throws: AccountRefusal.yourself) {
            try await world.accounts.setPosts([Self.window], of: own, by: administrator)
        }
        await #expect(throws: AccountRefusal.yourself) {
            try await world.accounts.setActive(false, of: own, by: administrator)
        }
        await #expect(throws: AccountRefusal.yourself) {
            _ = try await world.accounts.resetPassword(of: own, by: administrator)
        }
    }

    @Test func `managing needs the post and a step-up`() async throws {
        try await world.add("S001", .supervisor)
        let supervisor = try await world.session("S001")
        await #expect(
            throws: AccountRefusal.notAllowed(.notYourOffice(.manageStaff, having: [.supervisor]))
        ) { try await world.accounts.staff(of: AccountWorld.division, for: supervisor) }
        #expect(try await world.acts().last == "refused")
        let administrator = try await world.administrator()
        #expect(
            try await world.accounts.staff(of: AccountWorld.division, for: administrator).map(\.id.workNumber)
                == ["A001", "S001"])
        world.time.advance(minutes: 10)
        let token = try await world.store.readAccounts { try $0.session(tokenHash: administrator.tokenHash) }
        #expect(token.map { SessionRules.isElevated($0, at: world.time.now) } == false)
    }

    @Test func `a forgotten password is replaced, a lost phone taken off, a lock lifted`() async throws {
        try await world.add("W001", .window)
        let staff = try await world.session("W001")
        let phone = try await Phone(world.accounts.beginEnrolment(by: staff))
        _ = try await world.accounts.finishEnrolment(phone.code(at: world.time.now), by: staff)
        for _ in 1...5 { _ = try await world.signIn("W001", "wrong") }
        let administrator = try await world.administrator()
        try await world.accounts.liftLock(of: Self.clerk, by: administrator)
        guard case .codeNeeded = try await world.signIn("W001") else { throw TestFailure("still locked") }
        try await world.accounts.resetSecondFactor(of: Self.clerk, by: administrator)
        guard case .opened(let token) = try await world.signIn("W001") else { throw TestFailure("still enrolled") }
        let password = try await world.accounts.resetPassword(of: Self.clerk, by: administrator)
        #expect(try await world.accounts.signedIn(token: token) == nil)
        #expect(try await world.signIn("W001") == .wrong)
        guard case .opened = try await world.signIn("W001", password) else { throw TestFailure("shut") }
        #expect(
            try await world.acts().suffix(6)
                == ["lockLifted", "secondFactorReset", "signedIn", "passwordReset", "signInRefused", "signedIn"])
        await #expect(throws: AccountRefusal.unknown) {
            try await world.accounts.liftLock(of: AccountWorld.id("W009"), by: administrator)
        }
    }
}
