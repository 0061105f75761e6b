/// How long to wait after a failure: full jitter, 1 s doubling to 5 min, never giving up.
///
/// The wait is drawn evenly from zero to the ceiling, so that many kiosks that failed together do not return together.
struct Backoff: Hashable {
    static let first = Duration.seconds(1)
    static let longest = Duration.seconds(300)
    /// A wish beyond this is not obeyed: it is more likely a mistake than a plan.
    static let longestWish = Duration.seconds(3600)

    private(set) var failures = 0

    /// The wait before the next try.
    /// - Parameters:
    ///   - random: 64 random bits.
    ///   - wish: the hub's `Retry-After`; the wait is never shorter.
    mutating func failed(random: UInt64, wish: Duration? = nil) -> Duration {
        let ceiling = min(Self.longest, Self.first * (1 << min(failures, 9)))
        failures += 1
        let fraction = Double(random >> 11) / Double(UInt64(1) << 53)
        return min(wish ?? .zero, Self.longestWish) + ceiling * fraction
    }

    mutating func succeeded() {
        failures = 0
    }
}
