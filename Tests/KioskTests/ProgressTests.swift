import Foundation
import HallCore
import HubMessages
import KioskSession
import KioskStore
import Testing

struct ProgressTests {
    private func change(_ bench: Bench, _ record: CaseRecord, version: Int, _ status: LaneStatus) throws -> FeedItem {
        let id = bench.makeID()
        let change = LaneChange(
            id: id, utility: "water", version: version, status: status, stage: "accepted", message: nil, at: bench.now,
            by: "窗口 W01")
        return FeedItem(id: id, type: .laneChanged, caseID: record.id, body: try JSONValue(encoding: change))
    }

    @Test func `a change from the hub is seen by card, also with the line down`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin()
        await bench.terminal.cardHappened(.read(Bench.card))
        try await bench.terminal.choose(utilities: ["water"], kind: .resident, for: visit.id)
        try await bench.terminal.keep(
            [
                "contact.phone": "13800138000", "place.district": "421303", "place.road": "迎宾大道88号",
                "appointment.time": "2026-11-24T10",
            ], for: visit.id)
        let record = try await bench.submit(visit)
        try await bench.store.applyFeed(
            [try change(bench, record, version: 1, .accepted)], cursor: "c1", at: bench.now)
        let answer = try await bench.terminal.ask(.holder(Personal(Bench.card.number)), for: visit.id)
        #expect(answer.cases.map(\.number) == [record.number])
        #expect(answer.cases.first?.lanes.first?.status == .accepted)
        #expect(answer.cases.first?.applicant == "张*测")
        #expect(!answer.isComplete)
    }

    @Test func `feed items are applied once, in any order of versions, and the cursor goes with them`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        let first = try change(bench, record, version: 1, .accepted)
        let second = try change(bench, record, version: 2, .completed)
        try await bench.store.applyFeed([first, second], cursor: "c2", at: bench.now)
        try await bench.store.applyFeed([first, second], cursor: "c2", at: bench.now)
        let lane = try await bench.store.caseRecord(id: record.id)?.lanes.first
        #expect(lane?.version == 2 && lane?.status == .completed && lane?.changes.count == 2)
        #expect(try await bench.store.feedCursor() == "c2")
    }

    @Test func `an item nobody can read is set aside and holds up nothing`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        let bad = FeedItem(id: bench.makeID(), type: .laneChanged, caseID: record.id, body: .string("?"))
        let strange = FeedItem(
            id: bench.makeID(), type: EventType(rawValue: "cn.lianban.later.v9"), caseID: record.id, body: .null)
        try await bench.store.applyFeed(
            [bad, strange, try change(bench, record, version: 1, .accepted)], cursor: "c3", at: bench.now)
        #expect(try await bench.store.setAside().values.reduce(0, +) == 2)
        #expect(try await bench.store.caseRecord(id: record.id)?.lanes.first?.status == .accepted)
    }

    @Test func `the centre's newer word wins over the terminal's`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        var view = CaseView(record)
        view.lanes[0].version = 5
        view.lanes[0].status = .completed
        bench.hub(knows: [view])
        let answer = try await bench.terminal.ask(.number(record.number), for: try await bench.begin().id)
        #expect(answer.isComplete)
        #expect(answer.cases.first?.lanes.map(\.status) == [.completed, .submitted])
    }

    @Test func `a receipt's code opens its case only with the case's own proof`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        let visit = try await bench.begin().id
        #expect(try await bench.terminal.ask(.receipt(record.number, proof: "0"), for: visit).cases.isEmpty)
        #expect(await bench.terminal.progressAnswer(of: visit) == nil)
        await bench.terminal.scanned(CaseCode.payload(of: record))
        #expect(await bench.terminal.progressAnswer(of: visit)?.cases.map(\.number) == [record.number])
    }

    @Test func `an answer that comes after its person has left is shown to nobody`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        let first = try await bench.begin().id
        await bench.terminal.leave(first)
        await #expect(throws: StoreFault.noVisit) {
            try await bench.terminal.ask(.number(record.number), for: first)
        }
        let second = try await bench.begin().id
        #expect(await bench.terminal.progressAnswer(of: second) == nil)
    }

    @Test func `the watermark never goes back by an acknowledgement, only by a rewind`() async throws {
        let bench = try Bench()
        await bench.terminal.printReceipt(of: try await bench.apply())
        try await bench.store.acknowledge(upTo: 2, ack: Data(), epoch: "e1")
        try await bench.store.acknowledge(upTo: 1, ack: Data(), epoch: "e1")
        #expect(try await bench.store.watermark() == 2)
        #expect(try await bench.store.queueStatus() == QueueStatus(unsent: 0, oldest: nil))
        try await bench.store.rewind(to: 0, epoch: "e2")
        #expect(try await bench.store.queueStatus().unsent == 2)
    }
}
