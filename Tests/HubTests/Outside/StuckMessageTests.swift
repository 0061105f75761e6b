import HTTPTypes
import HallCore
import HubAdapters
import HubService
import HubStore
import Testing

/// What does not reach a utility's system is told to supervisors until somebody has seen to it.
@Suite struct StuckMessageTests {
    private static let division = "421300"
    let time = TestTime()

    /// A case whose task for water has gone to its queue.
    private func bench(
        on engine: TestEngine, _ test: (HubDatabase, Hub, CaseRecord) async throws -> Void
    ) async throws {
        let store = try await HubDatabase(try await engine.open())
        let outcome: Result<Void, any Error>
        do {
            let hub = try await Fixtures.hub(store, time, systems: ["water": "utility:water"])
            try await hub.addStaff("W001", .window)
            try await hub.addStaff("S001", .supervisor)
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            let record = try kiosk.commitCase(serial: 1)
            _ = try await kiosk.push(1...1, to: hub)
            try await hub.receive(record)
            try await perform(
                hub, record, .learn(facts: ["works.external": "yes"], lane: "water"),
                .finish(stage: "accepted", lane: "water"))
            outcome = .success(try await test(store, hub, record))
        } catch {
            outcome = .failure(error)
        }
        await store.close()
        try outcome.get()
    }

    private func perform(_ hub: Hub, _ record: CaseRecord, _ events: ProcessEvent...) async throws {
        let order = CaseOrder(caseID: record.id, expectedVersion: nil, events: events)
        guard case .done = try await hub.perform(order, by: .office(.window)) else { throw TestFailure("not done") }
    }

    /// One try, which comes out so.
    private func attempt(_ store: HubDatabase, _ outcome: SendOutcome) async throws {
        let queue = OutgoingQueue(store: store)
        var task = try #require(
            try await queue.claim(system: "utility:water", limit: 1, at: time.now, lease: .seconds(60)).first)
        let notices = task.settle(outcome, at: time.now, random: 0)
        #expect(try await queue.settle(task, notices: notices))
    }

    private func stuck(_ hub: Hub) async throws -> [StuckDelivery] {
        try await hub.board(division: Self.division, months: 1, for: try await hub.signedInStaff("S001")).stuck
    }

    @Test(arguments: TestEngine.allCases)
    func `a refused message stands on the board until it is sent again, under its own key`(
        engine: TestEngine
    ) async throws {
        try await bench(on: engine) { store, hub, record in
            let before = try await store.messages(of: record.id, in: Self.division)
            #expect(before.count == 1)
            #expect(try await stuck(hub).isEmpty)
            try await attempt(store, .refused(OutsideProblem(status: 422, title: "张三测不是业主")))
            time.advance(minutes: 125)
            let shown = try #require(try await stuck(hub).first)
            #expect(shown.number == record.number.text && shown.system == "utility:water" && shown.tries == 1)
            #expect(try await hub.sendAgain(caseID: record.id, by: try await hub.signedInStaff("W001")))
            #expect(try await stuck(hub).map(\.state) == [.underWay(nextAt: time.now)])
            let after = try await store.messages(of: record.id, in: Self.division)
            #expect(after.map(\.message) == before.map(\.message) && after.map(\.state) == ["pending"])
            let trail = try await store.readAccounts { try $0.auditEntries(of: Self.division, after: 0, limit: 1000) }
            let entry = try #require(trail.last { $0.event.act == AuditAct.sentAgain.rawValue }?.event)
            #expect(entry.workNumber == "W001" && entry.object == record.number.text && entry.fields == ["lane.water"])
            try await attempt(store, .acknowledged(reference: "W-1"))
            #expect(try await stuck(hub).isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a refused message is settled when the lane is refused too`(engine: TestEngine) async throws {
        try await bench(on: engine) { store, hub, record in
            try await attempt(store, .refused(OutsideProblem(status: 422)))
            #expect(try await stuck(hub).count == 1)
            try await perform(hub, record, .refuse(lane: "water", reason: "对方不能办"))
            #expect(try await stuck(hub).allSatisfy { $0.state != .refused("对方没有说明原因（422）") })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what is tried in vain is shown after an hour, and not in another division`(engine: TestEngine) async throws {
        try await bench(on: engine) { store, hub, _ in
            try await attempt(store, .failed(.notReached("refused")))
            #expect(try await stuck(hub).isEmpty)
            time.advance(minutes: 60)
            #expect(try await stuck(hub).map(\.tries) == [1])
            #expect(try await store.stuckMessages(division: "990000", before: time.now, limit: 10).isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `only what was refused or stopped is sent again`(engine: TestEngine) async throws {
        try await bench(on: engine) { store, _, record in
            try await store.sendAgain(case: record.id, in: Self.division) { _ in throw TestFailure("was under way") }
            try await attempt(store, .refused(OutsideProblem(status: 422)))
            try await store.sendAgain(case: record.id, in: "990000") { _ in throw TestFailure("another division") }
            await #expect(throws: TestFailure.self) {
                try await store.sendAgain(case: record.id, in: Self.division) { _ in throw TestFailure("refused") }
            }
            #expect(try await store.messages(of: record.id, in: Self.division).map(\.state) == ["refused"])
        }
    }

    private func rung(_ store: HubDatabase, _ party: Party) async throws -> [RungAlert] {
        try await store.unseenAlerts(division: Self.division, parties: [party], ofMessages: true, limit: 10)
    }

    @Test(arguments: TestEngine.allCases)
    func `a refused message rings window and supervisor, once however often it is refused`(
        engine: TestEngine
    ) async throws {
        try await bench(on: engine) { store, hub, record in
            try await attempt(store, .refused(OutsideProblem(status: 422, title: "张三测不是业主")))
            for party in [Party.window, .supervisor] {
                let alert = try #require(try await rung(store, party).first)
                #expect(alert.caseID == record.id && alert.lane == "water" && alert.system == "utility:water")
                #expect(alert.at == time.now)
            }
            try await store.markSeen(
                case: record.id, division: Self.division, parties: [.supervisor], by: "S001", at: time.now)
            #expect(try await hub.sendAgain(caseID: record.id, by: try await hub.signedInStaff("W001")))
            try await attempt(store, .refused(OutsideProblem(status: 422)))
            #expect(try await rung(store, .supervisor).isEmpty)
            #expect(try await rung(store, .window).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a message rings after a day of tries, and when it is stopped, not at the first failure`(
        engine: TestEngine
    ) async throws {
        try await bench(on: engine) { store, _, _ in
            try await attempt(store, .failed(.notReached("test")))
            #expect(try await rung(store, .window).isEmpty)
            time.advance(minutes: 24 * 60)
            try await attempt(store, .failed(.notReached("test")))
            #expect(try await rung(store, .window).count == 1)
            time.advance(minutes: 120)
            try await attempt(store, .keyReused)
            #expect(try await rung(store, .window).count == 1)
            #expect(try await rung(store, .supervisor).count == 1)
        }
    }

    @Test func `the window reads of it in its queue until it has opened the case, the supervisor on the board`()
        async throws
    {
        try await bench(on: .sqlite) { store, hub, record in
            try await attempt(store, .refused(OutsideProblem(status: 422, title: "张三测不是业主")))
            try await StaffBrowser.visiting(hub) { browser in
                try await browser.signIn("S001")
                #expect(try await browser.get("/board").text.contains("发给供水的系统的消息没有送到"))
                try await browser.signIn("W001")
                let queue = try await browser.get("/").text
                #expect(queue.contains("有消息没有送到外部系统") && queue.contains("/cases/\(record.id.text)#lane-water"))
                #expect(!queue.contains("张三测不是业主"))
                #expect(try await browser.get("/cases/\(record.id.text)").status == .ok)
                #expect(try await !browser.get("/").text.contains("有消息没有送到外部系统"))
            }
            #expect(try await rung(store, .supervisor).count == 1)
        }
    }

    @Test func `the supervisor's page lists it with its age and a link, without their words`() async throws {
        try await bench(on: .sqlite) { store, hub, record in
            try await attempt(store, .refused(OutsideProblem(status: 422, title: "张三测不是业主")))
            time.advance(minutes: 125)
            try await StaffBrowser.visiting(hub) { browser in
                try await browser.signIn("S001")
                let page = try await browser.get("/board").text
                #expect(page.contains("已 2 小时 5 分钟") && page.contains("对方系统不收"))
                #expect(page.contains("/cases/\(record.id.text)") && !page.contains("张三测不是业主"))
            }
        }
    }
}
