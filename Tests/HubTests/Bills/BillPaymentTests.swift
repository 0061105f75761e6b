import Foundation
import HallCore
import HubAdapters
import HubMessages
import HubService
import HubStore
import Testing

@testable import OutsideSimulators

/// A payment from the kiosk's key to the money's end, with gateway and billing on real ports.
@Suite struct `Paying a bill` {
    @Test func `is seen by the callback, told to the billing once, and clears the arrears`() async throws {
        try await BillBench.run { bench in
            let (key, order, bill, amount) = try await bench.ordered()
            #expect(await bench.world.pay(order.text))
            let standing = try await bench.ask(.look, key: key)
            #expect(standing.state == .paid(transaction: "T-1", at: bench.time.now))
            #expect(standing.amount == amount)
            try await bench.dispatch()
            try await bench.dispatch()
            #expect(bench.world.read { $0.bills.payments.map(\.received) } == [1])
            let after = try await bench.bills.statement(of: bill.account, utility: bill.utility, months: 12)
            #expect(after?.arrearsFen == Fen(0))
        }
    }

    @Test func `is seen by asking when the callback was lost`() async throws {
        try await BillBench.run { bench in
            let (key, order, _, _) = try await bench.ordered()
            bench.world.set(hub: nil)
            #expect(await bench.world.pay(order.text))
            guard case .waiting = try await bench.ask(.look, key: key).state else { throw TestFailure("asked at once") }
            bench.time.advance(minutes: 1)
            guard case .paid = try await bench.ask(.look, key: key).state else { throw TestFailure("not paid") }
        }
    }

    @Test func `called back twice changes nothing`() async throws {
        try await BillBench.run { bench in
            bench.world.set(Fault(.duplicateCallbacks), at: .gateway)
            let (key, order, _, amount) = try await bench.ordered()
            #expect(await bench.world.pay(order.text))
            guard case .paid = try await bench.ask(.look, key: key).state else { throw TestFailure("not paid") }
            let kept = try await bench.store.payments(on: bench.time.now.date)
            #expect(kept.map(\.amount) == [amount] && kept.map(\.state) == [.settled])
            try await bench.dispatch()
            #expect(bench.world.read { $0.bills.payments.map(\.received) } == [1])
        }
    }

    @Test func `with a forged callback is not paid`() async throws {
        try await BillBench.run { bench in
            bench.world.set(Fault(.forgedSignature), at: .gateway)
            let (key, order, _, _) = try await bench.ordered()
            _ = await bench.world.pay(order.text)
            guard case .waiting = try await bench.ask(.look, key: key).state else { throw TestFailure("believed") }
            #expect(try await bench.store.payments(on: bench.time.now.date) == [])
        }
    }

    @Test func `asked for again under its key is the same order`() async throws {
        try await BillBench.run { bench in
            let first = try await bench.ordered()
            let again = try await bench.ask(BillBench.wish(first.bill, first.amount), key: first.key)
            #expect(again.order == first.order && bench.atGateway == 1)
        }
    }

    @Test func `whose offer was lost goes on under its key`() async throws {
        try await BillBench.run { bench in
            let (bill, sheet) = try await bench.owing()
            let (key, wish) = (bench.time.identifier(), BillBench.wish(bill, sheet.payable))
            bench.world.set(Fault(.loseAnswer, times: 1), at: .gateway)
            #expect(try await bench.ask(wish, key: key).state == .preparing)
            guard case .waiting = try await bench.ask(wish, key: key).state else { throw TestFailure("no code") }
            #expect(bench.atGateway == 1)
        }
    }

    @Test func `whose offer was lost and is not asked for again ends by itself`() async throws {
        try await BillBench.run { bench in
            let (bill, sheet) = try await bench.owing()
            let key = bench.time.identifier()
            bench.world.set(Fault(.down, times: 1), at: .gateway)
            #expect(try await bench.ask(BillBench.wish(bill, sheet.payable), key: key).state == .preparing)
            bench.time.advance(minutes: 1)
            try await bench.hub.sweepPayments()
            #expect(try await bench.ask(.look, key: key).state == .ended)
        }
    }

    @Test func `is refused elsewhere while it is being paid, and after it was paid`() async throws {
        try await BillBench.run { bench in
            let first = try await bench.ordered()
            let wish = BillBench.wish(first.bill, first.amount)
            let second = try await bench.ask(wish, key: bench.time.identifier(), from: bench.other)
            #expect(second.state == .refused(reason: .beingPaid))
            #expect(await bench.world.pay(first.order.text))
            let third = try await bench.ask(wish, key: bench.time.identifier(), from: bench.other)
            #expect(third.state == .refused(reason: .wasPaid))
            try await bench.dispatch()
            let fourth = try await bench.ask(wish, key: bench.time.identifier(), from: bench.other)
            #expect(fourth.state == .refused(reason: .nothingOwed))
            #expect(bench.atGateway == 1)
        }
    }

    @Test func `begun anew at the same terminal closes what that showed before`() async throws {
        try await BillBench.run { bench in
            let first = try await bench.ordered()
            let second = try await bench.ordered()
            #expect(try await bench.ask(.look, key: first.key).state == .ended)
            #expect(second.order != first.order)
            #expect(!(await bench.world.pay(first.order.text)))
        }
    }

    @Test func `of an amount that is not owed makes no order`() async throws {
        try await BillBench.run { bench in
            let (bill, sheet) = try await bench.owing()
            let more = BillBench.wish(bill, sheet.payable + Fen(1))
            #expect(
                try await bench.ask(more, key: bench.time.identifier()).state == .refused(reason: .changed))
            #expect(bench.atGateway == 0)
        }
    }

    @Test func `without the billing makes no order`() async throws {
        try await BillBench.run { bench in
            let (bill, sheet) = try await bench.owing()
            bench.world.set(Fault(.down), at: .bills)
            let standing = try await bench.ask(BillBench.wish(bill, sheet.payable), key: bench.time.identifier())
            #expect(standing.state == .refused(reason: .offline))
            #expect(bench.atGateway == 0)
        }
    }

    @Test func `cannot be looked at or ended by another terminal`() async throws {
        try await BillBench.run { bench in
            let first = try await bench.ordered()
            for wish in [BillPaymentQuestion.Wish.look, .cancel] {
                let standing = try await bench.ask(wish, key: first.key, from: bench.other)
                #expect(standing == PaymentStanding(order: nil, amount: Fen(0), state: .refused(reason: .changed)))
            }
            #expect(await bench.world.pay(first.order.text))
        }
    }
}

/// Money that comes when nobody waits for it any more.
@Suite struct `Money that arrives late` {
    @Test func `after a cancellation waits for a person`() async throws {
        try await BillBench.run { bench in
            let (key, order, _, amount) = try await bench.ordered()
            #expect(try await bench.ask(.cancel, key: key).state == .ended)
            #expect(await bench.world.pay(order.text, late: true))
            let refunds = try await bench.store.refundsNeeded(in: "421300")
            #expect(refunds.map(\.amount) == [amount] && refunds.map(\.order) == [order])
            #expect(try await bench.ask(.look, key: key).state == .ended)
            try await bench.dispatch()
            #expect(bench.world.read { $0.bills.payments.isEmpty })
        }
    }

    @Test func `after its time is over waits for a person`() async throws {
        try await BillBench.run { bench in
            let (key, order, _, _) = try await bench.ordered()
            bench.time.advance(minutes: 6)
            try await bench.hub.sweepPayments()
            #expect(try await bench.ask(.look, key: key).state == .ended)
            #expect(await bench.world.pay(order.text, late: true))
            #expect(try await bench.store.refundsNeeded(in: "421300").count == 1)
        }
    }

    @Test func `from a second phone goes back, the first pays`() async throws {
        try await BillBench.run { bench in
            let (key, order, _, _) = try await bench.ordered()
            #expect(await bench.world.pay(order.text))
            #expect(await bench.world.pay(order.text, late: true))
            #expect(try await bench.store.refundsNeeded(in: "421300").map(\.transaction) == ["T-2"])
            #expect(try await bench.ask(.look, key: key).state == .paid(transaction: "T-1", at: bench.time.now))
        }
    }

    @Test func `but before the cancellation pays`() async throws {
        try await BillBench.run { bench in
            let (key, order, _, _) = try await bench.ordered()
            bench.world.set(hub: nil)
            #expect(await bench.world.pay(order.text))
            guard case .paid = try await bench.ask(.cancel, key: key).state else { throw TestFailure("not paid") }
        }
    }

    @Test func `is found by the day's comparison, once`() async throws {
        try await BillBench.run { bench in
            let (key, order, _, _) = try await bench.ordered()
            bench.world.set(hub: nil)
            #expect(await bench.world.pay(order.text))
            #expect(await bench.world.pay(order.text, late: true))
            let day = bench.time.now.date
            let first = try #require(try await bench.hub.reconcilePayments(on: day))
            #expect(first.caughtUp.map(\.transaction) == ["T-1", "T-2"] && first.open.isEmpty)
            #expect(try await bench.store.refundsNeeded(in: "421300").map(\.transaction) == ["T-2"])
            guard case .paid = try await bench.ask(.look, key: key).state else { throw TestFailure("not paid") }
            let second = try #require(try await bench.hub.reconcilePayments(on: day))
            #expect(second.caughtUp.isEmpty && second.open.isEmpty)
        }
    }

    @Test func `for an order that nobody made is left for a person to see`() async throws {
        try await BillBench.run { bench in
            let stranger = bench.time.identifier().text
            bench.world.change { state in
                _ = state.gateway.create(
                    GatewayOrder(
                        order: stranger, reference: "", fen: 100, title: "", payURL: "",
                        expiresAt: bench.time.now.adding(minutes: 5)))
            }
            #expect(await bench.world.pay(stranger))
            let result = try #require(try await bench.hub.reconcilePayments(on: bench.time.now.date))
            #expect(result.caughtUp.isEmpty && result.open.count == 1)
        }
    }
}
