import Foundation
import HTTPTypes
import HallCore
import HubAdapters
import Testing

@testable import OutsideSimulators

/// What utilities report, over real HTTP into the hub's ear.
@Suite struct `A utility's report` {
    /// What is told to the utility and what the hub has to understand.
    static let reports: [(String, [String: JSONValue], UtilityEvent.Kind)] = [
        ("accepted", [:], .accepted),
        (
            "correction-needed",
            ["items": .array([.object(["item": .string("companyName"), "text": .string("请盖章")])])],
            .correctionNeeded([.init(item: "companyName", text: "请盖章")])
        ),
        (
            "facts-found", ["facts": .object(["works.length": .string("12.5")])],
            .factsFound(["works.length": "12.5"])
        ),
        ("stage-finished", ["stage": .string("survey")], .stageFinished("survey")),
        (
            "result-sheet",
            ["sheet": .object(["verdict": .string("agreed"), "quotation": .integer(128_050)])],
            .resultSheet(ResultSheet(verdict: .agreed, quotation: Fen(128_050)))
        ),
        ("permission-requested", ["permission": .string("roadDigging")], .permissionRequested("roadDigging")),
        ("refused", ["reason": .string("红线外没有管网")], .refused(reason: "红线外没有管网")),
        ("completed", [:], .completed),
    ]

    /// A task at the utility; its key.
    func arrived(_ bench: OutsideBench) async throws -> IdempotencyKey {
        let task = try bench.open()
        try await bench.dispatcher(try bench.utility()).round()
        return task.message.key
    }

    func received(
        _ bench: OutsideBench, _ heard: HubEar.Heard
    ) throws -> (webhook: VerifiedWebhook, event: UtilityEvent) {
        try bench.utility().receive(headers: heard.headers, body: heard.body, at: bench.time.now)
    }

    @Test(arguments: reports.indices)
    func `is believed and understood`(index: Int) async throws {
        let (kind, data, expected) = Self.reports[index]
        try await OutsideBench.run { bench in
            let key = try await arrived(bench)
            let id = try #require(bench.world.report(kind, data, of: key.text, by: "water"))
            #expect(await bench.world.deliver(id) == 200)
            let heard = try bench.ear.last()
            #expect(heard.path == "/outside/utilities/water/events")
            #expect(heard.headers["content-type"] == CloudEvent.mediaType)
            let event = try received(bench, heard).event
            #expect(event.kind == expected)
            #expect(event.taskKey == key)
            #expect(event.sequence == 1)
            #expect(event.at == bench.time.now)
        }
    }

    @Test func `that comes twice is worked on once`() async throws {
        try await OutsideBench.run { bench in
            let key = try await arrived(bench)
            bench.world.set(Fault(.duplicateCallbacks), at: .utility("water"))
            let id = try #require(bench.world.report("accepted", [:], of: key.text, by: "water"))
            _ = await bench.world.deliver(id)
            let seen = SeenWebhooksInMemory()
            var firsts: [Bool] = []
            for heard in bench.ear.all {
                let webhook = try received(bench, heard).webhook
                firsts.append(await seen.isFirst(webhook.id, from: "water", at: bench.time.now))
            }
            #expect(firsts == [true, false])
        }
    }

    @Test func `that is replayed is known, and later refused`() async throws {
        try await OutsideBench.run { bench in
            let key = try await arrived(bench)
            let id = try #require(bench.world.report("accepted", [:], of: key.text, by: "water"))
            _ = await bench.world.deliver(id)
            let first = try received(bench, try bench.ear.last())
            bench.time.advance(seconds: 299)
            _ = await bench.world.replay(id)
            let again = try received(bench, try bench.ear.last())
            #expect(again.webhook.id == first.webhook.id)
            #expect(SequenceFit(last: 1, arrived: first.event.sequence) == .duplicate)
            bench.time.advance(seconds: 2)
            _ = await bench.world.replay(id)
            #expect(throws: WebhookRefusal.tooOld(seconds: 301)) { try received(bench, try bench.ear.last()) }
        }
    }

    @Test func `with a forged signature is refused`() async throws {
        try await OutsideBench.run { bench in
            let key = try await arrived(bench)
            bench.world.set(Fault(.forgedSignature, times: 1), at: .utility("water"))
            let id = try #require(bench.world.report("completed", [:], of: key.text, by: "water"))
            _ = await bench.world.deliver(id)
            #expect(throws: WebhookRefusal.notSigned) { try received(bench, try bench.ear.last()) }
        }
    }

    @Test func `of another utility is refused`() async throws {
        try await OutsideBench.run { bench in
            let key = try await arrived(bench)
            let id = try #require(bench.world.report("accepted", [:], of: key.text, by: "water"))
            _ = await bench.world.deliver(id)
            let heard = try bench.ear.last()
            #expect(throws: WebhookRefusal.notSigned) {
                try bench.utility("gas").receive(headers: heard.headers, body: heard.body, at: bench.time.now)
            }
        }
    }

    @Test func `that we missed is asked for`() async throws {
        try await OutsideBench.run { bench in
            let key = try await arrived(bench)
            bench.world.set(hub: nil)
            for kind in ["accepted", "completed"] {
                _ = bench.world.report(kind, [:], of: key.text, by: "water")
            }
            #expect(SequenceFit(last: 0, arrived: 2) == .gap(after: 0))
            #expect(SequenceFit(last: 1, arrived: 2) == .next)
            let water = try bench.utility()
            #expect(try await water.events(ofTask: key, after: 0).map(\.kind) == [.accepted, .completed])
            #expect(try await water.events(ofTask: key, after: 1).map(\.sequence) == [2])
        }
    }

    @Test func `that the hub did not take is sent again`() async throws {
        try await OutsideBench.run { bench in
            let key = try await arrived(bench)
            bench.ear.answer(.serviceUnavailable)
            let id = try #require(bench.world.report("accepted", [:], of: key.text, by: "water"))
            #expect(await bench.world.deliver(id) == 503)
            bench.ear.answer(.ok)
            bench.time.advance(hours: 3)
            await bench.world.workOnce()
            await bench.world.workOnce()
            #expect(bench.ear.all.count == 2)
            let (webhook, event) = try received(bench, try bench.ear.last())
            #expect(webhook.id == id)
            #expect(event.at == SimulatedTime.start)
        }
    }

    @Test(arguments: [
        (#"{"specversion":"0.3","id":"1","source":"s","type":"cn.lianban.task.accepted"}"#, EventRefusal.notAnEvent),
        ("[]", .notAnEvent), ("<html>", .notAnEvent),
        (#"{"specversion":"1.0","id":"1","source":"s","type":"cn.lianban.task.accepted"}"#, .subjectMissing),
        (
            #"{"specversion":"1.0","id":"1","source":"s","type":"x.y","subject":"k","data":{"sequence":1},"#
                + #""time":"2026-11-23T09:00:00+08:00"}"#, .unknownType("x.y")
        ),
        (
            #"{"specversion":"1.0","id":"1","source":"s","type":"cn.lianban.task.refused","subject":"k","#
                + #""data":{"sequence":1},"time":"2026-11-23T09:00:00+08:00"}"#,
            .dataUnreadable(type: "cn.lianban.task.refused")
        ),
        (
            #"{"specversion":"1.0","id":"1","source":"s","type":"cn.lianban.task.accepted","subject":"k","#
                + #""data":{"sequence":0},"time":"2026-11-23T09:00:00+08:00"}"#,
            .dataUnreadable(type: "cn.lianban.task.accepted")
        ),
    ])
    func `that is none is refused with its reason`(body: String, expected: EventRefusal) {
        #expect(throws: expected) { try UtilityEvent(body: Array(body.utf8)) }
    }

    @Test func `comes by itself when utilities work by themselves`() async throws {
        let time = SimulatedTime()
        let world = try OutsideWorld(
            OutsideSettings(automaticDelay: .seconds(60), now: { time.now }, clock: HeldClock()),
            log: OutsideBench.quiet)
        let task = try OutsideBench.utilityTask("water")
        let key = IdempotencyKey(caseID: OutsideBench.caseID, lane: "water", step: "open")
        let message = try UtilityMessage.open(task).message(key: key)
        world.change { state in
            _ = try? state.utilities["water", default: UtilityDesk()]
                .open(key: key.text, body: message.body, prefix: "W-", at: time.now)
        }
        for _ in 0..<8 {
            await world.workOnce()
            time.advance(seconds: 60)
        }
        let events = world.read { $0.utilities["water"]?.tasks.first?.events ?? [] }
        let kinds = events.compactMap { $0["type"]?.string?.split(separator: ".").last.map(String.init) }
        #expect(kinds == ["accepted", "facts-found", "stage-finished", "stage-finished", "completed"])
    }
}
