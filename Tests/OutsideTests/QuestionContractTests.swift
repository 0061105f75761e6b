import Foundation
import HallCore
import HubAdapters
import Testing

@testable import OutsideSimulators

/// Bills and licences over real HTTP.
@Suite struct `A question to the outside` {
    static let holder = "990101189912310005"

    func bills(_ bench: OutsideBench) -> HTTPBillSystem {
        HTTPBillSystem(address: bench.address(.bills), connections: OutsideConnections())
    }

    /// The holder's first account that owes something, and its statement.
    func owing(_ bench: OutsideBench) async throws -> BillStatement {
        for number in 0..<20 {
            let holder = BillHolder(number: String(990_101_189_912_310_005 + number))
            for account in try await bills(bench).accounts(of: holder).accounts {
                let statement = try await bills(bench).statement(
                    of: account.account, utility: account.utility, months: 12)
                if let statement, statement.arrearsFen ?? Fen(0) > Fen(0) { return statement }
            }
        }
        throw TestFailure("nobody owes anything")
    }

    @Test func `finds the accounts of a holder, the same every time`() async throws {
        try await OutsideBench.run { bench in
            let found = try await bills(bench).accounts(of: BillHolder(number: Self.holder))
            #expect(found.accounts.map(\.utility) == ["water", "power", "gas", "heat", "network"])
            #expect(found.asOf == bench.time.now)
            #expect(try await bills(bench).accounts(of: BillHolder(number: Self.holder)) == found)
            #expect(try await bills(bench).accounts(of: BillHolder(number: "110101190001010000")).accounts.isEmpty)
        }
    }

    @Test func `gives twelve months whose owed parts are the arrears`() async throws {
        try await OutsideBench.run { bench in
            let statement = try await owing(bench)
            #expect(statement.months.count == 12)
            #expect(statement.months.last?.month == "2026-10")
            #expect(statement.months.first?.month == "2025-11")
            let owed = statement.months.compactMap { Fen(yuan: $0.owed) }.reduce(Fen(0), +)
            #expect(statement.arrearsFen == owed)
            #expect(statement.months.allSatisfy { $0.usage.map { Quantity($0.value) != nil } ?? false })
        }
    }

    @Test func `for an account that is none finds nothing`() async throws {
        try await OutsideBench.run { bench in
            let found = try await bills(bench).statement(of: "W0000000001", utility: "water", months: 12)
            #expect(found == nil)
        }
    }

    @Test func `shows a payment once the billing was told, once`() async throws {
        try await OutsideBench.run { bench in
            let before = try await owing(bench)
            let payment = BillPayment(
                utility: before.utility, account: before.account, amount: try #require(before.arrearsFen),
                transaction: "T-1", paidAt: bench.time.now)
            let key = IdempotencyKey(caseID: identifier(5), lane: "payment", step: "settle")
            bench.world.set(Fault(.loseAnswer, times: 1), at: .bills)
            let task = bench.add(try payment.message(key: key), system: "bills")
            let dispatcher = bench.dispatcher(bills(bench), system: "bills")
            try await dispatcher.round()
            bench.time.advance(seconds: 1)
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "B-1"))
            let after = try await bills(bench).statement(
                of: before.account, utility: before.utility, months: 12)
            #expect(after?.arrearsFen == Fen(0))
        }
    }

    @Test(arguments: [Fault.Kind.down, .wrongBody, .busy])
    func `without an answer is unavailable, in words that name nobody`(fault: Fault.Kind) async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(fault), at: .bills)
            do {
                _ = try await bills(bench).accounts(of: BillHolder(number: Self.holder))
                throw TestFailure("it was answered")
            } catch let fault as OutsideFault {
                #expect("\(fault)".hasPrefix("unavailable: "))
                #expect(!"\(fault)".contains(Self.holder))
            }
        }
    }

    @Test func `shows nothing of the holder`() async throws {
        try await OutsideBench.run { bench in
            let found = try await bills(bench).accounts(of: BillHolder(number: Self.holder))
            let statement = try await owing(bench)
            for text in ["\(found)", "\(statement)", "\(BillHolder(number: Self.holder))"] {
                #expect(text == "〔隐〕")
            }
        }
    }

    @Test func `for licences needs a consent that holds`() async throws {
        try await OutsideBench.run { bench in
            let library = HTTPLicenceLibrary(address: bench.address(.licences), connections: OutsideConnections())
            let now = bench.time.now
            let consent = LicenceConsent(record: identifier(3), purpose: "水电气网联合报装", expiresAt: now.adding(minutes: 5))
            let kinds = ["businessLicence", "drivingLicence"]
            let found = try await library.licences(of: Personal(Self.holder), kinds: kinds, consent: consent, at: now)
            #expect(found.map(\.title) == ["营业执照"])
            #expect(found.first?.document.sha256.count == 64)
            #expect(found.first?.validUntil == CivilDate(iso: "2099-12-31"))
            bench.time.advance(minutes: 5)
            await #expect(throws: LicenceRefusal.consentExpired) {
                try await library.licences(
                    of: Personal(Self.holder), kinds: kinds, consent: consent, at: bench.time.now)
            }
            await #expect(throws: LicenceRefusal.self) {
                try await library.licences(of: Personal(Self.holder), kinds: kinds, consent: consent, at: now)
            }
            #expect(bench.world.read { $0.licences.lookUps.count } == 1)
        }
    }
}
