public import HallCore

/// Time and chance, given from outside so that a test can hold both.
public struct SendSurroundings: Sendable {
    /// The wall clock.
    public var now: @Sendable () -> Timestamp
    /// 64 random bits.
    public var random: @Sendable () -> UInt64
    /// What is waited by.
    public var clock: any Clock<Duration>

    /// Gathers them.
    public init(
        now: @escaping @Sendable () -> Timestamp, random: @escaping @Sendable () -> UInt64,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.now = now
        self.random = random
        self.clock = clock
    }
}
