import HallCore
import HubAdapters
import HubStore
import Logging

extension PaymentDesk {
    /// Asks the gateway how an open order stands, and takes its word.
    func follow(_ row: StoredPaymentOrder) async throws -> PaymentOrder {
        let order = try PaymentOrder(row)
        do {
            switch order.due(at: surroundings.now()) {
            case .closeAtGateway: return try await apply(gateway.cancel(row.id), to: row, expired: true)
            // An order that the gateway has never heard of will not be paid.
            case .askGateway: return try await apply(gateway.state(of: row.id), to: row, expired: true)
            case .nothing, .settleBill, .refund:
                return try await apply(gateway.state(of: row.id), to: row, expired: false)
            }
        } catch let fault as OutsideFault {
            log.warning("an order could not be followed: \(fault)", metadata: ["order": "\(row.id)"])
            return order
        }
    }

    /// Looks after every order that is due; one that fails does not hold up the others.
    func sweep() async throws {
        for row in try await store.duePayments(at: surroundings.now(), limit: 200) { _ = try await follow(row) }
    }

    /// Takes over what the gateway says of an order.
    /// - Parameter expired: whether its time was over, when it says that nobody can pay it any more.
    func apply(_ word: GatewayState, to row: StoredPaymentOrder, expired: Bool) async throws -> PaymentOrder {
        if case .paid(let payment) = word { return try await take(payment, ofOrder: row.id) ?? PaymentOrder(row) }
        let now = surroundings.now()
        let changed = try await store.changePayment(row.id, at: now) { row in
            var order = try PaymentOrder(row)
            guard order.isOpen else { return nil }
            if case .unknown = word, !expired { return nil }
            switch word {
            case .waiting(let offer): try order.offered(offer)
            case .closed, .unknown, .paid: try order.closed(at: now, expired: expired)
            }
            return PaymentChange(try order.stored(over: row))
        }
        return try PaymentOrder(changed ?? row)
    }

    /// Takes in money that arrived. The same a second time changes nothing; what has no open order to pay goes back.
    /// - Returns: the order; nil when there is none of that number.
    @discardableResult
    func take(_ payment: Payment, ofOrder id: UUIDv7) async throws -> PaymentOrder? {
        let desk = self
        let row = try await store.changePayment(id, at: surroundings.now()) { row in
            var order = try PaymentOrder(row)
            let action = try order.paid(payment)
            let changed = try order.stored(over: row)
            switch action {
            case .settleBill(let payment):
                return PaymentChange(
                    changed, payments: [StoredPayment(payment, of: row, .settled)],
                    messages: try desk.messages(of: payment, order: order))
            case .refund(let payment):
                desk.log.error("a payment has to be returned", metadata: ["order": "\(row.id)"])
                return PaymentChange(changed, payments: [StoredPayment(payment, of: row, .refundNeeded)])
            case .nothing, .askGateway, .closeAtGateway: return nil
            }
        }
        return try row.map { try PaymentOrder($0) }
    }

    private func messages(of payment: Payment, order: PaymentOrder) throws -> [OutgoingMessage] {
        guard billing.tellsPayments else { return [] }
        let told = BillPayment(
            utility: order.purpose.utility, account: order.purpose.account, amount: payment.amount,
            transaction: payment.transaction, paidAt: payment.paidAt)
        let message = try told.message(key: IdempotencyKey(caseID: order.id, lane: "payment", step: "settle"))
        return [
            OutgoingMessage(
                id: surroundings.identifier(), laneKey: order.id.text, system: Billing.systemName, kind: message.kind,
                key: message.key.text, body: message.body, fingerprint: message.fingerprint)
        ]
    }
}

extension StoredPayment {
    fileprivate init(_ payment: Payment, of row: StoredPaymentOrder, _ state: State) {
        self.init(
            division: row.division, transaction: payment.transaction, order: row.id, amount: payment.amount,
            paidAt: payment.paidAt, state: state)
    }

    /// As the gateway's list would have it.
    var payment: Payment { Payment(order: order, transaction: transaction, amount: amount, paidAt: paidAt) }
}
