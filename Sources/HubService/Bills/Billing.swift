public import HallCore
public import HubAdapters

/// The billing system and the payment gateway of a hub that has them.
public struct Billing: Sendable {
    /// The name under which messages wait for the billing system.
    public static let systemName = "bills"

    public var bills: any BillSystem
    /// Utilities whose bills it knows, with what each asks of who types an account number.
    public var proofs: [UtilityID: BillProofKind]
    /// Whether it wants to be told of payments; otherwise it hears of them from the gateway.
    public var tellsPayments: Bool
    /// Nil where bills are shown and paid elsewhere.
    public var gateway: (any PaymentGateway)?
    /// How long a code on the screen can be paid.
    public var payableMinutes: Int

    /// Gathers its parts.
    public init(
        bills: any BillSystem, proofs: [UtilityID: BillProofKind], tellsPayments: Bool = true,
        gateway: (any PaymentGateway)? = nil, payableMinutes: Int = 5
    ) {
        self.bills = bills
        self.proofs = proofs
        self.tellsPayments = tellsPayments
        self.gateway = gateway
        self.payableMinutes = payableMinutes
    }

    /// What kiosks are told of it.
    var offer: BillOffer { BillOffer(proofs: proofs, takesPayments: gateway != nil) }
}
