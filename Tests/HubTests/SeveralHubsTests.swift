import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

/// Several hubs on one store: whatever two of them do at once comes out as if one had done it.
@Suite(.serialized, .timeLimit(.minutes(2))) struct SeveralHubsTests {
    let time = TestTime()

    private func accept(_ record: CaseRecord, at hub: Hub) async throws -> Bool {
        let order = CaseOrder(caseID: record.id, expectedVersion: 0, events: [.finish(stage: "received", lane: nil)])
        guard case .done = try await hub.perform(order, by: .office(.window)) else { return false }
        return true
    }

    @Test(arguments: TestEngine.allCases)
    func `one batch sent to all hubs at once is stored once and opens its cases once`(engine: TestEngine) async throws {
        try await withHubs(3, on: engine, time) { hubs in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hubs[0])
            for serial in 1...20 { try kiosk.commitCase(serial: serial) }
            let sending = kiosk
            let answers = try await withThrowingTaskGroup(of: SyncAnswer.self) { group in
                for turn in 0..<9 { group.addTask { try await sending.push(1...20, to: hubs[turn % hubs.count]) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(try answers.map { try $0.decoded(PushAck.self).ackUpTo } == Array(repeating: 20, count: 9))
            let figures = try await hubs[0].store.figures()
            #expect(figures.events == ["done": 20])
            #expect(figures.cases == 20)
            #expect(figures.openLanes == [.submitted: 40])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `events that nobody has read are read once though all hubs look at once`(engine: TestEngine) async throws {
        try await withHubs(3, on: engine, time) { hubs in
            for code in ["SZ01", "SZ02"] {
                var kiosk = try await TestKiosk(code, time: time).enrolled(at: hubs[0])
                for serial in 1...10 { try kiosk.commitCase(serial: serial) }
                let known = try #require(await hubs[0].store.kiosk(code))
                _ = try await hubs[0].store.append(
                    kiosk.events.map {
                        ChainedEvent(envelope: $0.envelope, hash: $0.hash, bytes: $0.envelope.canonicalBytes())
                    }, to: kiosk.stream, from: known, at: time.now)
            }
            #expect(try await hubs[0].store.figures().events == ["received": 20])
            await withTaskGroup { group in
                for hub in hubs { group.addTask { await hub.readStored() } }
            }
            #expect(try await hubs[0].store.figures().events == ["done": 20])
            #expect(try await hubs[0].store.caseCount() == 20)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a change at one hub ends a long poll at another`(engine: TestEngine) async throws {
        var surroundings = time.surroundings
        surroundings.clock = EndlessClock()
        try await withHubs(2, on: engine, time, surroundings: surroundings) { hubs in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hubs[0])
            let record = try kiosk.commitCase(serial: 1)
            _ = try await kiosk.push(1...1, to: hubs[0])
            let asking = kiosk
            async let answer = asking.send("GET", "/v1/kiosks/SZ01/feed?wait=25", to: hubs[1])
            while try await hubs[1].counts().openPolls == 0 { await Task.yield() }
            #expect(try await accept(record, at: hubs[0]))
            #expect(try await answer.decoded(FeedPage.self).items.count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of clerks at all hubs on one version one changes the case`(engine: TestEngine) async throws {
        try await withHubs(3, on: engine, time) { hubs in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hubs[0])
            let record = try kiosk.commitCase(serial: 1)
            _ = try await kiosk.push(1...1, to: hubs[0])
            let done = try await withThrowingTaskGroup(of: Bool.self) { group in
                for turn in 0..<9 {
                    group.addTask { try await accept(record, at: hubs[turn % hubs.count]) }
                }
                return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
            #expect(done == 1)
            #expect(try await hubs[0].store.changes(of: record.id).count == 2)
            #expect(try await hubs[0].store.feed(of: "SZ01", after: 0, limit: 10).head == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who follows the feed while all hubs write to it misses nothing`(engine: TestEngine) async throws {
        try await withHubs(3, on: engine, time) { hubs in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hubs[0])
            let records = try (1...12).map { try kiosk.commitCase(serial: $0) }
            _ = try await kiosk.push(1...12, to: hubs[0])
            let seen = try await withThrowingTaskGroup(of: Void.self) { group in
                for (turn, record) in records.enumerated() {
                    group.addTask { _ = try await accept(record, at: hubs[turn % hubs.count]) }
                }
                let seen = try await follow(hubs[1].store, until: 24)
                try await group.waitForAll()
                return seen
            }
            #expect(Set(seen).count == 24)
        }
    }

    /// The items' identifiers, read by position as a kiosk does.
    private func follow(_ store: HubDatabase, until count: Int) async throws -> [UUIDv7] {
        var (seen, position): ([UUIDv7], Int64) = ([], 0)
        while seen.count < count {
            let slice = try await store.feed(of: "SZ01", after: position, limit: 3)
            #expect(slice.position == position + Int64(slice.items.count))
            (seen, position) = (seen + slice.items.map(\.id), slice.position)
        }
        return seen
    }
}
