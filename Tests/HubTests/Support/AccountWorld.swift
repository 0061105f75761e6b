import HallCore
import HubStore
import Synchronization
import Testing

@testable import HubService

/// The centre's accounts over a store in memory, with time and chance under a test's hand.
struct AccountWorld: Sendable {
    static let division = "421300"
    static let address = SourceAddress("10.0.0.5")
    static let password = "白云大道 15 盏灯"

    let time = AccountTime()
    let store: HubDatabase
    let accounts: Accounts

    /// - Parameters:
    ///   - store: a new one in memory if nil.
    ///   - front: stands before the store, to step in between.
    init(
        store: HubDatabase? = nil, cost: PasswordCost = .cheap, front: (any AccountStore)? = nil
    ) async throws {
        if let store { self.store = store } else { self.store = try await HubDatabase() }
        accounts = Accounts(
            store: front ?? self.store, keys: AccountKeys(seed: Array(repeating: 7, count: 32)),
            surroundings: TimeAndChance(now: { [time] in time.now }, random: { [time] in time.random() }),
            settings: AccountSettings(passwordCost: cost))
    }

    static func id(_ workNumber: String) -> StaffID {
        StaffID(division: division, workNumber: workNumber)
    }

    /// Adds somebody with ``password``.
    func add(_ workNumber: String, _ parties: Party..., mustChange: Bool = false) async throws {
        try await accounts.seed(
            Self.id(workNumber), name: "试验员", posts: parties.map { Post($0, division: Self.division) },
            password: Self.password, mustChange: mustChange)
    }

    func signIn(
        _ workNumber: String, _ password: String = AccountWorld.password, from address: SourceAddress = address
    ) async throws -> SignInOutcome {
        try await accounts.signIn(
            SignInAttempt(division: Self.division, workNumber: workNumber, password: password, address: address))
    }

    /// Signs in somebody without a second factor.
    func session(_ workNumber: String) async throws -> SignedInStaff {
        try await #require(accounts.signedIn(token: token(workNumber)))
    }

    func token(_ workNumber: String) async throws -> String {
        switch try await signIn(workNumber) {
        case .opened(let token), .codeNeeded(let token): token
        case .wrong, .locked, .signInAgain: throw TestFailure("\(workNumber) did not get in")
        }
    }

    /// Signs in an administrator, with their second factor enrolled and a step-up done.
    func administrator(_ workNumber: String = "A001") async throws -> SignedInStaff {
        try await add(workNumber, .administrator)
        let token = try await token(workNumber)
        let first = try #require(try await accounts.signedIn(token: token))
        let phone = try await Phone(accounts.beginEnrolment(by: first))
        _ = try await accounts.finishEnrolment(phone.code(at: time.now), by: first)
        time.advance(seconds: 30)
        let enrolled = try #require(try await accounts.signedIn(token: token))
        try await accounts.stepUp(phone.code(at: time.now), by: enrolled)
        return try #require(try await accounts.signedIn(token: token))
    }

    func trail() async throws -> [AuditEntry] {
        try await store.readAccounts { try $0.auditEntries(of: Self.division, after: 0, limit: 10_000) }
    }

    func acts() async throws -> [String] {
        try await trail().map(\.event.act)
    }
}

extension PasswordCost {
    /// So that tests do not wait for it.
    static let cheap = PasswordCost(rounds: 16, blockSize: 1, parallelism: 1)
}

/// A wall clock and a generator that only the test moves.
final class AccountTime: Sendable {
    private let milliseconds = Mutex(Timestamp(rfc3339: "2026-11-23T09:00:00+08:00")?.milliseconds ?? 0)
    private let generator = Mutex(SeededGenerator(state: 5))

    var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

    func advance(seconds: Int64) {
        milliseconds.withLock { $0 += seconds * 1000 }
    }

    func advance(minutes: Int64) { advance(seconds: minutes * 60) }

    func random() -> UInt64 { generator.withLock { $0.next() } }
}

/// An authenticator application: reads the address of an enrolment and makes codes.
struct Phone: Sendable {
    private let secret: [UInt8]

    init(_ enrolment: CodeEnrolment) throws {
        let text = try #require(enrolment.address.split(separator: "secret=").last).prefix { $0 != "&" }
        try self.init(typed: String(text))
    }

    /// Takes the secret as a person types it.
    init(typed: String) throws {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        let text = typed.filter { letters.contains($0) }
        let bits = text.flatMap { letter -> [Bool] in
            let value = letters.firstIndex(of: letter) ?? 0
            return (0..<5).reversed().map { value >> $0 & 1 == 1 }
        }
        secret = stride(from: 0, to: bits.count - 7, by: 8)
            .map { start in bits[start..<start + 8].reduce(UInt8(0)) { $0 << 1 | ($1 ? 1 : 0) } }
    }

    func code(at time: Timestamp, stepsAhead: Int64 = 0) -> String {
        OneTimeCode(secret: secret).text(at: OneTimeCode.step(at: time.milliseconds) + stepsAhead)
    }
}
