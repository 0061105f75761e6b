import HallCore
import KioskSession
import KioskStore
import Testing

struct ReceiptTests {
    private func submitted(_ outcome: PrintOutcome) async throws -> (Bench, CaseRecord) {
        let bench = try Bench()
        bench.printer(says: outcome)
        let record = try await bench.apply()
        await bench.terminal.printReceipt(of: record)
        return (bench, record)
    }

    @Test func `a printed receipt is journaled as printed`() async throws {
        let (bench, record) = try await submitted(.printed)
        #expect(try await bench.store.receipt(of: record.id)?.state == .printed)
        #expect(bench.papers.count == 1)
    }

    @Test func `a receipt is not printed a second time by itself`() async throws {
        for outcome in [PrintOutcome.printed, .unknown(.unplugged)] {
            let (bench, record) = try await submitted(outcome)
            await bench.terminal.printReceipt(of: record)
            #expect(bench.papers.count == 1)
        }
    }

    @Test func `a copy after an unknown outcome is the second and says so`() async throws {
        let (bench, record) = try await submitted(.unknown(.unplugged))
        #expect(try await bench.terminal.answer(.printAgain, for: record.id))
        bench.printer(says: .printed)
        await bench.terminal.printReceipt(of: record)
        let receipt = try await bench.store.receipt(of: record.id)
        #expect(receipt?.copy == 2 && receipt?.state == .printed)
        #expect("\(bench.papers[1].blocks)".contains("第 2 份"))
    }

    @Test func `after nothing came out the same copy is tried again`() async throws {
        let (bench, record) = try await submitted(.notPrinted(.paperOut))
        #expect(try await bench.terminal.answer(.printAgain, for: record.id))
        bench.printer(says: .printed)
        await bench.terminal.printReceipt(of: record)
        #expect(try await bench.store.receipt(of: record.id)?.copy == 1)
        #expect(bench.papers.count == 2)
    }

    @Test func `who has the paper in hand can say so`() async throws {
        let (bench, record) = try await submitted(.unknown(.mute))
        #expect(try await !bench.terminal.answer(.cameOut, for: record.id))
        #expect(try await bench.store.receipt(of: record.id)?.state == .printed)
    }

    @Test func `a receipt that was in the printer when the program died is unknown afterwards`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        #expect(try await bench.store.beginPrinting(record.id, at: bench.now))
        try await bench.terminal.recover()
        #expect(try await bench.store.receipt(of: record.id)?.state == .unknown(reason: "interrupted"))
    }

    @Test func `a receipt that had not reached the printer when the program died is not printed, and can be`()
        async throws
    {
        let bench = try Bench()
        let record = try await bench.apply()
        try await bench.terminal.recover()
        #expect(try await bench.store.receipt(of: record.id)?.state == .notPrinted(reason: "interrupted"))
        #expect(try await bench.store.outbox(after: 0, limit: 10).count == 2)
        #expect(try await bench.terminal.answer(.printAgain, for: record.id))
        await bench.terminal.printReceipt(of: record)
        #expect(try await bench.store.receipt(of: record.id)?.state == .printed)
    }

    @Test func `a copy cannot be made while one is in the printer`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        #expect(try await bench.store.beginPrinting(record.id, at: bench.now))
        try await bench.store.prepareCopy(of: record.id, at: bench.now)
        #expect(try await bench.store.receipt(of: record.id)?.copy == 1)
        #expect(try await !bench.store.beginPrinting(record.id, at: bench.now))
    }
}
