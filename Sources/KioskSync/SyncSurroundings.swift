public import HallCore

/// Time and chance, given from outside so that a test can hold both.
public struct SyncSurroundings: Sendable {
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

    /// Waits for the time to pass or for one signal, whichever is first; ends at once when the task is cancelled.
    func wait(atMost limit: Duration, orUntil signals: AsyncStream<Void>) async {
        let clock = clock
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await clock.sleep(for: limit) }
            group.addTask { for await _ in signals { return } }
            await group.next()
            group.cancelAll()
        }
    }
}
