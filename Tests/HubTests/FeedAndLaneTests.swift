import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

@Suite struct FeedAndLaneTests {
    let time = TestTime()
    let store: HubDatabase
    let hub: Hub

    init() throws {
        store = try HubDatabase()
        hub = try Fixtures.hub(store, time)
    }

    private func kioskWithCase() async throws -> (kiosk: TestKiosk, record: CaseRecord) {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        return (kiosk, record)
    }

    private func feed(_ kiosk: TestKiosk, after: String? = nil, wait: Int = 0) async throws -> SyncAnswer {
        let query = after.map { "&after=\($0)" } ?? ""
        return try await kiosk.send("GET", "/v1/kiosks/\(kiosk.code)/feed?limit=1&wait=\(wait)\(query)", to: hub)
    }

    private func accept(_ record: CaseRecord, _ utility: String = "water", version: Int = 0) throws -> LaneOutcome {
        try hub.perform(
            LaneCommand(caseID: record.id, utility: utility, expectedVersion: version, action: .accept), by: "W001")
    }

    @Test func `a lane change reaches the kiosk's feed, page by page`() async throws {
        let (kiosk, record) = try await kioskWithCase()
        _ = try accept(record)
        _ = try accept(record, "power")
        let first = try await feed(kiosk).decoded(FeedPage.self)
        #expect(first.items.count == 1)
        #expect(!first.upToDate)
        let second = try await feed(kiosk, after: first.cursor).decoded(FeedPage.self)
        #expect(second.upToDate)
        let change = try second.items[0].body.decode(LaneChange.self)
        #expect(change.utility == "power")
        #expect(change.version == 1)
        #expect(change.status == .accepted)
        #expect(change.by == "clerk:W001")
    }

    @Test func `a feed item and its lane are written together or not at all`() async throws {
        let (_, record) = try await kioskWithCase()
        _ = try accept(record)
        let item = try #require(try store.feed(of: "SZ01", after: 0, limit: 1).items.first)
        var lane = try #require(try store.caseRecord(record.id)?.lanes.last)
        lane.version = 1
        let change = LaneChange(
            id: time.identifier(), utility: lane.utility, version: 1, status: .accepted, stage: "accepted",
            at: time.now, by: "clerk:W001")
        #expect(throws: (any Error).self) {
            try store.keep(LaneStep(caseID: record.id, lane: lane, change: change, item: item))
        }
        #expect(try store.caseRecord(record.id)?.lanes.last?.version == 0)
        #expect(try store.changes(of: record.id).count == 1)
    }

    @Test func `of two clerks on one version the second is told and nothing is overwritten`() async throws {
        let (_, record) = try await kioskWithCase()
        guard case .done = try accept(record) else { throw TestFailure("first clerk") }
        let second = try hub.perform(
            LaneCommand(
                caseID: record.id, utility: "water", expectedVersion: 0, action: .refuse(reason: "材料不实")),
            by: "W002")
        guard case .conflict(let lane) = second else { throw TestFailure("second clerk was not refused") }
        #expect(lane.status == .accepted)
        #expect(try store.changes(of: record.id).count == 1)
    }

    @Test func `two clerks at the same instant make one change`() async throws {
        let (_, record) = try await kioskWithCase()
        let done = try await withThrowingTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    if case .done = try accept(record) { true } else { false }
                }
            }
            var done = 0
            for try await one in group where one { done += 1 }
            return done
        }
        #expect(done == 1)
        #expect(try store.caseRecord(record.id)?.lanes.first?.version == 1)
    }

    @Test func `a cursor of another epoch must be fetched anew`() async throws {
        let (kiosk, record) = try await kioskWithCase()
        _ = try accept(record)
        let cursor = try await feed(kiosk).decoded(FeedPage.self).cursor
        try hub.beginEpoch()
        let answer = try await feed(kiosk, after: cursor)
        #expect(answer.status == 410)
        #expect(try answer.problem().type == .mustRefetch)
        #expect(try answer.problem().epoch == store.epoch())
    }

    @Test func `a kiosk sees nothing of another kiosk's feed`() async throws {
        let (_, record) = try await kioskWithCase()
        _ = try accept(record)
        let other = try await TestKiosk("SZ02", time: time).enrolled(at: hub)
        #expect(try await feed(other).decoded(FeedPage.self).items.isEmpty)
        let stolen = try await other.send("GET", "/v1/kiosks/SZ01/feed", to: hub)
        #expect(stolen.status == 401)
    }

    @Test func `a poll that waits ends with the time and is empty`() async throws {
        let (kiosk, _) = try await kioskWithCase()
        let page = try await feed(kiosk, wait: 25).decoded(FeedPage.self)
        #expect(page.items.isEmpty)
        #expect(page.upToDate)
    }

    @Test func `a look-up by number and by card gives masked progress`() async throws {
        let (kiosk, record) = try await kioskWithCase()
        for lookup in [CaseLookup.number(record.number), .holder(citizenNumber: Fixtures.citizenNumber)] {
            let answer = try await kiosk.send(
                "POST", "/v1/kiosks/SZ01/lookup", try JSONEncoder().encode(lookup), to: hub)
            let cases = try answer.decoded(CaseLookupResult.self).cases
            #expect(cases.map(\.number) == [record.number])
            #expect(cases.first?.lanes.count == 2)
            let text = String(decoding: answer.body, as: UTF8.self)
            #expect(!text.contains(Fixtures.citizenNumber))
            #expect(!text.contains("13800000000"))
        }
    }

    @Test func `an unknown card finds nothing`() async throws {
        let (kiosk, _) = try await kioskWithCase()
        let lookup = CaseLookup.holder(citizenNumber: "990101189912310013")
        let answer = try await kiosk.send("POST", "/v1/kiosks/SZ01/lookup", try JSONEncoder().encode(lookup), to: hub)
        #expect(try answer.decoded(CaseLookupResult.self).cases.isEmpty)
    }

    @Test func `the inbox lists the soonest due first`() async throws {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        time.advance(minutes: 60)
        let late = try kiosk.commitCase(serial: 1)
        time.advance(minutes: -60)
        let soon = try kiosk.commitCase(serial: 2)
        _ = try await kiosk.push(1...2, to: hub)
        #expect(try hub.inbox([.submitted], limit: 10).map(\.record.id) == [soon.id, soon.id, late.id, late.id])
    }
}
