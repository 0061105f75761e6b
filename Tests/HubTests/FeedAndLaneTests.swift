import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

@Suite(.serialized) struct FeedAndLaneTests {
    let time = TestTime()

    private func kioskWithCase(at hub: Hub) async throws -> (kiosk: TestKiosk, record: CaseRecord) {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        return (kiosk, record)
    }

    private func feed(
        _ kiosk: TestKiosk, from hub: Hub, after: String? = nil, wait: Int = 0
    ) async throws -> SyncAnswer {
        let query = after.map { "&after=\($0)" } ?? ""
        return try await kiosk.send("GET", "/v1/kiosks/\(kiosk.code)/feed?limit=1&wait=\(wait)\(query)", to: hub)
    }

    @Test(arguments: TestEngine.allCases)
    func `a lane change reaches the kiosk's feed, page by page`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (kiosk, record) = try await kioskWithCase(at: hub)
            try await hub.receive(record)
            let first = try await feed(kiosk, from: hub).decoded(FeedPage.self)
            #expect(first.items.count == 1)
            #expect(!first.upToDate)
            let second = try await feed(kiosk, from: hub, after: first.cursor).decoded(FeedPage.self)
            #expect(second.upToDate)
            let change = try second.items[0].body.decode(LaneChange.self)
            #expect(change.utility == "power")
            #expect(change.version == 1)
            #expect(change.status == .accepted)
            #expect(change.by == "window")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a feed item and its lane are written together or not at all`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (_, record) = try await kioskWithCase(at: hub)
            try await hub.receive(record)
            let item = try #require(try await store.feed(of: "SZ01", after: 0, limit: 1).items.first)
            let (now, change) = (time.now, time.identifier())
            await #expect(throws: (any Error).self) {
                _ = try await store.change(record.id) { stored in
                    var lane = try #require(stored.record.lanes.last)
                    lane.version = 2
                    let moved = LaneChange(
                        id: change, utility: lane.utility, version: 2, status: .working, stage: "survey", at: now,
                        by: "utility:power")
                    let process = try #require(stored.process)
                    let pack = try Fixtures.pack()
                    let engine = CaseEngine(pack: pack, calendar: try Fixtures.calendar())
                    // An identifier that the feed has already: the item cannot be written, so the lane must not be.
                    return (
                        CaseStep(
                            process: process, entries: [], standing: engine.standing(of: process, at: now),
                            moves: [CaseStep.LaneMove(lane: lane, change: moved, item: item)], at: now), ()
                    )
                }
            }
            #expect(try await store.caseRecord(record.id)?.lanes.last?.version == 1)
            #expect(try await store.changes(of: record.id).count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a cursor of another epoch must be fetched anew`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (kiosk, record) = try await kioskWithCase(at: hub)
            try await hub.receive(record)
            let cursor = try await feed(kiosk, from: hub).decoded(FeedPage.self).cursor
            try await hub.beginEpoch()
            let answer = try await feed(kiosk, from: hub, after: cursor)
            #expect(answer.status == 410)
            #expect(try answer.problem().type == .mustRefetch)
            #expect(try await answer.problem().epoch == store.epoch())
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a kiosk sees nothing of another kiosk's feed`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (_, record) = try await kioskWithCase(at: hub)
            try await hub.receive(record)
            let other = try await TestKiosk("SZ02", time: time).enrolled(at: hub)
            #expect(try await feed(other, from: hub).decoded(FeedPage.self).items.isEmpty)
            let stolen = try await other.send("GET", "/v1/kiosks/SZ01/feed", to: hub)
            #expect(stolen.status == 401)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a poll that waits ends with the time and is empty`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (kiosk, _) = try await kioskWithCase(at: hub)
            let page = try await feed(kiosk, from: hub, wait: 25).decoded(FeedPage.self)
            #expect(page.items.isEmpty)
            #expect(page.upToDate)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a look-up by number and by card gives masked progress`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (kiosk, record) = try await kioskWithCase(at: hub)
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
    }

    @Test(arguments: TestEngine.allCases)
    func `an unknown card finds nothing`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (kiosk, _) = try await kioskWithCase(at: hub)
            let lookup = CaseLookup.holder(citizenNumber: "990101189912310013")
            let answer = try await kiosk.send(
                "POST", "/v1/kiosks/SZ01/lookup", try JSONEncoder().encode(lookup), to: hub)
            #expect(try answer.decoded(CaseLookupResult.self).cases.isEmpty)
        }
    }
}
