public import HallCore

/// What a person wants to know of bills.
public enum BillQuery: Sendable {
    /// All accounts of who holds the card.
    case holder(Personal<String>)
    /// One account, typed, with what shows that it is theirs.
    case account(utility: UtilityID, number: Personal<String>, proof: BillProof)
    /// That the utility sends its code to the holder's phone.
    case code(utility: UtilityID, number: Personal<String>)
}

/// What is done about a payment, under the key that was minted before the first try.
public enum PaymentStep: Sendable {
    case order(key: UUIDv7, utility: UtilityID, account: Personal<String>, amount: Fen)
    case look(key: UUIDv7)
    case cancel(key: UUIDv7)
}

/// How a terminal asks the centre about bills and payments. Each is nil when the centre cannot be reached.
public struct BillLine: Sendable {
    public var offer: @Sendable () async -> BillOffer?
    public var ask: @Sendable (BillQuery, _ visit: UUIDv7) async -> BillAnswer?
    public var pay: @Sendable (PaymentStep) async -> PaymentStanding?

    /// Gathers its parts.
    public init(
        offer: @escaping @Sendable () async -> BillOffer?,
        ask: @escaping @Sendable (BillQuery, UUIDv7) async -> BillAnswer?,
        pay: @escaping @Sendable (PaymentStep) async -> PaymentStanding?
    ) {
        self.offer = offer
        self.ask = ask
        self.pay = pay
    }

    /// A terminal without a centre.
    public static let none = BillLine(offer: { nil }, ask: { _, _ in nil }, pay: { _ in nil })
}
