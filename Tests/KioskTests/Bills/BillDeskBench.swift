import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskSession
import KioskStore
import Logging
import NIOCore
import Synchronization

@testable import KioskScreens

/// A terminal whose centre answers about bills as a test says, and its pages.
struct BillDeskBench: Sendable {
    let bench: Bench
    let centre: PlayedCentre
    let terminal: Terminal

    init(up: Bool = true) async throws {
        bench = try Bench()
        centre = PlayedCentre()
        terminal = bench.terminal(on: bench.store, bills: centre.line)
        if up {
            await terminal.linkChanged(to: .up(since: bench.now))
            await terminal.learnBills()
        }
    }

    /// A visit, with its token.
    func begin() async throws -> (visit: Visit, token: String) {
        let token = try await terminal.start()
        return (try Bench.required(try await terminal.visit(token: token)), token)
    }

    /// A visit that was shown the centre's accounts.
    func shown() async throws -> (visit: Visit, token: String) {
        let begun = try await begin()
        _ = try await terminal.askBills(.holder(Personal(Bench.card.number)), for: begun.visit.id)
        return begun
    }

    /// Runs a test with the pages; each is asked for as the visit's browser does.
    func pages(_ token: String, _ test: @Sendable (BillPages) async throws -> Void) async throws {
        let screens = try KioskScreens(
            terminal: terminal,
            settings: ScreenSettings(
                panel: .reference, hallName: "测试营业厅", helpDesk: nil, authority: "localhost"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        try await Application(router: screens.router()).test(.router) { client in
            try await test(BillPages(client: client, token: token))
        }
    }

    static let sheet = BillSheet(
        months: (1...12).map { month in
            MonthlyBill(
                month: "2026-\(month < 10 ? "0" : "")\(month)", usage: Quantity("11.3"), unit: "m3", amount: Fen(3625),
                owed: month == 12 ? Fen(3625) : Fen(0))
        }, arrears: Fen(3625), asOf: Timestamp(milliseconds: 1_795_395_600_000))

    static let accounts = [
        AccountBill(utility: "gas", account: "G9876543210", address: nil, sheet: nil),
        AccountBill(
            utility: "power", account: "E1112223334", address: "测试省样例市示范区****",
            sheet: BillSheet(months: [], arrears: Fen(0), asOf: sheet.asOf)),
        AccountBill(utility: "water", account: "W1234567890", address: "样例市测试路12号", sheet: sheet),
    ]
}

/// A browser at the pages.
struct BillPages: Sendable {
    let client: any TestClientProtocol
    let token: String

    func get(_ path: String) async throws -> String { try await ask(path, .get) }

    /// Posts a form and follows where it leads.
    func post(_ path: String, _ form: String = "") async throws -> String { try await ask(path, .post, form) }

    private func ask(_ path: String, _ method: HTTPRequest.Method, _ form: String = "") async throws -> String {
        let answer = try await client.execute(
            uri: path, method: method,
            headers: [
                .contentType: "application/x-www-form-urlencoded", .origin: "http://localhost",
                .cookie: "visit=\(token)",
            ], body: ByteBuffer(string: form))
        if let next = answer.headers[.location] { return try await ask(next, .get) }
        return String(buffer: answer.body)
    }
}

/// The centre, as far as bills go.
final class PlayedCentre: Sendable {
    private struct State {
        var answer: BillAnswer? = .found(accounts: BillDeskBench.accounts)
        var standing: PaymentStanding? = PlayedCentre.waiting
        var offer: BillOffer? = BillOffer(proofs: ["water": .idEnding, "gas": .phoneCode], takesPayments: true)
        var steps: [PaymentStep] = []
        var queries: [BillQuery] = []
    }

    static let until = Timestamp(rfc3339: "2026-11-20T10:05:00+08:00") ?? Timestamp(milliseconds: 0)
    static let waiting = standing(.waiting(payURL: "https://pay.example.cn/p/1", until: until))

    static func standing(_ state: PaymentStanding.State) -> PaymentStanding {
        var random = SystemRandomNumberGenerator()
        return PaymentStanding(
            order: UUIDv7(milliseconds: until.milliseconds, random: &random), amount: Fen(3625), state: state)
    }

    private let state = Mutex(State())

    var steps: [PaymentStep] { state.withLock { $0.steps } }
    var queries: [BillQuery] { state.withLock { $0.queries } }
    func answers(_ answer: BillAnswer?) { state.withLock { $0.answer = answer } }
    func says(_ standing: PaymentStanding?) { state.withLock { $0.standing = standing } }
    func offers(_ offer: BillOffer?) { state.withLock { $0.offer = offer } }

    var line: BillLine {
        BillLine(
            offer: { self.state.withLock { $0.offer } },
            ask: { query, _ in
                self.state.withLock { state in
                    state.queries.append(query)
                    return state.answer
                }
            },
            pay: { step in
                self.state.withLock { state in
                    state.steps.append(step)
                    return state.standing
                }
            })
    }
}

extension PaymentStep {
    /// Its key, and whether it orders or cancels.
    var key: UUIDv7 {
        switch self {
        case .order(let key, _, _, _), .look(let key), .cancel(let key): key
        }
    }

    var isOrder: Bool { if case .order = self { true } else { false } }
    var isCancel: Bool { if case .cancel = self { true } else { false } }
}
