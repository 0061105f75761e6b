import HallCore
import HubService
import HubStore
import Testing

/// What the hub's operator does to accounts without a session.
@Suite struct OperatorTests {
    private static let administrator = AccountWorld.id("A001")

    @Test func `an administrator without phone and password is let in again, with a new password only`() async throws {
        let world = try await AccountWorld()
        let before = try await world.administrator()
        for _ in 1...5 { _ = try await world.signIn("A001", "not-the-password") }
        try await world.accounts.setActive(false, of: Self.administrator, by: try await secondAdministrator(world))

        try await world.accounts.rescue(Self.administrator, password: "山门外有一棵老银杏树")
        guard case .opened(let token) = try await world.signIn("A001", "山门外有一棵老银杏树") else {
            throw TestFailure("not let in")
        }
        let after = try #require(try await world.accounts.signedIn(token: token))
        #expect(after.duty == .changePassword && !after.hasSecondFactor && before.hasSecondFactor)
        #expect(try await world.acts().suffix(3).contains(AuditAct.secondFactorReset.rawValue))
    }

    @Test func `the rule for passwords holds for the operator too, and nobody is made up`() async throws {
        let world = try await AccountWorld()
        try await world.add("A001", .administrator)
        await #expect(throws: AccountRefusal.password(.short)) {
            try await world.accounts.rescue(Self.administrator, password: "short")
        }
        await #expect(throws: AccountRefusal.password(.holdsNameOrNumber)) {
            try await world.accounts.rescue(Self.administrator, password: "my-number-a001-is")
        }
        await #expect(throws: AccountRefusal.unknown) {
            try await world.accounts.rescue(AccountWorld.id("A002"), password: "山门外有一棵老银杏树")
        }
    }

    private func secondAdministrator(_ world: AccountWorld) async throws -> SignedInStaff {
        try await world.administrator("A002")
    }
}
