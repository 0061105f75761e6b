public import HallCore

/// An order to pay as it stands in the store.
public struct StoredPaymentOrder: Sendable, Hashable, Concealed {
    public var division: String
    public var id: UUIDv7
    /// Minted by the kiosk: the same key is the same order.
    public var key: UUIDv7
    public var kiosk: String
    public var utility: UtilityID
    public var account: String
    public var amount: Fen
    /// `created`, `shown`, `paid`, `expired`, `cancelled`.
    public var state: String
    /// When somebody has to look after it; nil when it is settled.
    public var dueAt: Timestamp?
    /// When the gateway was last asked because somebody waits at the screen.
    public var askedAt: Timestamp?
    public var createdAt: Timestamp
    /// The whole order as JSON.
    public var record: [UInt8]

    /// Gathers its parts.
    public init(
        division: String, id: UUIDv7, key: UUIDv7, kiosk: String, utility: UtilityID, account: String, amount: Fen,
        state: String, dueAt: Timestamp?, askedAt: Timestamp? = nil, createdAt: Timestamp, record: [UInt8]
    ) {
        self.division = division
        self.id = id
        self.key = key
        self.kiosk = kiosk
        self.utility = utility
        self.account = account
        self.amount = amount
        self.state = state
        self.dueAt = dueAt
        self.askedAt = askedAt
        self.createdAt = createdAt
        self.record = record
    }

    /// Whether money may still come for it.
    public var isOpen: Bool { state == "created" || state == "shown" }
}

/// Money that arrived at the gateway, as it stands in the store.
public struct StoredPayment: Sendable, Hashable {
    /// What has to be done with it.
    public enum State: String, Sendable, Hashable, CaseIterable {
        /// It pays its order.
        case settled
        /// A person returns it to the payer.
        case refundNeeded = "refund-needed"
        case refunded
    }

    public var division: String
    /// The gateway's.
    public var transaction: String
    public var order: UUIDv7
    public var amount: Fen
    public var paidAt: Timestamp
    public var state: State

    /// Gathers its parts.
    public init(
        division: String, transaction: String, order: UUIDv7, amount: Fen, paidAt: Timestamp, state: State
    ) {
        self.division = division
        self.transaction = transaction
        self.order = order
        self.amount = amount
        self.paidAt = paidAt
        self.state = state
    }
}

/// What a step of an order writes, all of it in one transaction.
public struct PaymentChange: Sendable {
    public var order: StoredPaymentOrder
    /// Money that is seen for the first time.
    public var payments: [StoredPayment]
    /// What others are told of it.
    public var messages: [OutgoingMessage]

    /// Gathers its parts.
    public init(
        _ order: StoredPaymentOrder, payments: [StoredPayment] = [], messages: [OutgoingMessage] = []
    ) {
        self.order = order
        self.payments = payments
        self.messages = messages
    }
}
