import HallCore
import HubService
import HubStore
import Testing

/// People whose posts cover many divisions choose one; project managers see their own cases.
@Suite struct DivisionQueueTests {
    let time = TestTime()

    private func submit(_ serials: ClosedRange<Int>, at hub: Hub) async throws -> [CaseRecord] {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        var records: [CaseRecord] = []
        for serial in serials {
            records.append(try kiosk.commitCase(serial: serial))
            time.advance(minutes: 1)
        }
        #expect(try await kiosk.push(1...serials.count, to: hub).status == 200)
        return records
    }

    private func staff(_ number: String, _ party: Party, of division: String, at hub: Hub) async throws {
        try await hub.accounts.seed(
            StaffID(division: "421300", workNumber: number), name: "试验员", posts: [Post(party, division: division)],
            password: StaffBrowser.password, mustChange: false)
    }

    @Test func `somebody of the province sees the work of the city they choose`() async throws {
        let hub = try await Fixtures.hub(
            try await HubDatabase(), time, packs: [try Fixtures.pack(), try Self.neighbour()])
        let record = try #require(try await submit(1...1, at: hub).first)
        try await staff("P001", .window, of: "420000", at: hub)
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("P001")
            #expect(try await browser.get("/").text.contains(record.number.text))
            let other = try await browser.get("/?division=421200")
            #expect(other.text.contains("这里现在没有要办的事") && other.text.contains("/?division=421300"))
            #expect(try await browser.get("/?division=421300").text.contains(record.number.text))
            #expect(try await !browser.get("/?division=411600").text.contains("/?division=411600"))
        }
    }

    /// Another city of the same province.
    private static func neighbour() throws -> PolicyPack {
        var pack = try Fixtures.pack()
        (pack.id, pack.division, pack.cityCode) = ("neighbour", "421200", "4212")
        pack.digest = String(repeating: "c", count: 64)
        return pack
    }

    @Test(arguments: TestEngine.allCases)
    func `a project manager's work and list are of the cases given to them`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let records = try await submit(1...3, at: hub)
            for (record, manager) in zip(records, ["M001", "M002", "M001"]) {
                try await hub.receive(record)
                let order = CaseOrder(
                    caseID: record.id, expectedVersion: nil, events: [.assign(party: .manager, workNumber: manager)])
                guard case .done = try await hub.perform(order, by: .system) else { throw TestFailure("assign") }
            }
            try await hub.addStaff("M001", .manager)
            let manager = try await hub.signedInStaff("M001")
            let all = try await hub.managedCases(in: "421300", after: nil, limit: 10, for: manager)
            #expect(all.map(\.record.id) == [records[2].id, records[0].id])
            let first = try await hub.managedCases(in: "421300", after: nil, limit: 1, for: manager)
            let place = ManagedCursor(try #require(first.last).cursor.text)
            let second = try await hub.managedCases(in: "421300", after: place, limit: 1, for: manager)
            #expect(second.map(\.record.id) == [records[0].id])
            let strange = records[1].id
            let queue = try await hub.queue(TaskQuery(division: "421300", parties: [.manager]), for: manager)
            #expect(!queue.contains { $0.record.id == strange })
        }
    }

    @Test func `a queue of one hall shows the cases of that hall`() async throws {
        try await withHub(on: .sqlite, time) { _, hub in
            let records = try await submit(1...2, at: hub)
            _ = try await hub.perform(
                CaseOrder(
                    caseID: records[0].id, expectedVersion: nil, events: [.transfer(hall: "governmentHall")]),
                by: .system)
            try await hub.addStaff("W001", .window)
            let staff = try await hub.signedInStaff("W001")
            let query = TaskQuery(division: "421300", parties: [.window], hall: "governmentHall")
            #expect(Set(try await hub.queue(query, for: staff).map(\.record.id)) == [records[0].id])
        }
    }
}
