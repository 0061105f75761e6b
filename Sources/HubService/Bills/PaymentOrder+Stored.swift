import HallCore
import HubAdapters
import HubStore

extension PaymentOrder {
    /// What the columns do not say.
    private struct Record: Codable {
        var purpose: PaymentPurpose
        var state: State
        var refunds: [Payment]
    }

    init(_ stored: StoredPaymentOrder) throws {
        let record = try JSONValue(parsing: stored.record).decode(Record.self)
        self.init(
            id: stored.id, division: stored.division, purpose: record.purpose, amount: stored.amount,
            createdAt: stored.createdAt, state: record.state, refunds: record.refunds)
    }

    /// The order as a new row.
    func stored(key: UUIDv7, kiosk: String) throws -> StoredPaymentOrder {
        StoredPaymentOrder(
            division: division, id: id, key: key, kiosk: kiosk, utility: purpose.utility, account: purpose.account,
            amount: amount, state: state.name, dueAt: dueAt, createdAt: createdAt, record: try record())
    }

    /// The row with what has become of the order.
    func stored(over row: StoredPaymentOrder) throws -> StoredPaymentOrder {
        var row = row
        (row.state, row.dueAt, row.record) = (state.name, dueAt, try record())
        return row
    }

    private func record() throws -> [UInt8] {
        try JSONValue(encoding: Record(purpose: purpose, state: state, refunds: refunds)).canonicalBytes()
    }

    /// When ``due(at:)`` begins to say something.
    private var dueAt: Timestamp? {
        switch state {
        case .created: createdAt.adding(milliseconds: PaymentDesk.askAfterMilliseconds)
        case .shown(let offer): offer.expiresAt
        case .paid, .expired, .cancelled: nil
        }
    }
}

extension PaymentOrder.State {
    fileprivate var name: String {
        switch self {
        case .created: "created"
        case .shown: "shown"
        case .paid: "paid"
        case .expired: "expired"
        case .cancelled: "cancelled"
        }
    }
}

extension PaymentStanding {
    init(_ order: PaymentOrder) {
        let state: State =
            switch order.state {
            case .created: .preparing
            case .shown(let offer): .waiting(payURL: offer.payURL, until: offer.expiresAt)
            case .paid(let payment): .paid(transaction: payment.transaction, at: payment.paidAt)
            case .expired, .cancelled: .ended
            }
        self.init(order: order.id, amount: order.amount, state: state)
    }
}
