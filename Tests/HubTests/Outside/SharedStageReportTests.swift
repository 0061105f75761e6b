import HallCore
import HubAdapters
import HubService
import HubStore
import Testing

/// What a utility's system reports of a stage that all lanes share.
@Suite struct SharedStageReportTests {
    private let time = TestTime()

    /// A case whose lanes of water and power are at the joint survey.
    private func surveyed(at hub: Hub) async throws -> CaseRecord {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        try await hub.receive(record)
        for lane in ["water", "power"] {
            let order = CaseOrder(
                caseID: record.id, expectedVersion: nil,
                events: [.learn(facts: ["works.external": "yes"], lane: lane), .finish(stage: "accepted", lane: lane)])
            guard case .done = try await hub.perform(order, by: .office(.window)) else { throw TestFailure("accepted") }
        }
        return record
    }

    private func report(
        _ kind: UtilityEvent.Kind, _ sequence: Int64, of record: CaseRecord, to hub: Hub
    ) async throws -> ReportOutcome {
        let key = IdempotencyKey(caseID: record.id, lane: "water", step: "open")
        let event = UtilityEvent(id: "W-\(sequence)", taskKey: key, sequence: sequence, at: time.now, kind: kind)
        return try await hub.take(event, from: "water")
    }

    @Test(arguments: TestEngine.allCases)
    func `counts for its own lane, and leaves the others in it`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let record = try await surveyed(at: hub)
            let facts = ["works.length": "400", "works.needsApproval": "no", "commitment.eligible": "no"]
            #expect(try await report(.factsFound(facts), 1, of: record, to: hub) == .taken)
            #expect(try await report(.stageFinished("survey"), 2, of: record, to: hub) == .taken)
            let process = try #require(try await store.storedCase(record.id)?.process)
            #expect(process.lane("water")?.finished.map(\.stage).contains("survey") == true)
            #expect(process.lane("water")?.position != .inside("survey"))
            #expect(process.lane("power")?.position == .inside("survey"))
            let last = try #require(try await store.journal(of: record.id).last { $0.event.kind == "finish" })
            #expect(last.event == .finish(stage: "survey", lane: "water") && last.by == Actor(.utility("water")))
        }
    }
}
