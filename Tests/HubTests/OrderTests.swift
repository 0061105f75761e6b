import HallCore
import HubMessages
import HubService
import HubStore
import PackFiles
import Testing

/// What offices order for a case is done once, whole, and told to everybody it concerns.
@Suite struct OrderTests {
    let time = TestTime()
    private static let window = Principal.office(.window)

    private func opened(at hub: Hub) async throws -> (record: CaseRecord, kiosk: TestKiosk) {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        return (record, kiosk)
    }

    private func order(
        _ events: ProcessEvent..., for record: CaseRecord, seen version: Int? = nil, by principal: Principal = window,
        at hub: Hub
    ) async throws -> OrderOutcome {
        try await hub.perform(
            CaseOrder(caseID: record.id, expectedVersion: version, events: events), by: principal)
    }

    @Test(arguments: TestEngine.allCases)
    func `a case that came in waits for the window with its hour`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (record, _) = try await opened(at: hub)
            let queue = try await store.tasks(TaskQuery(division: record.division, parties: [.window]))
            #expect(queue.map(\.task.work) == [.finish(stage: "received")])
            #expect(queue.first?.record.id == record.id)
            #expect(try await store.tasks(TaskQuery(division: record.division, parties: [.utility("water")])).isEmpty)
            #expect(try await store.tasks(TaskQuery(division: "990000", parties: [])).isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an order moves lanes, journal, queue and feed together`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (record, kiosk) = try await opened(at: hub)
            let outcome = try await order(.finish(stage: "received", lane: nil), for: record, seen: 0, at: hub)
            #expect(outcome == .done(version: 1))
            #expect(try await store.caseRecord(record.id)?.lanes.map(\.status) == [.accepted, .accepted])
            let journal = try await store.journal(of: record.id)
            #expect(journal.map(\.version) == [1])
            #expect(journal.first?.by.party == .window)
            let feed = try await store.feed(of: kiosk.code, after: 0, limit: 10)
            #expect(feed.items.map(\.type) == [.laneChanged, .laneChanged])
            let change = try #require(feed.items.first).body.decode(LaneChange.self)
            #expect(change.status == .accepted && change.promises?.isEmpty == false)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of two on one version the second is told, and nothing is done twice`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (record, _) = try await opened(at: hub)
            let outcomes = try await withThrowingTaskGroup(of: OrderOutcome.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        try await order(.finish(stage: "received", lane: nil), for: record, seen: 0, at: hub)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == .done(version: 1) } == 1)
            #expect(outcomes.count { $0 == .conflict(version: 1) } == 3)
            #expect(try await store.journal(of: record.id).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `withdrawal races acceptance: who is first decides what it is`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (record, _) = try await opened(at: hub)
            async let accepted = order(.finish(stage: "received", lane: nil), for: record, at: hub)
            async let withdrawn = order(.askWithdrawal(lane: nil), for: record, by: .office(.applicant), at: hub)
            let (first, second) = try await (accepted, withdrawn)
            let statuses = try await store.caseRecord(record.id)?.lanes.map(\.status)
            let queue = try await store.tasks(TaskQuery(division: record.division, parties: [.window]))
            if first == .done(version: 1) {
                #expect(second == .done(version: 2) && statuses == [.accepted, .accepted])
                #expect(queue.contains { $0.task.work == .decideWithdrawal })
            } else {
                #expect(second == .done(version: 1) && statuses == [.withdrawn, .withdrawn] && queue.isEmpty)
            }
        }
    }

    @Test func `nobody acts for another office, and what does not fit changes nothing`() async throws {
        try await withHub(on: .sqlite, time) { store, hub in
            let (record, _) = try await opened(at: hub)
            let forbidden = try await order(
                .finish(stage: "received", lane: nil), for: record, by: .office(.utility("water")), at: hub)
            guard case .forbidden(let offices) = forbidden else { throw TestFailure("\(forbidden)") }
            #expect(offices.contains(.window))
            let refused = try await order(
                .finish(stage: "received", lane: nil), .finish(stage: "works", lane: "water"), for: record,
                by: .system, at: hub)
            #expect(refused == .refused(.notThere(stage: "works")))
            #expect(try await store.storedCase(record.id)?.version == 0)
            #expect(try await store.caseRecord(record.id)?.lanes.map(\.status) == [.submitted, .submitted])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `clocks go on by themselves: the queue grows urgent and the supervisor is told once`(
        engine: TestEngine
    ) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (record, _) = try await opened(at: hub)
            _ = try await order(
                .learn(facts: ["works.external": "yes"], lane: nil), .finish(stage: "received", lane: nil),
                .finish(stage: "accepted", lane: "water"), .finish(stage: "accepted", lane: "power"),
                .learn(
                    facts: ["works.length": "800", "works.needsApproval": "yes", "commitment.eligible": "no"], lane: nil
                ), .finish(stage: "survey", lane: nil),
                for: record, by: .system, at: hub)
            let before = try await store.tasks(TaskQuery(division: record.division, parties: []))
            #expect(before.contains { $0.task.urgency == .running })
            time.advance(minutes: 60 * 24 * 10)
            #expect(try await hub.sweep() == 1)
            let after = try await store.tasks(TaskQuery(division: record.division, parties: []))
            #expect(after.first?.task.urgency == .breached)
            let alerts = try await store.unseenAlerts(division: record.division, parties: [.supervisor], limit: 10)
            #expect(!alerts.isEmpty)
            time.advance(minutes: 60 * 24)
            try await hub.sweep()
            #expect(
                try await store.unseenAlerts(division: record.division, parties: [.supervisor], limit: 10) == alerts)
            let counts = try await store.limitCounts(division: record.division, months: "2000-01"..."2100-01")
            #expect(counts.contains { $0.outcome == .breached })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `limits that have ended are counted once, before and after the counts are added up`(
        engine: TestEngine
    ) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (record, _) = try await opened(at: hub)
            func counts() async throws -> [LimitCount] {
                try await store.limitCounts(division: record.division, months: "2000-01"..."2100-01")
            }
            let before = try await counts()
            #expect(!before.isEmpty && before.allSatisfy { $0.outcome == .open })
            _ = try await order(.finish(stage: "received", lane: nil), for: record, by: .system, at: hub)
            for lane in ["water", "power"] {
                _ = try await order(
                    .learn(facts: ["works.external": "no"], lane: nil), .finish(stage: "accepted", lane: lane),
                    for: record, by: .system, at: hub)
            }
            let ended = try await counts()
            #expect(ended.filter { $0.stage == "accepted" && $0.outcome == .kept }.map(\.count) == [1, 1])
            for _ in 1...2 {
                try await store.addUpTallies()
                #expect(try await counts() == ended)
            }
            time.advance(minutes: 60 * 24)
            _ = try await order(.askWithdrawal(lane: nil), for: record, by: .system, at: hub)
            let later = try await counts()
            #expect(later.filter { $0.outcome == .kept } == ended.filter { $0.outcome == .kept })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the queue is paged without loss or repetition while it grows`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            for serial in 1...25 { try kiosk.commitCase(serial: serial) }
            _ = try await kiosk.push(1...20, to: hub)
            var query = TaskQuery(division: "421300", parties: [.window], limit: 8)
            var seen: [String] = []
            var isGrown = false
            while true {
                let page = try await store.tasks(query)
                seen += page.map(\.record.id.text)
                guard let last = page.last else { break }
                query.after = TaskCursor(last.cursor.text)
                if !isGrown { _ = try await kiosk.push(21...25, to: hub) }
                isGrown = true
            }
            #expect(Set(seen).count == seen.count && seen.count >= 20)
            #expect(
                try await store.taskCounts(TaskQuery(division: "421300", parties: [.window])).values.reduce(0, +) == 25)
        }
    }
}

/// What supervisors do to a utility reaches every case that is decided afterwards.
@Suite struct SuspensionTests {
    let time = TestTime()

    @Test(arguments: TestEngine.allCases)
    func `a suspended commitment closes the short way until it is mended`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let pack = try PackLoader.load(
                directory: Fixtures.config + "/packs/zhoukou", calendars: Fixtures.config + "/calendars"
            ).pack
            let measure = try #require(pack.measures.first { $0.effect != nil })
            let suspension = Suspension(measure: measure.id, utility: "water", from: time.now.date)
            try await store.add(suspension, in: pack.division, by: "S01")
            try await store.add(suspension, in: pack.division, by: "S01")
            let kept = try await store.suspensions(in: pack.division)
            #expect(kept == [suspension])
            let fact = try #require(measure.effect?.fact)
            #expect(pack.facts(of: kept, on: time.now.date)["water:\(fact)"] == "yes")
            #expect(pack.facts(of: kept, on: time.now.date)["gas:\(fact)"] == "no")
            #expect(try await store.mend(suspension, in: pack.division, on: time.now.date))
            #expect(try await store.mend(suspension, in: pack.division, on: time.now.date) == false)
            #expect(try await store.suspensions(in: pack.division).first?.mendedOn == time.now.date)
            #expect(try await store.suspensions(in: "421300").isEmpty)
        }
    }
}
