import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import PackFiles
import Testing

/// Packs are brought in and activated by administrators, at every hub of a store and at every terminal.
@Suite struct PackPlanTests {
    let time = TestTime()
    private static let division = "421300"

    /// Somebody who has just proved who they are.
    private func administrator(_ hub: Hub) async throws -> SignedInStaff {
        try await hub.addStaff("A001", .administrator)
        return try await hub.elevatedStaff("A001")
    }

    private func today() -> CivilDate { time.now.date }

    @Test(arguments: TestEngine.allCases)
    func `an activated pack is in use at every hub of the store without a restart`(engine: TestEngine) async throws {
        try await withHubs(2, on: engine, time) { hubs in
            let later = try Fixtures.laterPack()
            let staff = try await administrator(hubs[0])
            _ = try await hubs[0].bring(packFile: try Fixtures.file(later), by: staff)
            #expect(hubs[0].packs.inUse.map(\.version) == [try Fixtures.pack().version])
            _ = try await hubs[0].activate(pack: later.digest, in: Self.division, from: today(), by: staff)
            #expect(hubs[0].packs.inUse.map(\.digest) == [later.digest])
            let task = Task { await hubs[1].keepSweeping(every: .seconds(15)) }
            while hubs[1].packs.inUse.map(\.digest) != [later.digest] { await Task.yield() }
            task.cancel()
            let acts = try await hubs[0].store.readAccounts {
                try $0.auditEntries(of: Self.division, after: 0, limit: 100).map(\.event.act)
            }
            #expect(acts.contains(AuditAct.packBrought.rawValue) && acts.contains(AuditAct.packActivated.rawValue))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a pack that another hub learnt of is read on the first miss, and old cases keep theirs`(
        engine: TestEngine
    ) async throws {
        try await withHubs(2, on: engine, time) { hubs in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hubs[0])
            let old = try kiosk.commitCase(serial: 1)
            let later = try Fixtures.laterPack()
            let staff = try await administrator(hubs[0])
            _ = try await hubs[0].bring(packFile: try Fixtures.file(later), by: staff)
            _ = try await hubs[0].activate(pack: later.digest, in: Self.division, from: today(), by: staff)
            var record = try Fixtures.record(id: time.identifier(), number: kiosk.number(2), at: time.now)
            (record.packVersion, record.packDigest) = (later.version, later.digest)
            kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
            #expect(try await kiosk.push(1...2, to: hubs[0]).status == 200)
            try await hubs[1].receive(record)
            try await hubs[1].receive(old)
            #expect(hubs[1].packs.pack(of: old)?.version == (try Fixtures.pack().version))
            #expect(hubs[1].packs.pack(of: record)?.version == later.version)
        }
    }

    @Test func `a pack of a later day holds from that day, and can be called off before`() async throws {
        try await withHub(on: .sqlite, time) { store, hub in
            let (first, second) = (try Fixtures.laterPack("9.0.0"), try Fixtures.laterPack("9.1.0"))
            let staff = try await administrator(hub)
            for pack in [first, second] { _ = try await hub.bring(packFile: try Fixtures.file(pack), by: staff) }
            let tomorrow = time.now.adding(minutes: 24 * 60).date
            _ = try await hub.activate(pack: first.digest, in: Self.division, from: tomorrow, by: staff)
            _ = try await hub.activate(
                pack: second.digest, in: Self.division, from: time.now.adding(minutes: 48 * 60).date, by: staff)
            #expect(hub.packs.inUse.map(\.version) == [try Fixtures.pack().version])
            let coming = hub.packs.plan.coming(in: Self.division, after: today())
            #expect(coming.map(\.digest) == [first.digest, second.digest])
            try await hub.callOff(activation: try #require(coming.last).id, in: Self.division, by: staff)
            time.advance(minutes: 3 * 24 * 60)
            #expect(hub.packs.inUse.map(\.version) == ["9.0.0"])
            let fresh = try await Fixtures.hub(store, time)
            #expect(fresh.packs.inUse.map(\.version) == ["9.0.0"])
            await #expect(throws: PackRefusal.unknown) {
                let first = try #require(coming.first).id
                try await hub.callOff(activation: first, in: Self.division, by: try await hub.elevatedStaff("A001"))
            }
        }
    }

    @Test func `what does not fit is refused with the reason, and nothing is kept`() async throws {
        try await withHub(on: .sqlite, time) { _, hub in
            let staff = try await administrator(hub)
            func refusal(_ change: (inout PolicyPack) -> Void) async throws -> PackRefusal? {
                var pack = try Fixtures.laterPack()
                change(&pack)
                pack.digest = try PackDigest.digest(of: pack)
                let file = try Fixtures.file(pack)
                do { _ = try await hub.bring(packFile: file, by: staff) } catch let refusal as PackRefusal {
                    return refusal
                }
                return nil
            }
            let version = try Fixtures.pack().version
            #expect(try await refusal { $0.version = version } == .versionUsed(version))
            #expect(try await refusal { $0.id = "anew" } == .otherName("suizhou"))
            await #expect(throws: AccountRefusal.self) { _ = try await refusal { $0.division = "411600" } }
            await #expect(throws: PackRefusal.noPackFile) { _ = try await hub.bring(packFile: [1, 2], by: staff) }
            #expect(hub.packs.plan == PackPlan())
            let pack = try Fixtures.laterPack(from: "2027-01-01")
            _ = try await hub.bring(packFile: try Fixtures.file(pack), by: staff)
            let first = try #require(CivilDate(iso: "2027-01-01"))
            await #expect(throws: PackRefusal.badDay(earliest: first)) {
                _ = try await hub.activate(pack: pack.digest, in: Self.division, from: today(), by: staff)
            }
        }
    }

    @Test func `who is no administrator, or has not proved who they are, brings in nothing`() async throws {
        try await withHub(on: .sqlite, time) { _, hub in
            try await hub.addStaff("W001", .window)
            try await hub.addStaff("A002", .administrator)
            let file = try Fixtures.file(try Fixtures.laterPack())
            for number in ["W001", "A002"] {
                let staff = try await hub.signedInStaff(number)
                await #expect(throws: AccountRefusal.self) { _ = try await hub.bring(packFile: file, by: staff) }
            }
            #expect(hub.packs.plan == PackPlan())
        }
    }

    @Test func `a terminal is told which pack holds, and gets it whole`() async throws {
        try await withHub(on: .sqlite, time) { _, hub in
            let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            let before = try await kiosk.send("GET", "/v1/kiosks/SZ01/packs", to: hub)
            #expect(try before.decoded(PackSchedule.self).entries == [])
            let later = try Fixtures.laterPack()
            let staff = try await administrator(hub)
            _ = try await hub.bring(packFile: try Fixtures.file(later), by: staff)
            _ = try await hub.activate(pack: later.digest, in: Self.division, from: today(), by: staff)
            let schedule = try await kiosk.send("GET", "/v1/kiosks/SZ01/packs", to: hub).decoded(PackSchedule.self)
            #expect(schedule.entries == [.init(pack: "suizhou", digest: later.digest, from: today())])
            let answer = try await kiosk.send("GET", "/v1/kiosks/SZ01/packs/\(later.digest)", to: hub)
            let content = try answer.decoded(PackContent.self)
            #expect(content.pack == later)
            #expect(try PackDigest.digest(of: content.pack) == later.digest)
            let unknown = try Fixtures.pack().digest
            #expect(try await kiosk.send("GET", "/v1/kiosks/SZ01/packs/\(unknown)", to: hub).status == 404)
            #expect(try await kiosk.send("GET", "/v1/kiosks/SZ02/packs", to: hub).status == 401)
        }
    }
}
