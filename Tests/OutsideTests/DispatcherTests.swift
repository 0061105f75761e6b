import HallCore
import HubAdapters
import Synchronization
import Testing

/// The dispatcher's loop, with a target in memory.
@Suite struct `A dispatcher` {
    /// Answers as it is told, and rings when something was sent.
    final class Target: SendTarget {
        let answersForKeys = true
        private let sent = Mutex<[IdempotencyKey]>([])
        private let outcome: SendOutcome
        private let known: KeyAnswer
        let rings: AsyncStream<Void>
        private let bell: AsyncStream<Void>.Continuation

        init(_ outcome: SendOutcome, known: KeyAnswer = .unknown) {
            self.outcome = outcome
            self.known = known
            (rings, bell) = AsyncStream.makeStream(of: Void.self)
        }

        var keys: [IdempotencyKey] { sent.withLock { $0 } }

        func send(_ message: OutsideMessage) async -> SendOutcome {
            sent.withLock { $0.append(message.key) }
            bell.yield()
            return outcome
        }

        func find(_ message: OutsideMessage) async -> KeyAnswer { known }
    }

    let time = SimulatedTime()
    let store = SendTasksInMemory()

    func add(_ number: UInt64, lane: String = "water") -> SendTask {
        let task = SendTask(
            id: identifier(number), division: "421300", laneKey: lane, caseID: nil, system: "water",
            message: OutsideMessage(
                kind: "x", key: IdempotencyKey(caseID: identifier(number), lane: lane, step: "x"), content: .null),
            at: time.now)
        store.add(task)
        return task
    }

    func dispatcher(_ target: Target, atOnce: Int = 8) -> Dispatcher {
        Dispatcher(
            system: "water", target: target, store: store, surroundings: time.surroundings,
            limits: Dispatcher.Limits(atOnce: atOnce), log: OutsideBench.quiet)
    }

    @Test func `works when it is woken and ends when it is cancelled`() async throws {
        let target = Target(.acknowledged(reference: "W-1"))
        let (wakeUps, bell) = AsyncStream.makeStream(of: Void.self)
        let dispatcher = dispatcher(target)
        let first = add(1)
        let work = Task { await dispatcher.run(wakeUps: wakeUps) }
        var rings = target.rings.makeAsyncIterator()
        await rings.next()
        let second = add(2, lane: "other")
        bell.yield()
        await rings.next()
        work.cancel()
        await work.value
        #expect(target.keys == [first.message.key, second.message.key])
    }

    @Test func `takes no more at once than it may, and then the rest`() async throws {
        let target = Target(.acknowledged(reference: "W-1"))
        for number in 1...5 { _ = add(UInt64(number), lane: "\(number)") }
        let dispatcher = dispatcher(target, atOnce: 2)
        #expect(try await dispatcher.round() == 2)
        #expect(try await dispatcher.round() == 2)
        #expect(try await dispatcher.round() == 1)
        #expect(target.keys.count == 5)
    }

    @Test func `does not send while the question stays without an answer`() async throws {
        let target = Target(.acknowledged(reference: "W-1"), known: .failed(.answerLost("timeout")))
        let task = add(1)
        _ = try await store.claim(system: "water", limit: 1, at: time.now, lease: .seconds(1))
        time.advance(seconds: 1)
        try await dispatcher(target).round()
        #expect(target.keys.isEmpty)
        #expect(try store.task(task.id).approach == .askFirst)
    }

    @Test func `that came too late does not overwrite who took over`() async throws {
        let task = add(1)
        let old = try #require(
            try await store.claim(system: "water", limit: 1, at: time.now, lease: .seconds(1)).first)
        time.advance(seconds: 1)
        _ = try await store.claim(system: "water", limit: 1, at: time.now, lease: .seconds(60))
        var late = old
        let notices = late.settle(.failed(.answerLost("late")), at: time.now, random: 0)
        #expect(try await store.settle(late, notices: notices) == false)
        #expect(try store.task(task.id).history.attempt == 2)
    }

    @Test func `leaves what no adapter takes to a person`() async throws {
        let task = add(1)
        try await dispatcher(Target(.unsupported)).round()
        #expect(try store.task(task.id).state == .needsAttention(.unsupported))
    }
}
