import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

@testable import OutsideSimulators

/// What a kiosk is told of bills, with the billing system on a real port.
@Suite struct `Bills at the hub` {
    static let holder = "990101189912310005"

    func accounts(_ bench: BillBench) async throws -> [AccountBill] {
        guard case .found(let accounts) = try await bench.ask(.holder(citizenNumber: Self.holder)) else {
            throw TestFailure("not found")
        }
        return accounts
    }

    func proof(_ value: String) -> BillProof { BillProof(kind: .idEnding, value: value) }

    @Test func `a card shows every utility's account with twelve months`() async throws {
        try await BillBench.run { bench in
            let accounts = try await accounts(bench)
            #expect(accounts.map(\.utility) == ["water", "power", "gas", "heat", "network"])
            let sheets = accounts.compactMap(\.sheet)
            #expect(sheets.count == 5)
            #expect(sheets.allSatisfy { $0.months.count == 12 && $0.months.last?.month == "2026-10" })
            #expect(sheets.allSatisfy { $0.payable == $0.arrears && $0.asOf == bench.time.now })
        }
    }

    @Test func `a stranger's card shows nothing`() async throws {
        try await BillBench.run { bench in
            let answer = try await bench.ask(.holder(citizenNumber: "110101190001010000"))
            #expect(answer == .found(accounts: []))
        }
    }

    @Test func `a company that gives no answer stands beside those that did`() async throws {
        try await BillBench.run(system: { SilentCompany(bills: $0, utility: "water") }) { bench in
            let accounts = try await accounts(bench)
            #expect(accounts.filter { $0.sheet == nil }.map(\.utility) == ["water"])
            #expect(accounts.count == 5)
        }
    }

    @Test(arguments: [Fault.Kind.down, .wrongBody, .busy])
    func `without a billing system's answer there is none`(fault: Fault.Kind) async throws {
        try await BillBench.run { bench in
            bench.world.set(Fault(fault), at: .bills)
            let answer = try await bench.ask(.holder(citizenNumber: Self.holder))
            #expect(answer == .unavailable)
        }
    }

    @Test func `a typed account opens to its holder's ending and to no other`() async throws {
        try await BillBench.run { bench in
            let water = try #require(try await accounts(bench).first)
            let right = try await bench.ask(
                .account(utility: "water", number: water.account, proof: proof("0005")))
            guard case .found(let accounts) = right else { throw TestFailure("\(right)") }
            #expect(accounts.map(\.sheet) == [water.sheet])
            let wrong = try await bench.ask(.account(utility: "water", number: water.account, proof: proof("0006")))
            #expect(wrong == .notYours)
            let nobody = try await bench.ask(.account(utility: "water", number: "W0000000001", proof: proof("0005")))
            #expect(nobody == wrong)
        }
    }

    @Test func `after five wrong tries a visit has to wait, and then may go on`() async throws {
        try await BillBench.run { bench in
            for number in 0..<5 {
                let wrong = try await bench.ask(
                    .account(utility: "water", number: "W000000000\(number)", proof: proof("1234")))
                #expect(wrong == .notYours)
            }
            let water = try #require(try await accounts(bench).first)
            let right = BillQuestion.Matter.account(utility: "water", number: water.account, proof: proof("0005"))
            #expect(try await bench.ask(right) == .wait(until: bench.time.now.adding(minutes: 1)))
            bench.time.advance(minutes: 2)
            guard case .found = try await bench.ask(right) else { throw TestFailure("still closed") }
        }
    }

    @Test func `a new visit at another terminal is no way round for one account`() async throws {
        try await BillBench.run { bench in
            let water = try #require(try await accounts(bench).first)
            for number in 0..<5 {
                let wrong = try await bench.ask(
                    .account(utility: "water", number: water.account, proof: proof("100\(number)")),
                    visit: bench.time.identifier())
                #expect(wrong == .notYours)
            }
            let right = BillQuestion.Matter.account(utility: "water", number: water.account, proof: proof("0005"))
            let again = try await bench.ask(right, visit: bench.time.identifier(), from: bench.other)
            #expect(again == .wait(until: bench.time.now.adding(minutes: 1)))
        }
    }

    @Test func `right answers and a system that fails are not counted as guesses`() async throws {
        try await BillBench.run { bench in
            let water = try #require(try await accounts(bench).first)
            let right = BillQuestion.Matter.account(utility: "water", number: water.account, proof: proof("0005"))
            bench.world.set(Fault(.down), at: .bills)
            for _ in 0..<8 { #expect(try await bench.ask(right) == .unavailable) }
            bench.world.set(nil, at: .bills)
            for _ in 0..<8 {
                guard case .found = try await bench.ask(right) else { throw TestFailure("counted") }
            }
        }
    }

    @Test func `a utility that wants a code opens to the code it sent`() async throws {
        try await BillBench.run(proof: .phoneCode) { bench in
            let water = try #require(try await accounts(bench).first)
            let sent = try await bench.ask(.code(utility: "water", number: water.account))
            #expect(sent == .codeSent(to: "199****0000"))
            let code = InventedBills(seed: 1).code(for: water.account)
            let wrongKind = try await bench.ask(
                .account(utility: "water", number: water.account, proof: proof("0005")))
            #expect(wrongKind == .notYours)
            let right = try await bench.ask(
                .account(
                    utility: "water", number: water.account, proof: BillProof(kind: .phoneCode, value: code)))
            guard case .found = right else { throw TestFailure("\(right)") }
        }
    }

    @Test func `a kiosk is told what there is`() async throws {
        try await BillBench.run { bench in
            let answer = try await bench.kiosk.send("GET", "/v1/kiosks/SZ01/bills", to: bench.hub)
            let offer = try answer.decoded(BillOffer.self)
            #expect(offer.takesPayments && offer.proofs["gas"] == .idEnding)
        }
        let time = TestTime()
        let hub = try await Fixtures.hub(HubDatabase(), time)
        let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let offer = try await kiosk.send("GET", "/v1/kiosks/SZ01/bills", to: hub).decoded(BillOffer.self)
        #expect(offer == .none)
    }

    @Test func `nothing personal shows in a question or an answer that is logged`() async throws {
        try await BillBench.run { bench in
            let accounts = try await accounts(bench)
            let question = BillQuestion(visit: bench.visit, matter: .holder(citizenNumber: Self.holder))
            for text in ["\(question)", "\(accounts)", "\(BillAnswer.found(accounts: accounts))"] {
                #expect(!text.contains(Self.holder) && accounts.allSatisfy { !text.contains($0.account) })
            }
        }
    }
}
