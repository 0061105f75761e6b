import Foundation
import HallCore
import HubMessages
import KioskSession
import KioskStore
import Testing

struct SubmissionTests {
    @Test func `a case is on disk with its event and its receipt before anything is confirmed`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        #expect(record.number.text.hasPrefix("4213-261120-SZ01A-0001-"))
        #expect(record.lanes.map(\.utility) == ["water", "power"])
        #expect(try await bench.store.caseRecord(id: record.id) == record)
        #expect(try await bench.store.receipt(of: record.id)?.state == .prepared)
        #expect(try await bench.store.outbox(after: 0, limit: 10).count == 1)
        #expect(try await bench.store.synchronousLevel() == 2)
    }

    @Test func `a second submission of the same visit gives the same case`() async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        let first = try await bench.submit(visit)
        let second = try await bench.submit(visit)
        #expect(first == second)
        #expect(try await bench.store.recentCases(limit: 10).count == 1)
        #expect(try await bench.store.outbox(after: 0, limit: 10).count == 1)
    }

    @Test func `the same key commits once even when it comes twice at the same time`() async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        async let first = bench.submit(visit)
        async let second = bench.submit(visit)
        let numbers = try await [first.number, second.number]
        #expect(Set(numbers).count == 1)
        #expect(try await bench.store.recentCases(limit: 10).count == 1)
    }

    @Test func `everything that is wrong is said at once and nothing is committed`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin().id
        try await bench.terminal.choose(utilities: ["water"], kind: .company, for: visit)
        try await bench.terminal.keep(
            ["applicant.creditCode": "919902020000000190", "contact.phone": "12"], for: visit)
        guard case .problems(let problems) = try await bench.terminal.submit(signature: nil, for: visit) else {
            return #expect(Bool(false), "the application was accepted")
        }
        let fields = Set(problems.map(\.field))
        let wanted: Set = ["applicant.companyName", "applicant.creditCode", "contact.phone", "place.road"]
        #expect(fields.isSuperset(of: wanted))
        #expect(try await bench.store.recentCases(limit: 10).isEmpty)
        #expect(try await bench.store.outbox(after: 0, limit: 10).isEmpty)
    }

    @Test func `answers to a section that was unticked do not travel`() async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        try await bench.terminal.keep(["power.mainCapacity": "400"], for: visit.id)
        try await bench.terminal.choose(utilities: ["water"], kind: nil, for: visit.id)
        let record = try await bench.submit(visit)
        #expect(record.form.answers["power.mainCapacity"] == nil)
        #expect(record.lanes.map(\.utility) == ["water"])
    }

    @Test func `without a word on who applies nothing is committed`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin()
        try await bench.terminal.choose(utilities: ["water"], kind: nil, for: visit.id)
        try await bench.terminal.keep(Bench.answers, for: visit.id)
        guard case .problems(let problems) = try await bench.terminal.submit(signature: nil, for: visit.id) else {
            return #expect(Bool(false), "the application was accepted")
        }
        #expect(problems.map(\.field) == [Wizard.kindField])
    }

    @Test func `the next application of the same visit is another case of the same card`() async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        await bench.terminal.cardHappened(.read(Bench.card))
        let first = try await bench.submit(visit)
        try await bench.terminal.begin(form: FormDefinition.jointID, for: visit.id)
        let fresh = try #require(try await bench.store.visit())
        #expect(fresh.id == visit.id && fresh.caseID == nil && fresh.answers.isEmpty && fresh.card == Bench.card)
        try await bench.fill(visit)
        let second = try await bench.submit(visit)
        #expect(second.number != first.number)
        #expect(try await bench.store.caseRecords(cardNumber: Bench.card.number).count == 2)
    }

    @Test func `a draft is not thrown away by a wish for the next application`() async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        try await bench.terminal.begin(form: FormDefinition.jointID, for: visit.id)
        #expect(try await bench.store.visit()?.answers["place.road"]?.value == "迎宾大道88号")
    }

    @Test func `a case is acknowledged only when the centre has said so`() async throws {
        let bench = try Bench()
        let (first, second) = (try await bench.apply(), try await bench.apply())
        #expect(try await !bench.terminal.isSent(first.id))
        try await bench.store.acknowledge(upTo: 1, ack: Data(), epoch: "e1")
        #expect(try await bench.terminal.isSent(first.id))
        #expect(try await !bench.terminal.isSent(second.id))
    }

    @Test func `events form a chain from the first`() async throws {
        let bench = try Bench()
        for _ in 0..<3 {
            await bench.terminal.printReceipt(of: try await bench.apply())
        }
        let rows = try await bench.store.outbox(after: 0, limit: 100)
        #expect(rows.map(\.seq) == Array(1...6))
        var previous = Data(Envelope.chainStart.bytes)
        for row in rows {
            #expect(row.prevHash == previous)
            let envelope = try Envelope(json: JSONDecoder().decode(JSONValue.self, from: row.envelope))
            #expect(Data(envelope.canonicalBytes()) == row.envelope)
            previous = row.hash
        }
    }

    @Test func `numbers go on after a restart and are never given twice`() async throws {
        let bench = try Bench()
        let first = try await bench.apply()
        try bench.store.close()
        let reopened = try Bench.open(bench.folder, stream: bench.makeID())
        let second = try await reopened.submit(
            Submission(key: bench.makeID(), eventID: bench.makeID(), cardNumbers: Personal([]), at: bench.now),
            cityCode: "4213"
        ) { number in
            var copy = first
            copy.id = bench.makeID()
            copy.number = number
            return copy
        }
        #expect(second.number.text.contains("SZ01A-0002-"))
        #expect(try await reopened.outbox(after: 0, limit: 10).count == 2)
    }

    @Test func `a database of another kiosk is refused`() async throws {
        let bench = try Bench()
        try bench.store.close()
        #expect(throws: StoreFault.kioskChanged(stored: "SZ01", configured: "SZ02")) {
            try Bench.open(bench.folder, kiosk: "SZ02", stream: bench.makeID())
        }
    }
}
