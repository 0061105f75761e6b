import Foundation
import HallCore
import HubAdapters
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import OutsideSimulators

/// Tasks to a utility over real HTTP, with everything that can go wrong on the way.
@Suite struct `A task to a utility` {
    @Test func `is acknowledged with the utility's reference`() async throws {
        try await OutsideBench.run { bench in
            let task = try bench.open()
            try await bench.dispatcher(try bench.utility()).round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "W-000001"))
            #expect(bench.received().map(\.times) == [1])
            #expect(bench.received().map(\.key) == [task.message.key.text])
        }
    }

    @Test func `whose answer is lost is asked for and not sent again`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.loseAnswer, times: 1), at: .utility("water"))
            let task = try bench.open()
            let dispatcher = bench.dispatcher(try bench.utility())
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .pending(nextAt: bench.time.now.adding(milliseconds: 1000)))
            #expect(try await dispatcher.round() == 0)
            bench.time.advance(seconds: 1)
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "W-000001"))
            #expect(bench.received().map(\.times) == [1])
        }
    }

    @Test func `whose answer is lost is sent again under the same key where nobody can be asked`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.loseAnswer, times: 1), at: .utility("water"))
            let task = try bench.open()
            let dispatcher = bench.dispatcher(try bench.utility(answersForKeys: false))
            try await dispatcher.round()
            bench.time.advance(seconds: 1)
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "W-000001"))
            #expect(bench.received().map(\.times) == [2])
        }
    }

    @Test func `is held while the utility is down for three working days, and arrives once`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.down), at: .utility("water"))
            let task = try bench.open()
            let dispatcher = bench.dispatcher(try bench.utility())
            let end = SimulatedTime.start.adding(minutes: 3 * 24 * 60)
            var tries = 0
            while let next = try await bench.store.nextDue(system: "water"), next < end {
                bench.time.set(next)
                tries += try await dispatcher.round()
            }
            let held = try bench.store.task(task.id)
            #expect(tries == held.history.attempt)
            #expect((150...170).contains(tries))
            #expect(held.isOverdue(at: bench.time.now))
            let overdue = bench.store.notices(of: task.id).filter {
                $0 == .overdue(since: SimulatedTime.start.adding(minutes: 24 * 60))
            }
            #expect(overdue.count == 1)
            #expect(bench.received().isEmpty)
            bench.world.set(nil, at: .utility("water"))
            bench.time.set(try #require(held.state.nextAt))
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "W-000001"))
            #expect(bench.received().map(\.times) == [1])
        }
    }

    @Test func `is refused in one lane and acknowledged in the other`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.refuse), at: .utility("water"))
            let (water, gas) = (try bench.open("water"), try bench.open("gas"))
            try await bench.dispatcher(try bench.utility("water")).round()
            try await bench.dispatcher(try bench.utility("gas"), system: "gas").round()
            guard case .refused(let problem) = try bench.store.task(water.id).state else {
                throw TestFailure("water did not refuse")
            }
            #expect(problem.code == "not-accepted")
            #expect(problem.text == "本单位不能受理；模拟的拒绝")
            #expect(try bench.store.task(gas.id).state == .acknowledged(reference: "G-000001"))
            #expect(bench.received("water").isEmpty)
        }
    }

    @Test func `to a slow utility arrives once`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.slow, times: 1, seconds: 600), at: .utility("water"))
            let task = try bench.open()
            let dispatcher = bench.dispatcher(try bench.utility(timeout: .seconds(3)))
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .pending(nextAt: bench.time.now.adding(milliseconds: 1000)))
            #expect(try bench.store.task(task.id).approach == .askFirst)
            bench.time.advance(seconds: 1)
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "W-000001"))
            #expect(bench.received().map(\.times) == [1])
        }
    }

    @Test func `answered three times with a log-in page needs a person, and then arrives once`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.wrongBody), at: .utility("water"))
            let task = try bench.open()
            let dispatcher = bench.dispatcher(try bench.utility())
            for wait: Int64 in [1, 2, 0] {
                try await dispatcher.round()
                bench.time.advance(seconds: wait)
            }
            #expect(try bench.store.task(task.id).state == .needsAttention(.wrongAnswers))
            bench.world.set(nil, at: .utility("water"))
            bench.time.advance(hours: 5)
            #expect(try await dispatcher.round() == 0)
            bench.store.tryAgain(task.id, at: bench.time.now)
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "W-000001"))
            #expect(bench.received().map(\.times) == [1])
        }
    }

    @Test func `answered with half of the JSON is not acknowledged, but found`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.halfAnswer, times: 1), at: .utility("water"))
            let task = try bench.open()
            let dispatcher = bench.dispatcher(try bench.utility())
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).history.wrongAnswers == 1)
            bench.time.advance(seconds: 1)
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "W-000001"))
            #expect(bench.received().map(\.times) == [1])
        }
    }

    @Test func `to a busy utility comes when it wished`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.busy, times: 1, seconds: 90), at: .utility("water"))
            let task = try bench.open()
            try await bench.dispatcher(try bench.utility()).round()
            #expect(
                try bench.store.task(task.id).state == .pending(nextAt: bench.time.now.adding(milliseconds: 90_000)))
            #expect(try bench.store.task(task.id).approach == .send)
        }
    }

    @Test func `to nobody leaves no doubt`() async throws {
        try await OutsideBench.run { bench in
            let address = OutsideAddress(base: try OutsideBench.url(port: 1), timeout: .seconds(5))
            let nobody = HTTPUtilitySystem(address: address, connections: OutsideConnections(), keys: [])
            let task = try bench.open()
            try await bench.dispatcher(nobody).round()
            #expect(try bench.store.task(task.id).approach == .send)
            guard case .willTryAgain(_, .notReached) = bench.store.notices(of: task.id).first else {
                throw TestFailure("not known as not reached: \(bench.store.notices(of: task.id))")
            }
        }
    }

    @Test func `is sent by one of two dispatchers`() async throws {
        try await OutsideBench.run { bench in
            _ = try bench.open()
            let (one, other) = (bench.dispatcher(try bench.utility()), bench.dispatcher(try bench.utility()))
            async let first = one.round()
            async let second = other.round()
            #expect(try await first + second == 1)
            #expect(bench.received().map(\.times) == [1])
        }
    }

    @Test func `is withdrawn only after it has arrived`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.busy, times: 1, seconds: 60), at: .utility("water"))
            let task = try bench.open()
            let key = IdempotencyKey(caseID: OutsideBench.caseID, lane: "water", step: "withdraw")
            let withdrawal = UtilityMessage.withdraw(task: task.message.key, reason: nil)
            let second = bench.add(try withdrawal.message(key: key), system: "water")
            let dispatcher = bench.dispatcher(try bench.utility())
            #expect(try await dispatcher.round() == 1)
            bench.time.advance(minutes: 1)
            #expect(try await dispatcher.round() == 1)
            #expect(try await dispatcher.round() == 1)
            #expect(try bench.store.task(second.id).state == .acknowledged(reference: "W-000001"))
            #expect(bench.world.read { $0.utilities["water"]?.tasks.map(\.state) } == ["withdrawn"])
        }
    }

    @Test func `that never arrived needs no withdrawal`() async throws {
        try await OutsideBench.run { bench in
            let open = IdempotencyKey(caseID: OutsideBench.caseID, lane: "water", step: "open")
            let key = IdempotencyKey(caseID: OutsideBench.caseID, lane: "water", step: "withdraw")
            let message = try UtilityMessage.withdraw(task: open, reason: nil).message(key: key)
            let task = bench.add(message, system: "water")
            try await bench.dispatcher(try bench.utility()).round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: ""))
        }
    }

    @Test func `gets a correction once`() async throws {
        try await OutsideBench.run { bench in
            let task = try bench.open()
            let dispatcher = bench.dispatcher(try bench.utility())
            try await dispatcher.round()
            bench.world.set(Fault(.loseAnswer, times: 1), at: .utility("water"))
            let supplement = UtilityMessage.Supplement(answers: ["companyName": "测试科技有限公司"])
            let key = IdempotencyKey(caseID: OutsideBench.caseID, lane: "water", step: "correction-1")
            let message = UtilityMessage.supplement(task: task.message.key, supplement)
            let second = bench.add(try message.message(key: key), system: "water")
            try await dispatcher.round()
            bench.time.advance(seconds: 1)
            try await dispatcher.round()
            #expect(try bench.store.task(second.id).state == .acknowledged(reference: "W-000001"))
            let messages = bench.world.read { $0.utilities["water"]?.tasks.first?.messages.map(\.received) }
            #expect(messages == [1, 1])
        }
    }

    @Test func `under a key that is used for something else needs a person`() async throws {
        try await OutsideBench.run { bench in
            let task = try bench.open()
            let dispatcher = bench.dispatcher(try bench.utility())
            try await dispatcher.round()
            var other = try OutsideBench.utilityTask("water")
            other.service = "water.close"
            let again = SendTask(
                id: identifier(7), division: "421300", laneKey: "other", caseID: nil, system: "water",
                message: try UtilityMessage.open(other).message(key: task.message.key), at: bench.time.now)
            bench.store.add(again)
            try await dispatcher.round()
            #expect(try bench.store.task(again.id).state == .needsAttention(.keyReused))
        }
    }

    @Test func `with a wrong token is tried again and not held for refused`() async throws {
        let time = SimulatedTime()
        let world = try OutsideWorld(
            OutsideSettings(token: "right", now: { time.now }, clock: HeldClock()), log: OutsideBench.quiet)
        let outside = OutsideServer.application(
            world, address: .hostname("localhost", port: 0), log: OutsideBench.quiet)
        try await outside.test(.live) { client in
            let base = try OutsideBench.url(port: client.port).appending(path: "utilities/water")
            let bench = OutsideBench(time: time, world: world, ear: HubEar(), base: base)
            let task = try bench.open()
            for (token, isTaken) in [("wrong", false), ("right", true)] {
                let address = OutsideAddress(base: base, token: Personal(token))
                let water = HTTPUtilitySystem(address: address, connections: OutsideConnections(), keys: [])
                try await bench.dispatcher(water).round()
                #expect(try bench.store.task(task.id).state.isSettled == isTaken)
                time.advance(seconds: 1)
            }
        }
    }
}
