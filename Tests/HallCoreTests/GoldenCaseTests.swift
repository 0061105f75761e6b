import HallCore
import PackFiles
import Testing

/// What analysts worked out by hand from the documents, against what the packs make of it.
@Suite struct GoldenCaseTests {
    static let cities = ["huaibei", "suizhou", "qijiang", "shaoguan", "zhoukou"]

    @Test(arguments: cities) func `a city's pack has no findings`(city: String) throws {
        #expect(try Fixtures.pack(city).findings.map(\.description) == [])
    }

    @Test(arguments: cities) func `every golden case of a city comes out as it was worked out`(city: String) throws {
        let loaded = try Fixtures.pack(city)
        let simulator = CaseSimulator(pack: loaded.pack, calendar: loaded.calendar)
        let cases = try PackLoader.goldenCases(directory: Fixtures.config + "/packs/" + city)
        #expect(cases.count >= 12)
        #expect(cases.count { $0.boundary == true } >= 5)
        for golden in cases {
            #expect(golden.differences(from: simulator.run(golden.scenario)) == [], "\(city) \(golden.id)")
        }
    }

    @Test func `a hall with hours of its own counts by them`() throws {
        let loaded = try Fixtures.pack("suizhou")
        var pack = loaded.pack
        let session = HallHours.Session(
            from: try #require(ClockTime("09:00")), to: try #require(ClockTime("17:00")))
        pack.halls[0].sessions = [session]
        let own = try #require(pack.at(hall: pack.halls[0].id))
        let at = try #require(Timestamp(rfc3339: "2026-11-23T08:00:00+08:00"))
        let due = own.engine(loaded.calendar).due(rule: .workdays(try #require(Quantity("0.5"))), from: at)
        #expect(due?.due.rfc3339 == "2026-11-23T13:00:00+08:00")
        #expect(own.contact.hall == pack.halls[0].name)
        #expect(pack.at(hall: "nowhere") == nil)
    }

    @Test(arguments: cities) func `a pack passes through JSON unchanged`(city: String) throws {
        let pack = try Fixtures.pack(city).pack
        #expect(try JSONValue(encoding: pack).decode(PolicyPack.self) == pack)
    }
}
