/// How long to wait after a failure.
///
/// | age of the message | longest wait |
/// | --- | --- |
/// | under 24 hours | 1 s, doubling, up to 15 min |
/// | from 24 hours on | 1 h |
///
/// The wait is drawn evenly from three quarters of that to the whole. A wish of the other side (`Retry-After`) makes
/// it longer, up to an hour, never shorter.
enum SendBackoff {
    static let dayMilliseconds: Int64 = 24 * 3_600_000
    private static let longestMilliseconds: Int64 = 15 * 60_000
    private static let hourMilliseconds: Int64 = 3_600_000

    /// Milliseconds to wait after so many failures, at least one.
    static func wait(failures: Int, ageMilliseconds: Int64, random: UInt64, wish: Duration? = nil) -> Int64 {
        let doubled = Int64(1000) << Int64(min(max(failures - 1, 0), 10))
        let ceiling = ageMilliseconds < dayMilliseconds ? min(doubled, longestMilliseconds) : hourMilliseconds
        let part = Int64(random % 1024) * (ceiling / 4) / 1023
        let wished = min(wish?.wholeMilliseconds ?? 0, hourMilliseconds)
        return max(ceiling - part, wished)
    }
}

extension Duration {
    /// Rounded down.
    var wholeMilliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
