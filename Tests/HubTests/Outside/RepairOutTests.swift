import HallCore
import HubAdapters
import HubService
import HubStore
import Testing

@testable import OutsideSimulators

/// Repairs go to the utility's 311 once, and what is mended there is mended here.
@Suite struct RepairOutTests {
    private func send(_ bench: OutsideHubBench) async throws {
        let rule = bench.rules.repairs[0]
        try await bench.dispatch(rule.name, rule.client)
    }

    private func message(_ bench: OutsideHubBench, _ record: CaseRecord) async throws -> StoredMessage? {
        try await bench.store.messages(of: record.id, in: "340600").first { $0.message.kind == RepairOrder.kind }
    }

    private func mend(_ bench: OutsideHubBench, _ id: String) {
        let now = bench.time.now
        bench.world.change { _ = $0.repairs.update(id, status: "closed", text: "已修好", at: now) }
    }

    @Test func `a repair is told when the window has accepted it, and ends when it is mended`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await bench.repair()
            try await send(bench)
            #expect(bench.world.read { $0.repairs.repairs }.isEmpty)
            try await bench.accept(record)
            try await send(bench)
            let there = try #require(bench.world.read { $0.repairs.repairs }.first)
            #expect(there.serviceCode == "water.leak" && there.description == "水管漏水，100%")
            #expect(there.address == "相山区示例小区5幢 & <2单元>")
            try await bench.hub.followRepairs()
            #expect(try await bench.position(record) == .inside("repaired"))
            mend(bench, there.id)
            bench.time.advance(minutes: 10)
            #expect(try await bench.hub.followRepairs() == 1)
            #expect(try await bench.position(record) == .ended("done"))
            bench.time.advance(minutes: 600)
            #expect(try await bench.hub.followRepairs() == 0)
        }
    }

    @Test(arguments: [Fault.Kind.loseAnswer, .halfAnswer, .down, .busy, .wrongBody])
    func `whatever goes wrong there it is booked once and followed`(fault: Fault.Kind) async throws {
        try await OutsideHubBench.run { bench in
            let record = try await bench.repair()
            try await bench.accept(record)
            bench.world.set(Fault(fault, times: 2, seconds: 1), at: .open311)
            try await send(bench)
            #expect(bench.world.read { $0.repairs.repairs }.count == 1)
            mend(bench, "100001")
            bench.world.set(Fault(.down, times: 1), at: .open311)
            for _ in 0..<3 {
                bench.time.advance(minutes: 10)
                try await bench.hub.followRepairs()
            }
            #expect(try await bench.position(record) == .ended("done"))
        }
    }

    @Test func `a refusal leaves the lane open with its reason`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await bench.repair()
            try await bench.accept(record)
            bench.world.set(Fault(.refuse), at: .open311)
            try await send(bench)
            let message = try await message(bench, record)
            #expect(message?.state == "refused")
            #expect(try await bench.position(record) == .inside("repaired"))
        }
    }

    @Test func `a token is asked for until it has its request`() async throws {
        try await OutsideHubBench.run(serviceCode: "heat.cold") { bench in
            let record = try await bench.repair()
            try await bench.accept(record)
            let rule = bench.rules.repairs[0]
            try await bench.dispatch(rule.name, rule.client, rounds: 1)
            mend(bench, "100001")
            bench.time.advance(minutes: 2)
            try await bench.hub.followRepairs()
            #expect(try await bench.position(record) == .ended("done"))
            let message = try await message(bench, record)
            #expect(message?.reference == "100001" && message?.nextAt == nil)
        }
    }

    @Test func `what was mended here before is not mended again`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await bench.repair()
            try await bench.accept(record)
            try await send(bench)
            try await bench.perform(record, (.utility("water"), .finish(stage: "repaired", lane: "water")))
            let version = try await bench.store.storedCase(record.id)?.version
            mend(bench, "100001")
            bench.time.advance(minutes: 10)
            try await bench.hub.followRepairs()
            #expect(try await bench.store.storedCase(record.id)?.version == version)
        }
    }
}
