import Foundation
import HallCore
import HubMessages
import KioskSession
import KioskStore
import Testing

struct SubmissionTests {
    @Test func `a case is on disk with its event and its receipt before anything is confirmed`() async throws {
        let bench = try Bench()
        try await bench.fillApplication()
        let record = try await bench.submit()
        #expect(record.number.text.hasPrefix("4213-261120-SZ01A-0001-"))
        #expect(record.lanes.map(\.utility) == ["water", "power"])
        #expect(try await bench.store.caseRecord(id: record.id) == record)
        #expect(try await bench.store.receipt(of: record.id)?.state == .prepared)
        #expect(try await bench.store.outbox(after: 0, limit: 10).count == 1)
        #expect(try await bench.store.synchronousLevel() == 2)
    }

    @Test func `a second submission of the same visit gives the same case`() async throws {
        let bench = try Bench()
        try await bench.fillApplication()
        let first = try await bench.submit()
        let second = try await bench.submit()
        #expect(first == second)
        #expect(try await bench.store.recentCases(limit: 10).count == 1)
        #expect(try await bench.store.outbox(after: 0, limit: 10).count == 1)
    }

    @Test func `the same key commits once even when it comes twice at the same time`() async throws {
        let bench = try Bench()
        try await bench.fillApplication()
        async let first = bench.submit()
        async let second = bench.submit()
        let numbers = try await [first.number, second.number]
        #expect(Set(numbers).count == 1)
        #expect(try await bench.store.recentCases(limit: 10).count == 1)
    }

    @Test func `everything that is wrong is said at once and nothing is committed`() async throws {
        let bench = try Bench()
        _ = try await bench.terminal.start()
        try await bench.terminal.choose(utilities: ["water"], kind: .company)
        try await bench.terminal.keep(["applicant.creditCode": "919902020000000190", "contact.phone": "12"])
        guard case .problems(let problems) = try await bench.terminal.submit(signature: nil) else {
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
        try await bench.fillApplication()
        try await bench.terminal.keep(["power.mainCapacity": "400"])
        try await bench.terminal.choose(utilities: ["water"], kind: .resident)
        let record = try await bench.submit()
        #expect(record.form.answers["power.mainCapacity"] == nil)
        #expect(record.lanes.map(\.utility) == ["water"])
    }

    @Test func `events form a chain from the first`() async throws {
        let bench = try Bench()
        for _ in 0..<3 {
            try await bench.fillApplication()
            await bench.terminal.printReceipt(of: try await bench.submit())
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
        try await bench.fillApplication()
        let first = try await bench.submit()
        try bench.store.close()
        let reopened = try Bench.open(bench.folder, stream: bench.makeID())
        let second = try await reopened.submit(
            Submission(key: bench.makeID(), eventID: bench.makeID(), holder: nil, at: bench.now), cityCode: "4213"
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
