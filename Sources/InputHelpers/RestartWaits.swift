/// How long a helper that ended rests before it is started again: not at all at first, then longer each time.
struct RestartWaits: Sendable {
    private static let (first, longest): (Int64, Int64) = (200, 30_000)

    private var failures = 0
    private var notBefore: Int64?

    /// Whether it may be started at this uptime, in milliseconds.
    func mayStart(at uptime: Int64) -> Bool {
        notBefore.map { uptime >= $0 } ?? true
    }

    /// It ended, or did not start.
    mutating func failed(at uptime: Int64) {
        let wait = failures == 0 ? 0 : min(Self.first << Int64(min(failures - 1, 20)), Self.longest)
        notBefore = uptime + wait
        failures += 1
    }

    /// It gave an answer.
    mutating func answered() {
        self = RestartWaits()
    }
}
