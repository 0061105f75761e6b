import Foundation
import HallCore
import HubAdapters
import Synchronization

/// The wall clock under a test's hand. A Monday morning.
final class SimulatedTime: Sendable {
    static let start = Timestamp(rfc3339: "2026-11-23T09:00:00+08:00") ?? Timestamp(milliseconds: 0)
    private let milliseconds = Mutex(SimulatedTime.start.milliseconds)

    var now: Timestamp { Timestamp(milliseconds: milliseconds.withLock { $0 }) }

    func advance(seconds: Int64) { milliseconds.withLock { $0 += seconds * 1000 } }
    func advance(minutes: Int64) { advance(seconds: minutes * 60) }
    func advance(hours: Int64) { advance(minutes: hours * 60) }

    func set(_ time: Timestamp) { milliseconds.withLock { $0 = time.milliseconds } }

    /// Random numbers are zero: every wait is the longest of its step.
    var surroundings: TimeAndChance {
        TimeAndChance(now: { self.now }, random: { 0 }, clock: HeldClock())
    }
}

/// A clock on which no wait ends but by cancelling.
struct HeldClock: Clock {
    struct Instant: InstantProtocol {
        var offset = Duration.zero

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    var now: Instant { Instant() }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let (stream, held) = AsyncStream.makeStream(of: Void.self)
        for await _ in stream {}
        held.finish()
        try Task.checkCancellation()
    }
}

/// Identifiers that follow from a number.
func identifier(_ number: UInt64) -> UUIDv7 {
    var generator = CountingGenerator(state: number)
    return UUIDv7(milliseconds: SimulatedTime.start.milliseconds, random: &generator)
}

private struct CountingGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 1
        return state
    }
}

/// A failure with words.
struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}
