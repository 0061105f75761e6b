/// Time since a start, from any clock. What decides gets such times as values; only shells hold one of these.
public struct Monotonic: Sendable {
    /// Time since this value was made.
    public let now: @Sendable () -> Duration
    private let sleeper: @Sendable (Duration) async throws -> Void

    public init<C: Clock>(_ clock: C) where C.Duration == Swift.Duration {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleeper = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
    }

    /// Returns when ``now`` has reached `moment`, or throws when the task is cancelled.
    public func sleep(until moment: Duration) async throws {
        try await sleeper(moment)
    }
}
