import HallCore
import HubAdapters
import HubService
import HubStore
import PackFiles
import Testing

@testable import OutsideSimulators

/// The approval platform is told of works that need permissions, and what is decided there counts here.
@Suite struct ApprovalTests {
    private static let approvers = Party.department("approvers")

    /// A case of water whose survey found a road to dig.
    private func surveyed(_ bench: OutsideHubBench) async throws -> CaseRecord {
        let pack = try OutsideHubBench.pack.get().pack
        var kiosk = try await TestKiosk(time: bench.time).enrolled(at: bench.hub)
        var record = try Fixtures.record(id: bench.time.identifier(), number: kiosk.number(1), at: bench.time.now)
        record.form.utilities = ["water"]
        record.form.answers["applicant.companyName"] = Answer(value: "淮北测试有限公司", source: .typed)
        (record.packID, record.packVersion, record.packDigest) = (pack.id, pack.version, pack.digest)
        record.division = pack.division
        record.lanes = [Lane(opening: "water", first: "received", promises: [])]
        kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
        _ = try await kiosk.push(1...1, to: bench.hub)
        try await bench.perform(
            record, (.window, .finish(stage: "received", lane: nil)),
            (.utility("water"), .learn(facts: ["works.external": "yes", "survey.onSite": "yes"], lane: "water")),
            (.window, .finish(stage: "accepted", lane: nil)),
            (.utility("water"), .learn(facts: ["works.digsRoad": "yes", "works.greenArea": "0"], lane: "water")),
            (.manager, .finish(stage: "survey", lane: nil)))
        return record
    }

    private func send(_ bench: OutsideHubBench) async throws {
        try await bench.dispatch(ApprovalPlatform.systemName, try #require(bench.rules.approval))
    }

    private func decision(_ record: CaseRecord, _ verdict: String = "agreed", by department: String = "approvers")
        -> DepartmentDecision
    {
        DepartmentDecision(
            caseNumber: record.number.text, permission: "roadDigging", department: department, verdict: verdict,
            remark: "注意恢复路面")
    }

    private func permission(_ bench: OutsideHubBench, _ record: CaseRecord) async throws -> Permission {
        let process = try await bench.store.storedCase(record.id)?.process
        return try #require(process?.lane("water")?.permissions.first { $0.kind == "roadDigging" })
    }

    @Test(arguments: [nil, Fault.Kind.loseAnswer, .down, .busy, .halfAnswer])
    func `the way of a part is told in order, once, then each permission`(fault: Fault.Kind?) async throws {
        try await OutsideHubBench.run { bench in
            if let fault { bench.world.set(Fault(fault, times: 2, seconds: 1), at: .approval) }
            let record = try await surveyed(bench)
            try await send(bench)
            let states = bench.world.reportedStates
            #expect(states.filter { $0.permission == nil }.map(\.code) == ["1", "3", "8"])
            #expect(states.filter { $0.permission == "roadDigging" }.map(\.code) == ["8"])
            #expect(states.allSatisfy { $0.utility == "water" && $0.caseNumber == record.number.text })
        }
    }

    @Test func `a case without works is not the platform's`() async throws {
        try await OutsideHubBench.run { bench in
            try await bench.accept(try await bench.repair())
            try await send(bench)
            #expect(bench.world.reportedStates.isEmpty)
        }
    }

    @Test func `a decision made there counts as the department's, once`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await surveyed(bench)
            #expect(await bench.world.decide(decision(record)) == 204)
            let permission = try await permission(bench, record)
            #expect(permission.verdict == .agreed && permission.remarks["approvers"] == "注意恢复路面")
            let journal = try await bench.store.journal(of: record.id)
            #expect(journal.last { $0.event.kind == "opinion" }?.by.party == Self.approvers)
            #expect(await bench.world.replayLast() == 204)
            #expect(try await bench.store.journal(of: record.id).count == journal.count)
            try await send(bench)
            #expect(bench.world.reportedStates.filter { $0.permission == "roadDigging" }.map(\.code) == ["8", "11"])
        }
    }

    @Test func `a refusal there keeps the works from going on`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await surveyed(bench)
            #expect(await bench.world.decide(decision(record, "refused")) == 204)
            #expect(try await permission(bench, record).verdict == .refused)
        }
    }

    @Test func `a forged decision is refused, and one of nobody asked changes nothing`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await surveyed(bench)
            bench.world.set(Fault(.forgedSignature, times: 1), at: .approval)
            #expect(await bench.world.decide(decision(record)) == 401)
            #expect(await bench.world.decide(decision(record, by: "finance")) == 204)
            #expect(try await permission(bench, record).verdict == nil)
            var other = decision(record)
            other.caseNumber = try TestKiosk(time: bench.time).number(9).text
            #expect(await bench.world.decide(other) == 404)
            other.caseNumber = "not a number"
            #expect(await bench.world.decide(other) == 422)
            var mumble = decision(record)
            mumble.verdict = "perhaps"
            #expect(await bench.world.decide(mumble) == 422)
        }
    }
}
