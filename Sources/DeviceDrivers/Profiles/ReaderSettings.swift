/// What is special about a model of identity-card reader.
public struct ReaderSettings: Hashable, Sendable, Codable {
    /// How a card that has been read is known to be still there.
    public enum Presence: String, Hashable, Sendable, Codable {
        /// Ask for the new address: only a card in the field can answer. For modules whose find is silent until the
        /// card has left, as the standard has it.
        case newAddress
        /// Find goes on reporting the card.
        case find
    }

    /// Speeds at which the module may be, the likeliest first.
    public var baudRates: [Int] = [115_200, 57_600, 38_400, 19_200, 9_600]
    /// Pause between the end of one find and the next. Vendors ask for more than 300 ms.
    public var pollMilliseconds = 350
    /// How long find, select and state may take, without the time on the line.
    public var answerMilliseconds = 500
    /// How long a read may take, without the time on the line.
    public var readMilliseconds = 2000
    /// How often a request that the line spoiled is sent, at most.
    public var sendings = 3
    /// How often one card is tried before it is called unreadable.
    public var cardAttempts = 3
    /// Pause before a module that did not answer is asked again.
    public var probeMilliseconds = 3000
    public var presence = Presence.newAddress

    public init() {}
}
