import HallCore
import HubService
import HubStore
import Testing

/// The clocks of every case are looked at, whatever becomes of the others.
@Suite struct SweepTests {
    let time = TestTime()

    /// Cases of which the first ones began with a pack that only their own hub has; all are late.
    private func lateCases(on store: HubDatabase, strange: Int, usual: Int) async throws -> CaseRecord {
        var strangePack = try Fixtures.laterPack()
        strangePack.id = "elsewhere"
        let hub = try await Fixtures.hub(store, time, packs: [try Fixtures.pack(), strangePack])
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        var last: CaseRecord?
        for serial in 1...(strange + usual) {
            var record = try Fixtures.record(id: time.identifier(), number: kiosk.number(serial), at: time.now)
            if serial <= strange {
                (record.packID, record.packVersion) = (strangePack.id, strangePack.version)
                record.packDigest = strangePack.digest
            }
            kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
            last = record
            time.advance(minutes: 1)
        }
        #expect(try await kiosk.push(1...(strange + usual), to: hub).status == 200)
        time.advance(minutes: 10 * 24 * 60)
        return try #require(last)
    }

    @Test(.timeLimit(.minutes(1)), arguments: TestEngine.allCases)
    func `due cases whose pack is not here neither hold up the others nor keep a sweep from its end`(
        engine: TestEngine
    ) async throws {
        let store = try await HubDatabase(engine.open { $0.connections = 2 })
        let record = try await lateCases(on: store, strange: 5, usual: 1)
        let hub = try await Fixtures.hub(store, time)
        #expect(try await hub.sweep(page: 2) == 6)
        #expect(try await hub.sweep(page: 2) == 5)
        let due = try await store.casesDue(by: time.now, limit: 10)
        #expect(due.count == 5 && !due.contains { $0.caseID == record.id })
        await store.close()
    }

    @Test(.timeLimit(.minutes(1)), arguments: TestEngine.allCases)
    func `cases that came without their pack do not keep newer ones from being opened`(
        engine: TestEngine
    ) async throws {
        let store = try await HubDatabase(engine.open { $0.connections = 2 })
        let blind = try await Fixtures.hub(store, time, packs: [])
        var kiosk = try await TestKiosk(time: time).enrolled(at: blind)
        for serial in 1...4 {
            var record = try Fixtures.record(id: time.identifier(), number: kiosk.number(serial), at: time.now)
            if serial < 4 { (record.packID, record.packDigest) = ("elsewhere", String(repeating: "e", count: 64)) }
            kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
        }
        #expect(try await kiosk.push(1...4, to: blind).status == 200)
        let hub = try await Fixtures.hub(store, time)
        try await hub.sweep(page: 2)
        #expect(try await store.tasks(TaskQuery(division: "421300", parties: [.window])).count == 1)
        await store.close()
    }
}
