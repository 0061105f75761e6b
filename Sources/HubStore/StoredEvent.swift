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
    /// How it begins; nil when the pack it began with is not on this hub.
    public var step: CaseStep?

    /// Gathers its parts.
    public init(record: CaseRecord, holders: [[UInt8]], receivedAt: Timestamp, step: CaseStep? = nil) {
        self.step = step
        self.record = record
        self.holders = holders
        self.receivedAt = receivedAt
    }
}

/// What a stored event turned out to mean.
public enum EventMeaning: Sendable {
    case caseSubmitted(OpenedCase)
    case receipt(ReceiptOutcome, caseID: UUIDv7)
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
        case .caseSubmitted, .receipt: "done"
        case .deferred: "deferred"
        case .needsAttention: "needs-attention"
        }
    }
}
