import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Logging
import Synchronization
import Testing

/// Long polls on a clock that never runs out: only a change or a cancellation ends them.
@Suite struct LongPollTests {
    let time = TestTime()
    let store: HubDatabase
    let hub: Hub

    init() throws {
        store = try HubDatabase()
        var surroundings = time.surroundings
        surroundings.clock = EndlessClock()
        hub = try Hub(
            store: store, keys: HubKeys(seed: Fixtures.seed), packs: PackShelf([try Fixtures.pack()]),
            enrolmentTokens: ["SZ01": Fixtures.token], surroundings: surroundings, log: Fixtures.quiet)
    }

    private func untilPolling() async throws {
        while try hub.counts().openPolls == 0 { await Task.yield() }
    }

    @Test func `a change ends the wait at once`() async throws {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        let (hub, asking) = (hub, kiosk)
        async let answer = asking.send("GET", "/v1/kiosks/SZ01/feed?wait=25", to: hub)
        try await untilPolling()
        _ = try hub.perform(
            LaneCommand(caseID: record.id, utility: "water", expectedVersion: 0, action: .accept), by: "W001")
        #expect(try await answer.decoded(FeedPage.self).items.count == 1)
        #expect(try hub.counts().openPolls == 0)
    }

    @Test func `a shutdown ends the wait with an empty page`() async throws {
        let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let hub = hub
        let poll = Task { try await kiosk.send("GET", "/v1/kiosks/SZ01/feed?wait=25", to: hub) }
        try await untilPolling()
        poll.cancel()
        let answer = try await poll.value
        #expect(answer.status == 200)
        #expect(try answer.decoded(FeedPage.self).items.isEmpty)
    }
}

/// What the hub writes to its log while a case goes through it.
@Suite struct LogPrivacyTests {
    @Test func `no name, number or phone of the fixtures stands in the log`() async throws {
        let written = Recorder()
        let time = TestTime()
        var log = Logger(label: "test") { _ in RecordingHandler(recorder: written) }
        log.logLevel = .trace
        let hub = try Hub(
            store: try HubDatabase(), keys: HubKeys(seed: Fixtures.seed), packs: PackShelf([try Fixtures.pack()]),
            enrolmentTokens: ["SZ01": Fixtures.token], surroundings: time.surroundings, log: log)
        try hub.saveClerk(name: "测试员", workNumber: "W001", pin: "135790")
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        try kiosk.commitCase(serial: 1)
        kiosk.commit(caseID: record.id, data: .object(["name": .string("试验员")]))
        _ = try await kiosk.push(1...3, to: hub)
        let lookup = try JSONEncoder().encode(CaseLookup.holder(citizenNumber: Fixtures.citizenNumber))
        _ = try await kiosk.send("POST", "/v1/kiosks/SZ01/lookup", lookup, to: hub)
        _ = try hub.signIn(name: "测试员", pin: "000000")
        _ = try hub.perform(
            LaneCommand(
                caseID: record.id, utility: "water", expectedVersion: 0, action: .refuse(reason: "试验员电话不通")),
            by: "W001")
        let text = written.text
        #expect(text.contains("needs attention"))
        #expect(text.contains("a lane moved"))
        for secret in [Fixtures.citizenNumber, "13800000000", "试验员", "测试员", "建材", "135790", Fixtures.token] {
            #expect(!text.contains(secret))
        }
    }
}

/// Collects what is logged.
final class Recorder: Sendable {
    private let lines = Mutex<[String]>([])

    var text: String { lines.withLock { $0.joined(separator: "\n") } }

    func add(_ line: String) {
        lines.withLock { $0.append(line) }
    }
}

struct RecordingHandler: LogHandler {
    let recorder: Recorder
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    init(recorder: Recorder) {
        self.recorder = recorder
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        recorder.add("\(event.level) \(event.message) \(event.metadata ?? [:])")
    }
}

/// A clock on which no time passes.
struct EndlessClock: Clock {
    var now: InstantClock.Instant { InstantClock.Instant() }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: InstantClock.Instant, tolerance: Duration?) async throws {
        let (forever, continuation) = AsyncStream<Void>.makeStream()
        for await _ in forever {}
        continuation.finish()
        try Task.checkCancellation()
    }
}
