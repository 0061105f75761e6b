/// Half-filled forms that wait at this terminal to be picked up, sealed: in memory only, each for half an hour and once.
struct ParkedForms {
    /// How long a form waits, in milliseconds.
    static let lasts: Int64 = 30 * 60_000
    /// How long the terminal that took one may ask again, because an answer can be lost on the way.
    private static let repeats: Int64 = 30_000
    /// Forms at once; the oldest makes room.
    private static let most = 20

    private struct Parked {
        var sealed: [UInt8]
        var until: Int64
        var taker: String?
    }

    private var parked: [String: Parked] = [:]

    /// - Parameter now: Uptime in milliseconds, here and below.
    mutating func park(_ sealed: [UInt8], under lookup: String, at now: Int64) {
        tidy(at: now)
        if parked.count >= Self.most, let oldest = parked.min(by: { $0.value.until < $1.value.until }) {
            parked[oldest.key] = nil
        }
        parked[lookup] = Parked(sealed: sealed, until: now + Self.lasts)
    }

    /// The form of this name, for the first who asks; nil when there is none, it has expired or another has it.
    mutating func take(_ lookup: String, by taker: String, at now: Int64) -> [UInt8]? {
        tidy(at: now)
        guard let form = parked[lookup], form.taker == nil || form.taker == taker else { return nil }
        if form.taker == nil {
            parked[lookup]?.taker = taker
            parked[lookup]?.until = min(form.until, now + Self.repeats)
        }
        return form.sealed
    }

    /// Erases what has expired.
    mutating func tidy(at now: Int64) {
        parked = parked.filter { $0.value.until > now }
    }

    var count: Int { parked.count }
}
