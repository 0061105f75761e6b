import Crypto
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

/// Every row belongs to a division, and a kiosk writes to its own only.
@Suite(.serialized) struct DivisionTests {
    let time = TestTime()

    @Test(arguments: TestEngine.allCases)
    func `a case of another division than its kiosk's is set aside`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            var record = try Fixtures.record(id: time.identifier(), number: kiosk.number(1), at: time.now)
            record.division = "411600"
            kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
            #expect(try await kiosk.push(1...1, to: hub).status == 200)
            #expect(try await store.caseCount() == 0)
            #expect(try await hub.troubles(in: "421300").map(\.reason) == [EventDoubt.otherDivision.title])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a kiosk stays in the division it was enrolled in`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            let moved = try await store.enrol(
                kiosk: "SZ01", division: "411600", publicKey: Array(kiosk.key.publicKey.rawRepresentation),
                stream: time.identifier(), at: time.now)
            #expect(moved == .otherDivision)
            #expect(try await store.kiosk("SZ01")?.division == "421300")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `two divisions may use one case number, and one division may not`(engine: TestEngine) async throws {
        let divisions = ["421300", "411600"]
        let store = try await HubDatabase(engine.open { $0.connections = 2 })
        for (code, division) in zip(["SZ01", "SZ02"], divisions) {
            let hub = try await Hub(
                store: store, keys: HubKeys(seed: Fixtures.seed),
                packs: PackShelf([try Fixtures.pack()], calendar: Fixtures.calendar()),
                kiosks: [Fixtures.kiosk(code, division: division)], surroundings: time.surroundings,
                log: Fixtures.quiet)
            var kiosk = try await TestKiosk(code, time: time).enrolled(at: hub)
            for _ in 0..<2 {
                let number = try TestKiosk("SZ01", time: time).number(1)
                var record = try Fixtures.record(id: time.identifier(), number: number, kiosk: code, at: time.now)
                record.division = division
                kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
            }
            #expect(try await kiosk.push(1...2, to: hub).status == 200)
        }
        #expect(try await store.caseCount() == 2)
        for (code, division) in zip(["SZ01", "SZ02"], divisions) {
            let troubles = try await store.troubledEvents(in: division, limit: 10)
            #expect(troubles.map(\.kiosk) == [code] && troubles.map(\.doubt) == [.contradiction])
        }
        await store.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a sign that no database keeps does not hold up a stream`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            kiosk.commit(EventType(rawValue: "cn.lianban\0later"), caseID: time.identifier(), data: .null)
            var record = try Fixtures.record(id: time.identifier(), number: kiosk.number(1), at: time.now)
            record.hall = "hall\0"
            kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
            try kiosk.commitCase(serial: 2)
            #expect(try await kiosk.push(1...3, to: hub).status == 200)
            #expect(try await store.figures().events == ["deferred": 1, "done": 2])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a store keeps to the key of the hub that began it`(engine: TestEngine) async throws {
        let store = try await HubDatabase(engine.open { $0.connections = 2 })
        let (key, other) = (Array(repeating: UInt8(1), count: 32), Array(repeating: UInt8(2), count: 32))
        #expect(try await store.bind(toHubKey: key))
        #expect(try await store.bind(toHubKey: key))
        #expect(try await !store.bind(toHubKey: other))
        await store.close()
    }
}
