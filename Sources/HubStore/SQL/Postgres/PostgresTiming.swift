/// The time and the chance that the driver works with; tests give their own.
public struct PostgresTiming: Sendable {
    /// A time that never runs back, counted from any fixed point.
    public var now: @Sendable () -> Duration
    /// The pause before the next try to connect, after so many failures in a row, counted from 1.
    public var backoff: @Sendable (Int) -> Duration
    /// Waits before a transaction is tried again that others were in the way of; told which try failed, from 1.
    public var pause: @Sendable (Int) async throws -> Void

    /// Gathers its parts.
    public init(
        now: @escaping @Sendable () -> Duration, backoff: @escaping @Sendable (Int) -> Duration,
        pause: @escaping @Sendable (Int) async throws -> Void
    ) {
        self.now = now
        self.backoff = backoff
        self.pause = pause
    }

    /// The machine's clock. Connects again after 50 ms, then twice as long each time up to a second, because a standby
    /// takes over within seconds; repeats a transaction after up to 4, 8, … 128 ms, by chance, so that two that met
    /// do not meet again.
    public static func real() -> PostgresTiming {
        let start = ContinuousClock.now
        return PostgresTiming(
            now: { start.duration(to: .now) }, backoff: { .milliseconds(min(1000, 25 << min($0, 6))) },
            pause: { try await Task.sleep(for: .milliseconds(Int.random(in: 1...(2 << min($0, 6))))) })
    }
}
