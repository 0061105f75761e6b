/// Time and chance, given from outside so that a test can hold both.
public struct TimeAndChance: Sendable {
    /// The wall clock.
    public var now: @Sendable () -> Timestamp
    /// 64 random bits; the system's generator outside tests.
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

extension TimeAndChance {
    /// Mints an identifier.
    public func identifier() -> UUIDv7 {
        var generator = Generator(random: random)
        return UUIDv7(milliseconds: now().milliseconds, random: &generator)
    }

    /// So many random bytes.
    public func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: random() >> 32) }
    }

    private struct Generator: RandomNumberGenerator {
        let random: @Sendable () -> UInt64

        mutating func next() -> UInt64 { random() }
    }
}
