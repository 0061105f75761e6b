import HallCore
import HubMessages
import Testing

@testable import KioskSync

@Suite struct SyncPartsTests {
    @Test func `a wait lies between zero and a ceiling that doubles to five minutes`() {
        var (low, high) = (Backoff(), Backoff())
        for round in 0..<20 {
            let ceiling = min(Duration.seconds(300), .seconds(1 << min(round, 9)))
            #expect(low.failed(random: 0) == .zero)
            let longest = high.failed(random: .max)
            #expect(longest < ceiling)
            #expect(longest > ceiling * 0.99)
        }
    }

    @Test func `success starts the waits over`() {
        var backoff = Backoff()
        for _ in 0..<10 { _ = backoff.failed(random: .max) }
        backoff.succeeded()
        #expect(backoff.failed(random: .max) < .seconds(1))
    }

    @Test func `a wait is never shorter than the hub wished, up to an hour`() {
        var backoff = Backoff()
        #expect(backoff.failed(random: 0, wish: .seconds(90)) == .seconds(90))
        #expect(backoff.failed(random: 0, wish: .seconds(1_000_000)) == .seconds(3600))
    }

    @Test func `a batch that is too large is halved and grows back slowly`() {
        var limit = BatchLimit()
        limit.tooLarge(maximumBytes: nil)
        #expect(limit.events == 50)
        limit.succeeded()
        #expect(limit.events == 60)
        for _ in 0..<10 { limit.succeeded() }
        #expect(limit.events == PushBatch.maximumEvents)
        for _ in 0..<10 { limit.tooLarge(maximumBytes: nil) }
        #expect(limit.events == 1)
    }

    @Test func `a batch holds what fits and at least one event`() {
        let limit = BatchLimit()
        #expect(limit.count(fitting: []) == 0)
        #expect(limit.count(fitting: [PushBatch.maximumBytes * 2, 10]) == 1)
        #expect(limit.count(fitting: [100_000, 100_000, 100_000]) == 2)
        #expect(limit.count(fitting: Array(repeating: 10, count: 500)) == PushBatch.maximumEvents)
    }

    @Test func `the link keeps since when it is as it is`() {
        let (first, later) = (Timestamp(milliseconds: 1000), Timestamp(milliseconds: 2000))
        let down = LinkStatus.unknown.following(trouble: .unreachable, at: first)
        #expect(down == .down(since: first, .unreachable))
        #expect(down.following(trouble: .busy, at: later) == .down(since: first, .busy))
        let up = down.following(trouble: nil, at: later)
        #expect(up == .up(since: later))
        #expect(up.following(trouble: nil, at: Timestamp(milliseconds: 3000)) == up)
    }

    @Test func `the link is up only when both directions are, and a recovery wakes the other`() async {
        let monitor = LinkMonitor()
        let time = Timestamp(milliseconds: 0)
        monitor.failed(.push, .unreachable, at: time)
        monitor.failed(.pull, .unreachable, at: time)
        let recoveries = monitor.recoveries(of: .pull)
        monitor.succeeded(.pull, at: time)
        #expect(monitor.status == .down(since: time, .unreachable))
        for await _ in recoveries { break }
        monitor.succeeded(.push, at: time)
        #expect(monitor.status == .up(since: time))
    }
}
