/// How often something may be done: so many at once, and so many a minute as time goes on.
///
/// The generic cell rate algorithm in the form of virtual scheduling (ITU-T I.371, annex A): all that is kept of a
/// key is the moment when its allowance will be whole again. Moments are microseconds from any fixed point.
///
/// | whole again | means |
/// | --- | --- |
/// | never used, or past | everything may be done |
/// | ahead, less than ``burst`` steps | some of it is left |
/// | ahead by more | nothing, until the difference is over |
public struct RateLimit: Hashable, Sendable {
    /// What both numbers have to lie in.
    public static let bounds = 1...10_000_000

    /// At once, after a rest.
    public let burst: Int
    /// As time goes on.
    public let perMinute: Int

    /// Numbers outside ``bounds`` become the nearest of them.
    public init(perMinute: Int, burst: Int) {
        (self.perMinute, self.burst) = (Self.bounded(perMinute), Self.bounded(burst))
    }

    /// What is asked of an allowance.
    enum Answer: Hashable {
        /// It may be done; the allowance is whole again then.
        case taken(wholeAt: Int64)
        /// Not before so many microseconds, at least 1, have passed.
        case refused(wait: Int64)
    }

    /// Takes one of an allowance.
    /// - Parameter wholeAt: when the allowance is whole again; nil when it has not been used.
    func take(wholeAt: Int64?, at now: Int64) -> Answer {
        // After the clock was set back no key waits longer than if it had just been used up.
        let whole = max(now, min(wholeAt ?? now, now + step * Int64(burst)))
        let earliest = whole - step * Int64(burst - 1)
        return earliest > now ? .refused(wait: earliest - now) : .taken(wholeAt: whole + step)
    }

    /// Between two of them as time goes on, in microseconds.
    private var step: Int64 { max(1, 60_000_000 / Int64(perMinute)) }

    private static func bounded(_ number: Int) -> Int {
        min(max(number, bounds.lowerBound), bounds.upperBound)
    }
}
