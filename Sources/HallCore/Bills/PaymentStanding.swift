/// Where one payment at a terminal stands, as the centre knows it.
public struct PaymentStanding: Codable, Sendable, Hashable {
    /// What is known.
    public enum State: Codable, Sendable, Hashable {
        /// The gateway has not answered yet; asking again under the same key makes no second order.
        case preparing
        /// The code may be shown until then.
        case waiting(payURL: String, until: Timestamp)
        /// The gateway has the money.
        case paid(transaction: String, at: Timestamp)
        /// Ended unpaid. Money that still arrives is returned by a person.
        case ended
        case refused(reason: PaymentRefusal)
    }

    /// The order's number, which a phone's bank shows too; nil when none was made.
    public var order: UUIDv7?
    public var amount: Fen
    public var state: State

    /// Gathers its parts.
    public init(order: UUIDv7?, amount: Fen, state: State) {
        self.order = order
        self.amount = amount
        self.state = state
    }

    /// Whether anything may still change.
    public var isOpen: Bool {
        switch state {
        case .preparing, .waiting: true
        case .paid, .ended, .refused: false
        }
    }
}

/// Why no order was made.
public enum PaymentRefusal: String, Codable, Sendable, Hashable, CaseIterable {
    /// Terminals pay only while the centre, the billing and the gateway are reached.
    case offline
    case nothingOwed = "nothing-owed"
    /// Somebody pays it at this moment elsewhere.
    case beingPaid = "being-paid"
    /// It was paid; the bill may not have caught up yet.
    case wasPaid = "was-paid"
    /// The bill is another by now than the one that was shown.
    case changed
}
