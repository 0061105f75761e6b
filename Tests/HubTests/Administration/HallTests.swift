import HallCore
import HubService
import HubStore
import Testing

/// Halls say of themselves what the documents leave open.
@Suite struct HallTests {
    let time = TestTime()
    private static let division = "421300"

    @Test func `hours are read as people write them, and only in order of time`() {
        #expect(HallHours(typed: "08:30–12:00、14:30–17:30")?.text == "08:30–12:00、14:30–17:30")
        #expect(HallHours(typed: "9：00-17：00")?.text == "09:00–17:00")
        for text in ["", "08:30", "12:00–08:30", "08:30–12:00、11:00–17:30", "08:30–25:00", "early"] {
            #expect(HallHours(typed: text) == nil, "\(text)")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a hall's own hours hold for cases begun after they were written, at every hub`(
        engine: TestEngine
    ) async throws {
        try await withHubs(2, on: engine, time) { hubs in
            try await hubs[0].addStaff("A001", .administrator)
            try await hubs[0].addStaff("W001", .window)
            let details = HallDetails(
                address: "测试路1号", phone: "0722-9900000", sessions: HallHours(typed: "10:00–11:00")?.sessions)
            var kiosk = try await TestKiosk(time: time).enrolled(at: hubs[0])
            var records: [CaseRecord] = []
            for serial in 1...2 {
                var record = try Fixtures.record(id: time.identifier(), number: kiosk.number(serial), at: time.now)
                record.hall = "governmentHall"
                kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
                records.append(record)
                time.advance(minutes: 1)
                if serial == 1 {
                    let staff = try await hubs[0].elevatedStaff("A001")
                    try await hubs[0].change(hall: "governmentHall", in: Self.division, to: details, by: staff)
                    time.advance(minutes: 1)
                }
            }
            #expect(try await kiosk.push(1...2, to: hubs[0]).status == 200)
            let task = Task { await hubs[1].keepSweeping(every: .seconds(15)) }
            while hubs[1].packs.details(of: "governmentHall", in: Self.division, at: time.now) == nil {
                await Task.yield()
            }
            task.cancel()
            let window = try await hubs[1].signedInStaff("W001")
            var packs: [PolicyPack] = []
            for record in records {
                let file = try #require(try await hubs[1].file(of: record.id, for: window))
                packs.append(try #require(file.work).pack)
            }
            #expect(packs.map(\.hall.text) == [try Fixtures.pack().hall.text, "10:00–11:00"])
            #expect(packs[1].contact.phone == "0722-9900000")
            #expect(packs[1].halls.first { $0.id == "governmentHall" }?.address == "测试路1号")
        }
    }

    @Test func `what no hall can say is refused`() async throws {
        try await withHub(on: .sqlite, time) { _, hub in
            try await hub.addStaff("A001", .administrator)
            let staff = try await hub.elevatedStaff("A001")
            await #expect(throws: HallRefusal.unknown) {
                try await hub.change(hall: "nowhere", in: Self.division, to: HallDetails(), by: staff)
            }
            await #expect(throws: HallRefusal.badPhone) {
                try await hub.change(
                    hall: "governmentHall", in: Self.division, to: HallDetails(phone: "call me"), by: staff)
            }
        }
    }
}
