public import HallCore

/// Body of `POST /v1/kiosks/{code}/payments`. Answered with a ``HallCore/PaymentStanding``.
public struct BillPaymentQuestion: Hashable, Sendable, Codable {
    /// What the kiosk wants.
    public enum Wish: Hashable, Sendable, Codable {
        /// An order for what is owed of an account; the amount is what the person was shown.
        case order(utility: UtilityID, account: String, amount: Fen)
        /// How it stands.
        case look
        /// That nobody can pay it any more.
        case cancel
    }

    /// Minted by the kiosk before the first try: the same key is the same payment.
    public var key: UUIDv7
    public var wish: Wish

    /// Gathers its parts.
    public init(key: UUIDv7, wish: Wish) {
        self.key = key
        self.wish = wish
    }
}

extension BillPaymentQuestion: Concealed {}
