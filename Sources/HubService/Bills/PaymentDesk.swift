import HallCore
import HubAdapters
import HubMessages
import HubStore
import Logging

/// Makes orders, follows them to their end, takes in what the gateway reports. Everything it knows is in the store, so
/// that several hubs may do so at once.
struct PaymentDesk: Sendable {
    /// An order whose creation was never answered is looked after from then on.
    static let askAfterMilliseconds: Int64 = 30_000
    /// While a person waits at the screen the gateway is asked no more often.
    static let patienceMilliseconds: Int64 = 5_000

    let billing: Billing
    let gateway: any PaymentGateway
    let store: HubDatabase
    let surroundings: TimeAndChance
    let log: Logger

    func answer(_ question: BillPaymentQuestion, from kiosk: KnownKiosk) async throws -> PaymentStanding {
        let known = try await store.paymentOrder(key: question.key, in: kiosk.division)
        if let known, known.kiosk != kiosk.code { return .refused(.changed) }
        switch (question.wish, known) {
        case (.order(let utility, let account, let amount), nil):
            return try await order(utility, account, amount, key: question.key, for: kiosk)
        case (.order, let known?): return try await offered(known)
        case (.look, let known?): return try await look(known)
        case (.cancel, let known?): return try await end(known, expired: false)
        // The order never came to be, or its request is still on its way: nothing was paid.
        case (.look, nil), (.cancel, nil): return PaymentStanding(order: nil, amount: Fen(0), state: .ended)
        }
    }

    private func look(_ row: StoredPaymentOrder) async throws -> PaymentStanding {
        let now = surroundings.now()
        guard row.isOpen, now - (row.askedAt ?? row.createdAt) >= Self.patienceMilliseconds else {
            return try PaymentStanding(PaymentOrder(row))
        }
        let asked = try await store.changePayment(row.id, at: now) { row in
            var row = row
            row.askedAt = now
            return PaymentChange(row)
        }
        return try await PaymentStanding(follow(asked ?? row))
    }

    /// Closes it at the gateway; ends as the gateway says, which may be paid.
    func end(_ row: StoredPaymentOrder, expired: Bool) async throws -> PaymentStanding {
        guard row.isOpen else { return try PaymentStanding(PaymentOrder(row)) }
        do {
            return try await PaymentStanding(apply(gateway.cancel(row.id), to: row, expired: expired))
        } catch let fault as OutsideFault {
            log.warning("an order could not be closed: \(fault)", metadata: ["order": "\(row.id)"])
            return try PaymentStanding(PaymentOrder(row))
        }
    }
}

extension PaymentStanding {
    static func refused(_ reason: PaymentRefusal) -> PaymentStanding {
        PaymentStanding(order: nil, amount: Fen(0), state: .refused(reason: reason))
    }
}
