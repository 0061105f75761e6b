import Foundation
import HallCore
import HubAdapters
import HubMessages
import HubScreens
import HubService
import HubStore
import Hummingbird
import HummingbirdTesting
import Testing

@testable import OutsideSimulators

/// A hub with the played billing and gateway on a real port, whose callbacks come to the hub over a real port too.
struct BillBench: Sendable {
    let time: TestTime
    let world: OutsideWorld
    let store: HubDatabase
    let hub: Hub
    let kiosk: TestKiosk
    let other: TestKiosk
    let bills: HTTPBillSystem
    let visit: UUIDv7

    /// Runs a test with everything up.
    /// - Parameter system: stands before the billing system, to step in between.
    static func run(
        proof: BillProofKind = .idEnding, tellsPayments: Bool = true,
        system: (@Sendable (HTTPBillSystem) -> any BillSystem)? = nil,
        _ test: @Sendable (BillBench) async throws -> Void
    ) async throws {
        let time = TestTime()
        let world = try OutsideWorld(OutsideSettings(now: { time.now }, clock: InstantClock()), log: Fixtures.quiet)
        let outside = OutsideServer.application(
            world, address: .hostname("localhost", port: 0), log: Fixtures.quiet)
        try await outside.test(.live) { client in
            let base = try url(client.port)
            let bills = HTTPBillSystem(address: address(base, .bills), connections: OutsideConnections())
            let gateway = HTTPPaymentGateway(
                address: address(base, .gateway), connections: OutsideConnections(),
                keys: [try #require(WebhookKey(OutsideSystem.gateway.secret(seed: 1)))])
            let store = try await HubDatabase()
            let hub = try await hub(
                store, time,
                Billing(
                    bills: system?(bills) ?? bills,
                    proofs: Dictionary(uniqueKeysWithValues: OutsideSystem.utilities.map { ($0, proof) }),
                    tellsPayments: tellsPayments, gateway: gateway))
            let router = try HubScreens.router(hub: hub, settings: HubScreenSettings(secureCookies: false))
            try await Application(router: router, logger: Fixtures.quiet).test(.live) { hubClient in
                world.set(hub: try url(hubClient.port))
                try await test(
                    BillBench(
                        time: time, world: world, store: store, hub: hub,
                        kiosk: try await TestKiosk("SZ01", time: time).enrolled(at: hub),
                        other: try await TestKiosk("SZ02", time: time).enrolled(at: hub), bills: bills,
                        visit: time.identifier()))
            }
        }
    }

    private static func hub(_ store: HubDatabase, _ time: TestTime, _ billing: Billing) async throws -> Hub {
        try await Hub(
            store: store, keys: HubKeys(seed: Fixtures.seed),
            packs: PackShelf([try Fixtures.pack()], calendar: Fixtures.calendar()),
            kiosks: [Fixtures.kiosk("SZ01"), Fixtures.kiosk("SZ02")], billing: billing,
            accountSettings: AccountSettings(secondFactorRoles: [], passwordCost: .cheap),
            surroundings: time.surroundings, log: Fixtures.quiet)
    }

    private static func url(_ port: Int?) throws -> URL {
        let port = try #require(port)
        return try #require(URL(string: "http://localhost:\(port)"))
    }

    private static func address(_ base: URL, _ system: OutsideSystem) -> OutsideAddress {
        OutsideAddress(base: base.appending(path: String(system.path.dropFirst())), timeout: .seconds(5))
    }
}

extension BillBench {
    /// What the hub answers to a question of bills.
    func ask(_ matter: BillQuestion.Matter, visit: UUIDv7? = nil, from kiosk: TestKiosk? = nil) async throws
        -> BillAnswer
    {
        try await send("bills", BillQuestion(visit: visit ?? self.visit, matter: matter), kiosk ?? self.kiosk)
    }

    /// What the hub answers about a payment.
    func ask(_ wish: BillPaymentQuestion.Wish, key: UUIDv7, from kiosk: TestKiosk? = nil) async throws
        -> PaymentStanding
    {
        try await send("payments", BillPaymentQuestion(key: key, wish: wish), kiosk ?? self.kiosk)
    }

    private func send<Answer: Decodable>(_ place: String, _ question: some Encodable, _ kiosk: TestKiosk) async throws
        -> Answer
    {
        let answer = try await kiosk.send(
            "POST", "/v1/kiosks/\(kiosk.code)/\(place)", try JSONEncoder().encode(question), to: hub)
        guard answer.status == 200 else { throw TestFailure("\(place): \(answer.status)") }
        return try answer.decoded(Answer.self)
    }

    /// Somebody's account that owes something, with its bills.
    func owing() async throws -> (bill: AccountBill, sheet: BillSheet) {
        for number in 0..<40 {
            let holder = String(990_101_189_912_310_005 + number)
            guard case .found(let accounts) = try await ask(.holder(citizenNumber: holder)) else { continue }
            for bill in accounts {
                if let sheet = bill.sheet, sheet.payable > Fen(0) { return (bill, sheet) }
            }
        }
        throw TestFailure("nobody owes anything")
    }

    /// An order for what is owed, and the bill it is for.
    func ordered(key: UUIDv7? = nil) async throws -> (key: UUIDv7, order: UUIDv7, bill: AccountBill, amount: Fen) {
        let (bill, sheet) = try await owing()
        let key = key ?? time.identifier()
        let standing = try await ask(Self.wish(bill, sheet.payable), key: key)
        guard case .waiting = standing.state, let order = standing.order else {
            throw TestFailure("no code: \(standing.state)")
        }
        return (key, order, bill, sheet.payable)
    }

    static func wish(_ bill: AccountBill, _ amount: Fen) -> BillPaymentQuestion.Wish {
        .order(utility: bill.utility, account: bill.account, amount: amount)
    }

    /// Orders at the gateway.
    var atGateway: Int { world.read { $0.gateway.orders.count } }

    /// Sends what waits for the billing system.
    func dispatch() async throws {
        let dispatcher = Dispatcher(
            system: Billing.systemName, target: bills, store: OutgoingQueue(store: store),
            surroundings: TimeAndChance(now: { time.now }, random: { 0 }, clock: InstantClock()),
            log: Fixtures.quiet)
        _ = try await dispatcher.round()
    }
}

/// The billing system with one company that gives no answer.
struct SilentCompany: BillSystem {
    let bills: HTTPBillSystem
    let utility: UtilityID

    var answersForKeys: Bool { bills.answersForKeys }
    func accounts(of holder: BillHolder) async throws -> BillAccounts { try await bills.accounts(of: holder) }
    func holds(_ proof: BillProof, for account: String, utility: UtilityID) async throws -> Bool {
        try await bills.holds(proof, for: account, utility: utility)
    }
    func sendCode(for account: String, utility: UtilityID) async throws -> String? {
        try await bills.sendCode(for: account, utility: utility)
    }
    func send(_ message: OutsideMessage) async -> SendOutcome { await bills.send(message) }
    func find(_ message: OutsideMessage) async -> KeyAnswer { await bills.find(message) }

    func statement(of account: String, utility: UtilityID, months: Int) async throws -> BillStatement? {
        guard utility != self.utility else { throw OutsideFault.unavailable(.answerLost("timeout")) }
        return try await bills.statement(of: account, utility: utility, months: months)
    }
}
