import Foundation
import HallCore
import HubAdapters
import Testing

@testable import OutsideSimulators

/// The gateway over real HTTP.
@Suite struct `A payment` {
    func gateway(_ bench: OutsideBench, timeout: Duration = .seconds(5)) throws -> HTTPPaymentGateway {
        HTTPPaymentGateway(
            address: bench.address(.gateway, timeout: timeout), connections: OutsideConnections(),
            keys: try bench.keys(.gateway))
    }

    func order(_ bench: OutsideBench) -> PaymentOrder {
        PaymentOrder(
            id: identifier(5), division: "421300",
            purpose: PaymentPurpose(utility: "water", account: "W1", months: ["2026-10"]), amount: Fen(3625),
            at: bench.time.now)
    }

    func create(_ order: PaymentOrder, _ bench: OutsideBench) async throws -> PaymentOffer {
        try await gateway(bench).create(
            order, title: "水费 2026年10月", expiresAt: bench.time.now.adding(minutes: 15))
    }

    /// Every callback that was heard, worked on.
    func workOn(_ heard: [HubEar.Heard], _ order: inout PaymentOrder, _ bench: OutsideBench) throws
        -> [PaymentOrder.Action]
    {
        var actions: [PaymentOrder.Action] = []
        for one in heard {
            let payment = try gateway(bench).receive(headers: one.headers, body: one.body, at: bench.time.now).payment
            actions.append(try order.paid(payment))
        }
        return actions
    }

    @Test func `is made once, paid on the phone's page, and called back`() async throws {
        try await OutsideBench.run { bench in
            var order = order(bench)
            let offer = try await create(order, bench)
            #expect(try await create(order, bench) == offer)
            #expect(try await gateway(bench).state(of: order.id) == .waiting(offer))
            try order.offered(offer)
            #expect(await bench.world.pay(order.id.text))
            let actions = try workOn(bench.ear.all, &order, bench)
            let payment = Payment(
                order: order.id, transaction: "T-1", amount: Fen(3625), paidAt: bench.time.now)
            #expect(actions == [.settleBill(payment)])
            #expect(try await gateway(bench).state(of: order.id) == .paid(payment))
            #expect(try await gateway(bench).payments(on: bench.time.now.date) == [payment])
        }
    }

    @Test func `called back twice settles one bill`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.duplicateCallbacks), at: .gateway)
            var order = order(bench)
            try order.offered(try await create(order, bench))
            _ = await bench.world.pay(order.id.text)
            let actions = try workOn(bench.ear.all, &order, bench)
            #expect(actions.count == 2)
            #expect(actions.filter { $0 != .nothing }.count == 1)
        }
    }

    @Test func `by two phones gives the second back, though its callback was lost`() async throws {
        try await OutsideBench.run { bench in
            var order = order(bench)
            try order.offered(try await create(order, bench))
            _ = await bench.world.pay(order.id.text)
            let settled = try workOn(bench.ear.all, &order, bench)
            bench.world.set(hub: nil)
            _ = await bench.world.pay(order.id.text, late: true)
            let list = try await gateway(bench).payments(on: bench.time.now.date)
            let ours = list.filter { $0.transaction == "T-1" }
            #expect(settled == ours.map { .settleBill($0) })
            let differences = PaymentReconciliation.differences(ours: ours, theirs: list)
            guard case .missingHere(let lost) = differences.first, differences.count == 1 else {
                throw TestFailure("\(differences)")
            }
            let action = try order.paid(lost)
            #expect(action == .refund(lost))
            #expect(lost.transaction == "T-2")
        }
    }

    @Test func `whose offer was lost is asked for`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.loseAnswer, times: 1), at: .gateway)
            let order = order(bench)
            await #expect(throws: OutsideFault.self) { _ = try await create(order, bench) }
            guard case .waiting(let offer) = try await gateway(bench).state(of: order.id) else {
                throw TestFailure("the gateway does not have it")
            }
            #expect(offer.expiresAt == bench.time.now.adding(minutes: 15))
            #expect(bench.world.read { $0.gateway.orders.count } == 1)
        }
    }

    @Test func `that never was is unknown`() async throws {
        try await OutsideBench.run { bench in
            let gateway = try gateway(bench)
            #expect(try await gateway.state(of: identifier(6)) == .unknown)
            #expect(try await gateway.cancel(identifier(6)) == .unknown)
        }
    }

    @Test func `is cancelled, or was faster`() async throws {
        try await OutsideBench.run { bench in
            let order = order(bench)
            _ = try await create(order, bench)
            #expect(try await gateway(bench).cancel(order.id) == .closed)
            #expect(!(await bench.world.pay(order.id.text)))
            #expect(await bench.world.pay(order.id.text, late: true))
            guard case .paid = try await gateway(bench).cancel(order.id) else { throw TestFailure("not paid") }
        }
    }

    @Test func `is over at the gateway when its time is`() async throws {
        try await OutsideBench.run { bench in
            let order = order(bench)
            _ = try await create(order, bench)
            bench.time.advance(minutes: 15)
            #expect(try await gateway(bench).state(of: order.id) == .closed)
            #expect(!(await bench.world.pay(order.id.text)))
        }
    }

    @Test func `with a forged callback is refused`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.forgedSignature), at: .gateway)
            let order = order(bench)
            _ = try await create(order, bench)
            _ = await bench.world.pay(order.id.text)
            let heard = try bench.ear.last()
            #expect(throws: WebhookRefusal.notSigned) {
                try gateway(bench).receive(headers: heard.headers, body: heard.body, at: bench.time.now)
            }
        }
    }

    @Test(arguments: [Fault.Kind.down, .wrongBody, .halfAnswer, .busy])
    func `is never offered without the gateway's answer`(fault: Fault.Kind) async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(fault), at: .gateway)
            await #expect(throws: OutsideFault.self) { _ = try await create(order(bench), bench) }
        }
    }

    @Test func `list of a full day is read to its end`() async throws {
        try await OutsideBench.run { bench in
            let order = order(bench)
            _ = try await create(order, bench)
            for _ in 0..<250 {
                bench.world.change { _ = $0.gateway.pay(order.id.text, fen: 1, late: true, at: bench.time.now) }
            }
            let list = try await gateway(bench).payments(on: bench.time.now.date)
            #expect(list.count == 250)
            #expect(Set(list.map(\.transaction)).count == 250)
        }
    }
}
