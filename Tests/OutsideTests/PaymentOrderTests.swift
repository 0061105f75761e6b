import HallCore
import HubAdapters
import Testing

/// Orders without any network.
@Suite struct `A payment order` {
    let start = SimulatedTime.start
    let offer = PaymentOffer(
        reference: "G-1", payURL: "http://pay.example.cn/1", expiresAt: SimulatedTime.start.adding(minutes: 15))

    func order(_ number: UInt64 = 5, months: [String] = ["2026-10"]) -> PaymentOrder {
        PaymentOrder(
            id: identifier(number), division: "421300",
            purpose: PaymentPurpose(utility: "water", account: "W1", months: months), amount: Fen(3625), at: start)
    }

    func payment(_ transaction: String = "T-1", fen: Int64 = 3625, order: UInt64 = 5) -> Payment {
        Payment(order: identifier(order), transaction: transaction, amount: Fen(fen), paidAt: start)
    }

    @Test func `is paid once by two callbacks`() throws {
        var order = order()
        try order.offered(offer)
        let first = try order.paid(payment())
        let second = try order.paid(payment())
        #expect(first == .settleBill(payment()))
        #expect(second == .nothing)
        #expect(order.state == .paid(payment()))
        #expect(order.refunds.isEmpty)
    }

    @Test func `paid by two phones gives the second back`() throws {
        var order = order()
        try order.offered(offer)
        _ = try order.paid(payment("T-1"))
        let second = try order.paid(payment("T-2"))
        let again = try order.paid(payment("T-2"))
        #expect(second == .refund(payment("T-2")))
        #expect(again == .nothing)
        #expect(order.state == .paid(payment("T-1")))
    }

    @Test(arguments: [true, false])
    func `that ended gives back what comes late`(expired: Bool) throws {
        var order = order()
        try order.offered(offer)
        try order.closed(at: start.adding(minutes: 16), expired: expired)
        let action = try order.paid(payment())
        #expect(action == .refund(payment()))
        #expect(order.refunds == [payment()])
        #expect(!order.isOpen)
    }

    @Test func `paid with another amount is not paid`() throws {
        var order = order()
        try order.offered(offer)
        let action = try order.paid(payment(fen: 3624))
        #expect(action == .refund(payment(fen: 3624)))
        #expect(order.isOpen)
    }

    @Test func `does not end by our clock alone`() throws {
        var order = order()
        #expect(order.due(at: start.adding(milliseconds: 29_999)) == .nothing)
        #expect(order.due(at: start.adding(milliseconds: 30_000)) == .askGateway)
        try order.offered(offer)
        #expect(order.due(at: start.adding(minutes: 14)) == .nothing)
        #expect(order.due(at: start.adding(minutes: 15)) == .closeAtGateway)
        _ = try order.paid(payment())
        #expect(order.due(at: start.adding(minutes: 99)) == .nothing)
        #expect(throws: PaymentOrder.Refusal.alreadyPaid) { try order.closed(at: start, expired: true) }
    }

    @Test func `takes no payment of another order`() throws {
        var order = order()
        #expect(throws: PaymentOrder.Refusal.otherOrder) { _ = try order.paid(payment(order: 6)) }
    }

    @Test func `is not made while offline, for nothing, or twice for a month`() throws {
        let purpose = PaymentPurpose(utility: "water", account: "W1", months: ["2026-10", "2026-09"])
        var other = order()
        func check(_ existing: [PaymentOrder], online: Bool = true, fen: Int64 = 1) throws {
            try PaymentRule.check(purpose, amount: Fen(fen), existing: existing, isOnline: online)
        }
        try check([])
        #expect(throws: PaymentRule.Refusal.offline) { try check([], online: false) }
        #expect(throws: PaymentRule.Refusal.nothingOwed) { try check([], fen: 0) }
        #expect(throws: PaymentRule.Refusal.beingPaid(order: other.id)) { try check([other]) }
        _ = try other.paid(payment())
        #expect(throws: PaymentRule.Refusal.wasPaid(order: other.id)) { try check([other]) }
        try check([order(months: ["2026-08"])])
        var ended = order()
        try ended.closed(at: start, expired: false)
        try check([ended])
    }

    @Test func `the day's lists are compared both ways`() {
        let ours = [payment("T-1"), payment("T-2"), payment("T-4", fen: 1, order: 8)]
        let theirs = [
            payment("T-1"), payment("T-3", order: 7), payment("T-4", fen: 2, order: 8), payment("T-5", order: 7),
        ]
        #expect(
            PaymentReconciliation.differences(ours: ours, theirs: theirs) == [
                .missingHere(payment("T-3", order: 7)),
                .differs(ours: payment("T-4", fen: 1, order: 8), theirs: payment("T-4", fen: 2, order: 8)),
                .missingHere(payment("T-5", order: 7)), .missingThere(payment("T-2")),
            ])
        #expect(PaymentReconciliation.differences(ours: ours, theirs: ours) == [])
    }

    @Test(arguments: [("36.25", 3625), ("36.2", 3620), ("36", 3600), ("0.01", 1), ("-0.50", -50)])
    func `yuan are fen exactly`(text: String, fen: Int64) {
        #expect(Fen(yuan: text) == Fen(fen))
    }

    @Test(arguments: ["36.251", "", "1e2", "￥1", "1,000"])
    func `what is no amount is none`(text: String) {
        #expect(Fen(yuan: text) == nil)
        #expect(Fen(-50).yuan == "-0.50" && Fen(3605).yuan == "36.05")
    }
}
