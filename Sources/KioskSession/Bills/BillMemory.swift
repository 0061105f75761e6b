public import HallCore

/// What a terminal knows of bills at this moment. Lives in memory only; all but the offer goes with the visit.
struct BillMemory: Sendable {
    /// What the centre can do; nil until it has said so.
    var offer: BillOffer?
    var typed: TypedAccount?
    var shown: ShownBills?
    var payment: BillPayment?
    var slip: (topic: SlipTopic, fate: SlipFate)?

    /// Forgets the visit's part.
    mutating func forget() { self = BillMemory(offer: offer) }
}

/// An account number that was typed and is not proved yet.
public struct TypedAccount: Sendable, Equatable, Concealed {
    let visit: UUIDv7
    public let utility: UtilityID
    let number: Personal<String>
    /// What its utility asks for.
    public let proof: BillProofKind
    /// The phone a code went to, masked.
    public internal(set) var sentTo: String?
}

/// The bills on the screen of one visit.
public struct ShownBills: Sendable, Equatable {
    public let visit: UUIDv7
    /// Whether they are those of the visit's card.
    public let isByCard: Bool
    public internal(set) var accounts: [AccountBill]
    /// What was paid just now, by place in ``accounts``: the bill catches up later.
    public internal(set) var paid: [Int: Fen] = [:]
}

/// A payment that was begun at the screen.
public struct BillPayment: Sendable, Equatable {
    /// Minted before the first try; whatever is tried again is tried under it.
    public let key: UUIDv7
    public let visit: UUIDv7
    /// Which of the shown accounts it is for.
    public let place: Int
    public let bill: AccountBill
    public let amount: Fen
    /// What the centre last said; nil before it said anything.
    public internal(set) var standing: PaymentStanding?
    /// Whether the centre answered when it was last asked.
    public internal(set) var isHeard = true

    /// Whether it may still become paid.
    public var isOpen: Bool { standing?.isOpen ?? true }
}

/// What a slip is about.
public enum SlipTopic: Sendable, Equatable {
    /// The bills of the account at that place.
    case bill(Int)
    case payment
}

/// What became of a bill or payment slip.
public enum SlipFate: Sendable, Equatable {
    case none
    case printing
    case done(PrintOutcome)
}

/// Whether bills are offered now.
public enum BillService: Sendable, Equatable {
    /// The centre has no billing system, or has never been asked.
    case absent
    case open(BillOffer)
    /// The line is down since then.
    case closed(since: Timestamp)
}

extension BillPayment: Concealed {}
extension ShownBills: Concealed {}
