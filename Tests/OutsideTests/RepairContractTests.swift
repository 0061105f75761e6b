import Foundation
import HallCore
import HubAdapters
import Testing

@testable import OutsideSimulators

/// Repairs over real HTTP, after Open311.
@Suite struct `A repair` {
    func client(_ bench: OutsideBench, findsByReference: Bool = true) -> Open311Client {
        Open311Client(
            address: bench.address(.open311), connections: OutsideConnections(), jurisdiction: "421300",
            apiKey: Personal("key"), findsByReference: findsByReference)
    }

    func message(_ service: String = "water.leak") throws -> OutsideMessage {
        let order = RepairOrder(
            serviceCode: service, address: "测试省样例市示范区幸福路1号 & 2栋", description: "水管漏水，100%\n请快",
            name: "张三测", phone: "19900000000", attributes: ["urgency": ["high"]])
        return try order.message(key: IdempotencyKey(caseID: identifier(4), lane: "repair", step: "open"))
    }

    @Test func `server says what can be asked for`() async throws {
        try await OutsideBench.run { bench in
            let client = client(bench)
            let endpoint = try #require(try await client.discover().first)
            #expect(endpoint.formats == ["application/json"])
            #expect(endpoint.url == bench.address(.open311).base.absoluteString)
            #expect(try await client.services().map(\.code).contains("gas.smell"))
            let attribute = try #require(try await client.definition(of: "water.leak").first)
            #expect(attribute.isRequired && attribute.isAsked)
            #expect(attribute.options.map(\.key) == ["high", "normal"])
        }
    }

    @Test(arguments: [true, false])
    func `whose answer is lost is booked once`(findsByReference: Bool) async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.loseAnswer, times: 1), at: .open311)
            let task = bench.add(try message(), system: "311")
            let dispatcher = bench.dispatcher(client(bench, findsByReference: findsByReference), system: "311")
            try await dispatcher.round()
            bench.time.advance(seconds: 1)
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: "100001"))
            let repairs = bench.world.read { $0.repairs.repairs }
            #expect(repairs.map(\.received) == [findsByReference ? 1 : 2])
            #expect(repairs.first?.description == "水管漏水，100%\n请快")
            #expect(repairs.first?.address == "测试省样例市示范区幸福路1号 & 2栋")
            #expect(repairs.first?.clientReference == task.message.key.text)
        }
    }

    @Test func `of a kind that is not served is refused with the reason`() async throws {
        try await OutsideBench.run { bench in
            let task = bench.add(try message("street.lamp"), system: "311")
            try await bench.dispatcher(client(bench), system: "311").round()
            guard case .refused(let problem) = try bench.store.task(task.id).state else {
                throw TestFailure("not refused")
            }
            #expect(problem.text == "报修没有被接收；没有这种报修")
        }
    }

    @Test func `is followed by its updates`() async throws {
        try await OutsideBench.run { bench in
            let client = client(bench)
            let message = try message()
            #expect(await client.send(message) == .acknowledged(reference: "100001"))
            #expect(try await client.request("100001")?.status == "open")
            for text in ["已派单", "已修好"] {
                bench.time.advance(minutes: 5)
                let (now, status) = (bench.time.now, text == "已修好" ? "closed" : "open")
                bench.world.change { _ = $0.repairs.update("100001", status: status, text: text, at: now) }
            }
            #expect(try await client.request("100001")?.status == "closed")
            let updates = try await client.updates(after: nil, since: SimulatedTime.start)
            #expect(updates.map(\.text) == ["已派单", "已修好"])
            #expect(try await client.updates(after: "1", since: SimulatedTime.start).map(\.id) == ["2"])
            #expect(try await client.updates(after: "2", since: SimulatedTime.start).isEmpty)
        }
    }
}
