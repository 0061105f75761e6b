/// What a utility asks of who types an account number.
public enum BillProofKind: String, Codable, Sendable, Hashable {
    /// The last four characters of the holder's ID number.
    case idEnding = "id-ending"
    /// A code that the utility sends to the phone it knows of the holder.
    case phoneCode = "phone-code"
}

/// What was typed to show that a typed account is one's own.
public struct BillProof: Codable, Sendable, Hashable, Concealed {
    public var kind: BillProofKind
    public var value: String

    /// Gathers its parts.
    public init(kind: BillProofKind, value: String) {
        self.kind = kind
        self.value = value
    }
}

/// What the centre can do about bills.
public struct BillOffer: Codable, Sendable, Hashable {
    /// Utilities whose bills can be asked for, with what each asks of who types an account number; empty without a
    /// billing system.
    public var proofs: [UtilityID: BillProofKind]
    /// Whether bills can be paid.
    public var takesPayments: Bool

    /// Gathers its parts.
    public init(proofs: [UtilityID: BillProofKind], takesPayments: Bool) {
        self.proofs = proofs
        self.takesPayments = takesPayments
    }

    /// Nothing at all.
    public static let none = BillOffer(proofs: [:], takesPayments: false)
}

/// What came of asking for bills.
public enum BillAnswer: Codable, Sendable, Hashable {
    /// Possibly empty: nobody has accounts for this holder.
    case found(accounts: [AccountBill])
    /// No such account, or the proof is not its holder's: which one is not said.
    case notYours
    /// Too many wrong tries; no more before that time.
    case wait(until: Timestamp)
    /// The code is on its way to a phone, `199****0000`.
    case codeSent(to: String)
    /// The billing system gave no answer.
    case unavailable
}

extension BillAnswer: Concealed {}
