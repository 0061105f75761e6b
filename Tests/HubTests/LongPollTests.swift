import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Logging
import Synchronization
import Testing

/// Long polls on a clock that never runs out: only a change or a cancellation ends them.
@Suite(.timeLimit(.minutes(2))) struct LongPollTests {
    let time = TestTime()
    let store: HubDatabase
    let hub: Hub

    init() async throws {
        store = try await HubDatabase()
        var surroundings = time.surroundings
        surroundings.clock = EndlessClock()
        hub = try await Hub(
            store: store, keys: HubKeys(seed: Fixtures.seed),
            packs: PackShelf([try Fixtures.pack()], calendar: Fixtures.calendar()),
            kiosks: [Fixtures.kiosk("SZ01")], surroundings: surroundings, log: Fixtures.quiet)
    }

    private func untilPolling() async throws {
        while try await hub.counts().openPolls == 0 { await Task.yield() }
    }

    @Test func `a change ends the wait at once`() async throws {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        let (hub, asking) = (hub, kiosk)
        async let answer = asking.send("GET", "/v1/kiosks/SZ01/feed?wait=25", to: hub)
        try await untilPolling()
        try await hub.receive(record)
        #expect(try await answer.decoded(FeedPage.self).items.count == 2)
        #expect(try await hub.counts().openPolls == 0)
    }

    @Test func `a hub that is about to stop answers its polls empty and lets none wait`() async throws {
        let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let (hub, asking) = (hub, kiosk)
        async let answer = asking.send("GET", "/v1/kiosks/SZ01/feed?wait=25", to: hub)
        try await untilPolling()
        hub.endPolls()
        #expect(try await answer.decoded(FeedPage.self).items.isEmpty)
        let late = try await kiosk.send("GET", "/v1/kiosks/SZ01/feed?wait=25", to: hub)
        #expect(try late.decoded(FeedPage.self).items.isEmpty)
    }

    @Test func `a cancelled request ends the wait, and nothing waits on for who has gone`() async throws {
        let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let hub = hub
        let poll = Task { try await kiosk.send("GET", "/v1/kiosks/SZ01/feed?wait=25", to: hub) }
        try await untilPolling()
        poll.cancel()
        // What it says reaches nobody; that it ends is what counts.
        _ = try await poll.value
        #expect(try await hub.counts().openPolls == 0)
    }
}

/// What the hub writes to its log while a case goes through it.
@Suite struct LogPrivacyTests {
    @Test func `no name, number or phone of the fixtures stands in the log`() async throws {
        let written = Recorder()
        let time = TestTime()
        var log = Logger(label: "test") { _ in RecordingHandler(recorder: written) }
        log.logLevel = .trace
        let hub = try await Hub(
            store: try await HubDatabase(), keys: HubKeys(seed: Fixtures.seed),
            packs: PackShelf([try Fixtures.pack()], calendar: Fixtures.calendar()),
            kiosks: [Fixtures.kiosk("SZ01")], surroundings: time.surroundings, log: log)
        try await hub.addStaff("W001", .window, name: "测试员")
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        try kiosk.commitCase(serial: 1)
        kiosk.commit(caseID: record.id, data: .object(["name": .string("试验员")]))
        _ = try await kiosk.push(1...3, to: hub)
        let lookup = try JSONEncoder().encode(CaseLookup.holder(citizenNumber: Fixtures.citizenNumber))
        _ = try await kiosk.send("POST", "/v1/kiosks/SZ01/lookup", lookup, to: hub)
        _ = try await hub.signedInStaff("W001")
        _ = try await hub.perform(
            CaseOrder(
                caseID: record.id, expectedVersion: 0, events: [.refuse(lane: "water", reason: "试验员电话不通")]),
            by: .office(.window))
        let text = written.text
        #expect(text.contains("needs attention"))
        #expect(text.contains("a case moved"))
        for secret in [
            Fixtures.citizenNumber, "13800000000", "试验员", "测试员", "建材", StaffBrowser.password, Fixtures.token,
        ] {
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
