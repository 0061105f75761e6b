public import Foundation
public import HallCore

/// How the outside world behaves.
public struct OutsideSettings: Sendable {
    /// Everything invented follows from it: people, accounts, secrets.
    public var seed: UInt64
    /// Where reports and callbacks go; nowhere while it is nil.
    public var hub: URL?
    /// What callers have to show as bearer; anything will do while it is nil.
    public var token: String?
    /// Where the state is kept between runs; in memory only while it is nil.
    public var stateFile: String?
    /// After so long each utility does its next step by itself; only by control while it is nil.
    public var automaticDelay: Duration?
    /// The wall clock.
    public var now: @Sendable () -> Timestamp
    /// What is waited by.
    public var clock: any Clock<Duration>

    /// Gathers its parts.
    public init(
        seed: UInt64 = 1, hub: URL? = nil, token: String? = nil, stateFile: String? = nil,
        automaticDelay: Duration? = nil, now: @escaping @Sendable () -> Timestamp,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.seed = seed
        self.hub = hub
        self.token = token
        self.stateFile = stateFile
        self.automaticDelay = automaticDelay
        self.now = now
        self.clock = clock
    }
}
