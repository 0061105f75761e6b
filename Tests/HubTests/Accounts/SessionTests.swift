import HallCore
import HubStore
import Testing

@testable import HubService

@Suite struct SessionTests {
    let world: AccountWorld

    init() async throws { world = try await AccountWorld() }

    @Test func `a session ends after half an hour without a page asked for by hand`() async throws {
        try await world.add("W001", .window)
        let token = try await world.token("W001")
        for _ in 1...4 {
            world.time.advance(minutes: 29)
            #expect(try await world.accounts.signedIn(token: token) != nil)
        }
        for _ in 1...2 {
            world.time.advance(minutes: 10)
            #expect(try await world.accounts.signedIn(token: token, byHand: false) != nil)
        }
        world.time.advance(minutes: 10)
        #expect(try await world.accounts.signedIn(token: token) == nil)
    }

    @Test func `a session ends after nine hours, whatever is done`() async throws {
        try await world.add("W001", .window)
        let token = try await world.token("W001")
        for _ in 1...26 {
            world.time.advance(minutes: 20)
            #expect(try await world.accounts.signedIn(token: token) != nil)
        }
        world.time.advance(minutes: 20)
        #expect(try await world.accounts.signedIn(token: token) == nil)
    }

    @Test func `signing out ends that session and no other`() async throws {
        try await world.add("W001", .window)
        let (one, two) = (try await world.token("W001"), try await world.token("W001"))
        try await world.accounts.signOut(token: one)
        #expect(try await world.accounts.signedIn(token: one) == nil)
        #expect(try await world.accounts.signedIn(token: two) != nil)
        try await world.accounts.signOut(token: one)
        #expect(try await world.acts().count { $0 == "signedOut" } == 1)
    }

    @Test func `a form's token is of its own session`() async throws {
        try await world.add("W001", .window)
        let (one, two) = (try await world.session("W001"), try await world.session("W001"))
        #expect(one.carries(formToken: one.formToken))
        #expect(!one.carries(formToken: two.formToken))
        #expect(!one.carries(formToken: ""))
        #expect(!one.carries(formToken: one.formToken + "0"))
    }

    @Test func `a first password opens nothing but the page that changes it`() async throws {
        try await world.add("W001", .window, mustChange: true)
        let token = try await world.token("W001")
        let staff = try #require(try await world.accounts.signedIn(token: token))
        #expect(staff.duty == .changePassword)
        #expect(!staff.permit.offers(.seeInbox))
        try await world.accounts.changePassword(from: AccountWorld.password, to: "清泉路上的第三盏路灯", by: staff)
        #expect(try await world.accounts.signedIn(token: token)?.duty == nil)
    }

    @Test func `a changed password ends the other sessions, and the old one opens nothing`() async throws {
        try await world.add("W001", .window)
        let (mine, other) = (try await world.token("W001"), try await world.token("W001"))
        let staff = try #require(try await world.accounts.signedIn(token: mine))
        await #expect(throws: AccountRefusal.password(.short)) {
            try await world.accounts.changePassword(from: AccountWorld.password, to: "短", by: staff)
        }
        await #expect(throws: AccountRefusal.password(.sameAsBefore)) {
            try await world.accounts.changePassword(from: AccountWorld.password, to: AccountWorld.password, by: staff)
        }
        await #expect(throws: AccountRefusal.wrongPassword) {
            try await world.accounts.changePassword(from: "wrong", to: "清泉路上的第三盏路灯", by: staff)
        }
        try await world.accounts.changePassword(from: AccountWorld.password, to: "清泉路上的第三盏路灯", by: staff)
        #expect(try await world.accounts.signedIn(token: mine) != nil)
        #expect(try await world.accounts.signedIn(token: other) == nil)
        #expect(try await world.signIn("W001") == .wrong)
        guard case .opened = try await world.signIn("W001", "清泉路上的第三盏路灯") else { throw TestFailure("shut") }
    }

    @Test func `a session that was ended cannot change the password`() async throws {
        try await world.add("W001", .window)
        let token = try await world.token("W001")
        let staff = try #require(try await world.accounts.signedIn(token: token))
        try await world.accounts.signOut(token: token)
        await #expect(throws: AccountRefusal.signInAgain) {
            try await world.accounts.changePassword(from: AccountWorld.password, to: "清泉路上的第三盏路灯", by: staff)
        }
    }

    @Test func `a password that was reset meanwhile is not changed over it`() async throws {
        try await world.add("W001", .window)
        let staff = try await world.session("W001")
        let store = world.store
        let front = InterruptedStore(store) {
            try await store.writeAccounts { statements in
                guard var member = try statements.member(AccountWorld.id("W001")) else { return }
                member.passwordHash = "reset"
                try statements.save(member)
            }
        }
        let late = try await AccountWorld(store: store, front: front)
        await #expect(throws: AccountRefusal.signInAgain) {
            try await late.accounts.changePassword(from: AccountWorld.password, to: "清泉路上的第三盏路灯", by: staff)
        }
    }
}
