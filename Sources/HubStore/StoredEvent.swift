public import HallCore
public import HubMessages

/// An event of a kiosk as it is read: with the place it came from.
public struct StoredEvent: Hashable, Sendable {
    public var division: String
    public var stream: UUIDv7
    public var sequence: Int64
    public var kiosk: String
    public var type: EventType
    /// Nil when the stored bytes cannot be read as one.
    public var envelope: Envelope?
}

/// A case with what the hub adds to it when it opens its lanes.
public struct OpenedCase: Sendable {
    public var record: CaseRecord
    /// Keyed hashes of the card numbers that may ask for it, 32 bytes each.
    public var holders: [[UInt8]]
    public var receivedAt: Timestamp
    /// How it begins, without moves of lanes: nothing has happened yet. Nil when the pack it began with is not on
    /// this hub.
    public var step: CaseStep?

    /// Gathers its parts.
    public init(record: CaseRecord, holders: [[UInt8]], receivedAt: Timestamp, step: CaseStep? = nil) {
        self.step = step
        self.record = record
        self.holders = holders
        self.receivedAt = receivedAt
    }
}

/// What an applicant wants of a case, with what decides on it.
public struct OrderedWish: Sendable {
    /// What becomes of it.
    public struct Decision: Sendable {
        /// Nil when nothing is written to the case.
        public var step: CaseStep?
        /// What the terminal is told.
        public var answer: FeedItem

        /// Gathers its parts.
        public init(step: CaseStep?, answer: FeedItem) {
            self.step = step
            self.answer = answer
        }
    }

    public var caseID: UUIDv7
    /// The terminal it was said at.
    public var kiosk: String
    /// Keyed hash of the card that was shown; nil when a receipt was.
    public var holder: [UInt8]?
    /// Decides on the case as it is stored, nil for none; whether the card is one of the case's own is given. Run again
    /// when the transaction has to be; it must not do anything else.
    public var decide: @Sendable (_ stored: StoredCase?, _ isHolder: Bool) throws -> Decision

    /// Gathers its parts.
    public init(
        caseID: UUIDv7, kiosk: String, holder: [UInt8]?,
        decide: @escaping @Sendable (_ stored: StoredCase?, _ isHolder: Bool) throws -> Decision
    ) {
        self.caseID = caseID
        self.kiosk = kiosk
        self.holder = holder
        self.decide = decide
    }
}

/// What a stored event turned out to mean.
public enum EventMeaning: Sendable {
    case caseSubmitted(OpenedCase)
    case receipt(ReceiptOutcome, caseID: UUIDv7)
    case wish(OrderedWish)
    /// A type of a later version; kept for then.
    case deferred
    /// Not to be read; a person has to look.
    case needsAttention(EventDoubt)
}

/// Says what an event means. Asked again when a transaction has to be run again, so it does nothing else.
public typealias EventReading = @Sendable (StoredEvent) -> EventMeaning

/// A stored event that has been read.
public struct SettledEvent: Hashable, Sendable {
    public var event: StoredEvent
    /// Why a person has to look at it, if one has to.
    public var doubt: EventDoubt?
}

extension EventMeaning {
    /// Why a person has to look at the event, if one has to.
    var doubt: EventDoubt? {
        if case .needsAttention(let doubt) = self { doubt } else { nil }
    }

    /// The event's state, as the schema names it, once this is kept.
    var state: String {
        switch self {
        case .caseSubmitted, .receipt, .wish: "done"
        case .deferred: "deferred"
        case .needsAttention: "needs-attention"
        }
    }
}
