/// What is known of the card on the reader, beyond the visit it was read for.
///
/// A card that somebody left lying must not open the next person's visit. It is told by its number, which stays in memory
/// only, until it is seen to leave; and by time: a reader that comes up finds what lay there already, at once.
struct CardPresence {
    /// A card that is found sooner than this after the reader came up lay there before, in milliseconds. The first search
    /// follows within 300 ms.
    private static let settling: Int64 = 1000

    /// Whether a card lies on the reader now.
    private(set) var lies = false
    private var number: String?
    private var leftNumber: String?
    private var usableSince: Int64?
    private var lay = false

    /// The reader can be used from now on, or not.
    ///
    /// - Parameter now: Uptime in milliseconds, here and below.
    mutating func readerChanged(isUsable: Bool, at now: Int64) {
        if !isUsable { (lies, usableSince) = (false, nil) }
        if isUsable, usableSince == nil { usableSince = now }
    }

    mutating func found(at now: Int64) {
        lies = true
        lay = usableSince.map { now - $0 < Self.settling } ?? false
    }

    mutating func read(_ card: String) {
        lies = true
        number = card
    }

    mutating func removed() {
        (lies, lay, number, leftNumber) = (false, false, nil, nil)
    }

    /// A visit has ended: the card that lies there belongs to who is gone.
    mutating func visitEnded() {
        if lies { leftNumber = number }
    }

    /// Whether this card was not laid on by the person who is here now, as far as anybody can tell.
    func isLeftOver(_ card: String) -> Bool {
        lay || card == leftNumber
    }
}
