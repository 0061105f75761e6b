public import HallCore

extension PaymentOrder {
    /// What follows from an event.
    public enum Action: Sendable, Hashable {
        case nothing
        /// Tell the bill system that this is paid.
        case settleBill(Payment)
        /// A person returns this money.
        case refund(Payment)
        /// Ask the gateway before anything is decided.
        case askGateway
        /// Close the order at the gateway; it ends when the gateway says so.
        case closeAtGateway
    }

    /// Why an event does not fit.
    public enum Refusal: Error, Sendable, Hashable {
        case notOpen
        case alreadyPaid
        /// The payment is for another order.
        case otherOrder
    }

    /// The gateway has it; the QR code may be shown. A second time changes nothing.
    public mutating func offered(_ offer: PaymentOffer) throws {
        switch state {
        case .created: state = .shown(offer)
        case .shown: break
        case .paid, .expired, .cancelled: throw Refusal.notOpen
        }
    }

    /// Money arrived. The same payment a second time changes nothing; another one goes back.
    public mutating func paid(_ payment: Payment) throws -> Action {
        guard payment.order == id else { throw Refusal.otherOrder }
        guard !knows(payment.transaction) else { return .nothing }
        guard isOpen, payment.amount == amount else {
            refunds.append(payment)
            return .refund(payment)
        }
        state = .paid(payment)
        return .settleBill(payment)
    }

    /// Time has passed. Nothing ends by our clock alone: a payment may be on its way.
    public func due(at now: Timestamp) -> Action {
        switch state {
        case .shown(let offer) where offer.expiresAt <= now: .closeAtGateway
        case .created where now - createdAt >= Self.askAfterMilliseconds: .askGateway
        default: .nothing
        }
    }

    /// The gateway has closed it unpaid.
    /// - Parameter expired: Because its time was over, and not because somebody wanted it.
    public mutating func closed(at now: Timestamp, expired: Bool) throws {
        switch state {
        case .created, .shown: state = expired ? .expired(at: now) : .cancelled(at: now)
        case .expired, .cancelled: break
        case .paid: throw Refusal.alreadyPaid
        }
    }

    /// An order whose creation was never answered is asked for after so long.
    static let askAfterMilliseconds: Int64 = 30_000

    private func knows(_ transaction: String) -> Bool {
        if case .paid(let payment) = state, payment.transaction == transaction { return true }
        return refunds.contains { $0.transaction == transaction }
    }
}
