/// What happened at the card reader, as the screen needs to know it.
public enum CardEvent: Sendable, Equatable {
    /// A card lies on the reader and is being read.
    case reading
    case read(IdentityCard)
    /// The card could not be read; never comes with part of an identity.
    case failed(CardFault)
    /// The card that lay there is gone.
    case removed
}

/// Why a card was not read.
public enum CardFault: String, Sendable, Codable, CaseIterable {
    /// The card was taken away before the read was complete.
    case removedEarly
    /// The chip or the radio field did not answer, card lies badly or is damaged.
    case unreadable
    /// The module rejected the card's authentication.
    case notGenuine
    /// The chip holds a kind or text this program does not know.
    case unknownKind
    /// Line faults went on after repeated requests.
    case line
    /// The reader was unplugged or stopped answering during the read.
    case readerLost
}
