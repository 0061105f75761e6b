import HallCore
import HubAdapters
import HubService
import HubStore
import Testing

@testable import OutsideSimulators

/// Subscribers hear how cases go on: everything, once, in order, and nothing of who it is about.
@Suite struct SubscriberTests {
    private func heard(_ bench: OutsideHubBench) -> [HeardEvent] {
        bench.world.read { $0.subscriber.events }
    }

    private func send(_ bench: OutsideHubBench) async throws {
        let subscriber = bench.rules.subscribers[0]
        try await bench.dispatch(subscriber.system, subscriber.target)
    }

    private func finished(_ bench: OutsideHubBench) async throws -> CaseRecord {
        let record = try await bench.repair()
        try await bench.accept(record)
        try await bench.perform(record, (.utility("water"), .finish(stage: "repaired", lane: "water")))
        return record
    }

    @Test func `a case is heard of from its beginning to its end, without anybody's data`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await finished(bench)
            try await send(bench)
            let events = heard(bench)
            let types = events.compactMap { $0.event["type"]?.string }
            #expect(types.first == "cn.lianban.case.opened" && types.last == "cn.lianban.case.closed")
            #expect(events.compactMap { $0.event["data"]?["version"]?.integer } == [1, 2, 3])
            #expect(events.allSatisfy { $0.received == 1 && $0.event["subject"]?.string == record.number.text })
            #expect(events.last?.event["data"]?["lanes"]?["water"] == .string("completed"))
            let text = events.map { String(decoding: $0.event.canonicalBytes(), as: UTF8.self) }.joined()
            for secret in ["张", "19900000000", "示例小区", "漏水", record.proof] { #expect(!text.contains(secret)) }
        }
    }

    @Test(arguments: [Fault.Kind.loseAnswer, .down, .busy, .wrongBody])
    func `faults there change neither order nor number`(fault: Fault.Kind) async throws {
        try await OutsideHubBench.run { bench in
            bench.world.set(Fault(fault, times: 2, seconds: 1), at: .subscriber)
            _ = try await finished(bench)
            try await send(bench)
            #expect(heard(bench).compactMap { $0.event["data"]?["version"]?.integer } == [1, 2, 3])
            #expect(heard(bench).count == 5)
        }
    }

    @Test func `only the types that were asked for are sent`() async throws {
        try await OutsideHubBench.run { bench in
            var rules = OutsideRules(geoReport: OutsideHubBench.geoReport)
            var subscription = bench.rules.subscribers[0]
            subscription.types = ["cn.lianban.case.closed"]
            rules.subscribers = [subscription]
            let time = bench.time
            let hub = try await OutsideHubBench.hub(bench.store, time, rules)
            var post = GeoReportPost()
            post.apiKey = OutsideHubBench.apiKey
            post.serviceCode = "gas.repair"
            post.address = "示例路1号"
            post.text = "没有气"
            post.name = "李四测"
            post.phone = "19900000001"
            post.attributes = ["place.district": "340603"]
            let number = try await hub.takeGeoReport(post, from: SourceAddress("10.0.0.5")).number
            let record = try #require(try await bench.store.caseRecord(number: number))
            #expect(try await bench.store.messages(of: record.id, in: "340600").isEmpty)
        }
    }
}
