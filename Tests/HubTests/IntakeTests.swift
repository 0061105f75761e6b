import HallCore
import HubMessages
import HubService
import HubStore
import Testing

/// Batches that come at the same time share transactions; none of them is to notice.
@Suite(.serialized, .timeLimit(.minutes(2))) struct IntakeTests {
    let time = TestTime()

    private func kiosks(_ count: Int, cases: Int, at hub: Hub) async throws -> [TestKiosk] {
        var kiosks: [TestKiosk] = []
        for number in 1...count {
            var kiosk = try await TestKiosk("SZ0\(number)", time: time).enrolled(at: hub)
            for serial in 1...cases { try kiosk.commitCase(serial: serial) }
            kiosks.append(kiosk)
        }
        return kiosks
    }

    /// Every kiosk pushes its events one by one, all kiosks at the same time.
    private func push(_ kiosks: [TestKiosk], to hub: Hub) async throws -> [[SyncAnswer]] {
        try await withThrowingTaskGroup(of: [SyncAnswer].self) { group in
            for kiosk in kiosks {
                group.addTask {
                    var answers: [SyncAnswer] = []
                    for number in 1...kiosk.events.count {
                        answers.append(try await kiosk.push(number...number, to: hub))
                    }
                    return answers
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what many kiosks push at once is stored once, each in its order, and each is answered for its own`(
        engine: TestEngine
    ) async throws {
        try await withHub(on: engine, time) { store, hub in
            let kiosks = try await kiosks(2, cases: 12, at: hub)
            for answers in try await push(kiosks, to: hub) {
                #expect(try answers.map { try $0.decoded(PushAck.self).ackUpTo } == Array(1...12))
                #expect(Set(try answers.map { try $0.decoded(PushAck.self).stream }).count == 1)
            }
            #expect(try await store.figures().events == ["done": 24])
            #expect(try await store.caseCount() == 24)
            #expect(try await hub.troubles(in: "421300").isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a case that contradicts another keeps nobody else's from being read`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosks = try await kiosks(2, cases: 2, at: hub)
            // Its own number of the first case once more.
            try kiosks[1].commitCase(serial: 1)
            let answers = try await push(kiosks, to: hub)
            #expect(answers.joined().allSatisfy { $0.status == 200 })
            #expect(try await store.caseCount() == 4)
            #expect(try await hub.troubles(in: "421300").map(\.kiosk) == ["SZ02"])
            #expect(try await hub.troubles(in: "421300").map(\.sequence) == [3])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a kiosk that was revoked after a push is refused at the next`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let kiosk = try await kiosks(1, cases: 2, at: hub)[0]
            #expect(try await kiosk.push(1...1, to: hub).status == 200)
            try await store.revoke(kiosk: "SZ01", at: time.now)
            let problem = try await kiosk.push(2...2, to: hub).problem()
            #expect(problem.type == .kioskRevoked)
            #expect(try await store.caseCount() == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a key that another hub has replaced is believed no more`(engine: TestEngine) async throws {
        try await withHubs(2, on: engine, time) { hubs in
            var old = try await TestKiosk(time: time).enrolled(at: hubs[0])
            try old.commitCase(serial: 1)
            try old.commitCase(serial: 2)
            #expect(try await old.push(1...1, to: hubs[0]).status == 200)
            var new = try await TestKiosk(time: time).enrolled(at: hubs[1])
            try new.commitCase(serial: 3)
            #expect(try await old.push(2...2, to: hubs[0]).problem().type == .badSignature)
            #expect(try await new.push(1...1, to: hubs[0]).status == 200)
            #expect(try await hubs[0].store.caseCount() == 2)
        }
    }
}
