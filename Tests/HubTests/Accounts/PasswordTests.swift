import HallCore
import HubStore
import Testing

@testable import HubService

@Suite struct PasswordTests {
    @Test func `a hash knows its password and no other, and tells its cost`() throws {
        let hash = try PasswordHash("白云大道 15 盏灯", cost: .cheap, salt: Array(0..<16))
        let other = try PasswordHash("白云大道 15 盏灯", cost: .cheap, salt: Array(1..<17))
        #expect(hash.text != other.text)
        #expect(hash.text.hasPrefix("scrypt$16$1$1$"))
        let kept = try #require(PasswordHash(hash.text))
        #expect(kept.matches("白云大道 15 盏灯"))
        #expect(!kept.matches("白云大道 16 盏灯"))
    }

    /// RFC 7914 section 12, the second vector, cut to the 32 bytes that are kept.
    @Test func `the derivation is that of the standard`() throws {
        let hash = try PasswordHash(
            "password", cost: PasswordCost(rounds: 1024, blockSize: 8, parallelism: 16), salt: Array("NaCl".utf8))
        #expect(hash.text.hasSuffix("$/bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWI="))
    }

    @Test func `full-width letters of an input method are the plain ones`() throws {
        let hash = try PasswordHash("Lamps 15 on", cost: .cheap, salt: Array(0..<16))
        #expect(hash.matches("Ｌａｍｐｓ　１５　ｏｎ"))
    }

    @Test(arguments: [
        "", "scrypt$16$1$1", "scrypt$16$1$1$AAAAAAAAAAA=$AAAA", "argon2$16$1$1$AAAAAAAAAAA=$" + zeroes,
        "scrypt$15$1$1$AAAAAAAAAAA=$" + zeroes, "scrypt$0$1$1$AAAAAAAAAAA=$" + zeroes,
        "scrypt$-16$1$1$AAAAAAAAAAA=$" + zeroes, "scrypt$1048576$1024$1$AAAAAAAAAAA=$" + zeroes,
        "scrypt$16$1$99999$AAAAAAAAAAA=$" + zeroes,
    ])
    func `what is no hash, or would never end, is not read`(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    private static let zeroes = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

    @Test func `the hash that is read in the test above is one but for what is wrong with it`() {
        #expect(PasswordHash("scrypt$16$1$1$AAAAAAAAAAA=$" + Self.zeroes) != nil)
    }

    @Test(arguments: [
        ("一二三四五六七八九", PasswordProblem.short), ("", .short), ("abababababab", .monotonous),
        ("123456789试验员", .holdsNameOrNumber), ("my-w001-secret", .holdsNameOrNumber),
        ("my-ｗ００１-secret", .holdsNameOrNumber),
    ])
    func `a password that is easily guessed is refused`(password: String, problem: PasswordProblem) {
        #expect(PasswordRule.problem(with: password, name: "试验员", workNumber: "W001") == problem)
    }

    @Test func `a sentence is a password, and there is an end to its length`() {
        #expect(PasswordRule.problem(with: "春风又绿江南岸明月何时", name: "试验员", workNumber: "W001") == nil)
        let long = String(repeating: "春风又绿江南岸", count: 19)
        #expect(PasswordRule.problem(with: long, name: "试验员", workNumber: "W001") == .long)
    }

    @Test func `signing in raises an old hash to the present cost`() async throws {
        let old = try await AccountWorld()
        try await old.add("W001", .window)
        let costly = try await AccountWorld(
            store: old.store, cost: PasswordCost(rounds: 32, blockSize: 1, parallelism: 1))
        _ = try await costly.token("W001")
        let kept = try #require(try await old.store.readAccounts { try $0.member(AccountWorld.id("W001")) })
        #expect(kept.passwordHash.hasPrefix("scrypt$32$1$1$"))
        _ = try await costly.token("W001")
        _ = try await old.token("W001")
        let after = try #require(try await old.store.readAccounts { try $0.member(AccountWorld.id("W001")) })
        #expect(after.passwordHash == kept.passwordHash)
    }
}
