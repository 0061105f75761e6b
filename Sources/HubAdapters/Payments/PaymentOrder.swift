public import HallCore

/// What is paid for: one account's arrears. Two orders with the same purpose must not both be paid.
public struct PaymentPurpose: Codable, Sendable, Hashable, Concealed {
    public var utility: UtilityID
    public var account: String
    /// The months that are paid, `2026-10`, in order.
    public var months: [String]

    /// Gathers its parts.
    public init(utility: UtilityID, account: String, months: [String]) {
        self.utility = utility
        self.account = account
        self.months = months.sorted()
    }
}

/// Money that arrived at the gateway, as a callback, a query or the day's list says.
public struct Payment: Codable, Sendable, Hashable {
    public var order: UUIDv7
    /// The gateway's number; the same payment always has the same.
    public var transaction: String
    public var amount: Fen
    public var paidAt: Timestamp

    /// Gathers its parts.
    public init(order: UUIDv7, transaction: String, amount: Fen, paidAt: Timestamp) {
        self.order = order
        self.transaction = transaction
        self.amount = amount
        self.paidAt = paidAt
    }
}

/// What the gateway gives for an order: what the QR code shows, until when.
public struct PaymentOffer: Codable, Sendable, Hashable {
    /// The gateway's number of the order.
    public var reference: String
    public var payURL: String
    public var expiresAt: Timestamp

    /// Gathers its parts.
    public init(reference: String, payURL: String, expiresAt: Timestamp) {
        self.reference = reference
        self.payURL = payURL
        self.expiresAt = expiresAt
    }
}

/// One order to pay, from its number on.
///
/// ```
/// created → shown → paid
///    │        ├───→ expired    ─┐ money that arrives now goes back: a person's task
///    └────────┴───→ cancelled  ─┘
/// ```
public struct PaymentOrder: Sendable, Hashable, Identifiable {
    public enum State: Sendable, Hashable, Codable {
        /// The gateway has been asked, or will be; nothing is shown to anybody.
        case created
        case shown(PaymentOffer)
        case paid(Payment)
        case expired(at: Timestamp)
        case cancelled(at: Timestamp)
    }

    public let id: UUIDv7
    public let division: String
    public let purpose: PaymentPurpose
    public let amount: Fen
    public let createdAt: Timestamp
    public internal(set) var state: State
    /// Payments that must go back to the payer.
    public internal(set) var refunds: [Payment]

    /// An order nobody has seen yet.
    public init(id: UUIDv7, division: String, purpose: PaymentPurpose, amount: Fen, at now: Timestamp) {
        self.init(
            id: id, division: division, purpose: purpose, amount: amount, createdAt: now, state: .created, refunds: [])
    }

    /// An order as it was stored.
    public init(
        id: UUIDv7, division: String, purpose: PaymentPurpose, amount: Fen, createdAt: Timestamp, state: State,
        refunds: [Payment]
    ) {
        self.id = id
        self.division = division
        self.purpose = purpose
        self.amount = amount
        self.createdAt = createdAt
        self.state = state
        self.refunds = refunds
    }

    /// Whether money may still come for it.
    public var isOpen: Bool {
        switch state {
        case .created, .shown: true
        case .paid, .expired, .cancelled: false
        }
    }
}

extension PaymentOrder: Concealed {
    /// The order's number.
    public var description: String { id.text }
    /// The same as ``description``.
    public var debugDescription: String { id.text }
}
