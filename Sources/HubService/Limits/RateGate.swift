public import HallCore
import Synchronization

/// Something was asked for too often; nothing was done.
public struct TooManyRequests: Error, Hashable, Sendable {
    /// Seconds until it may be asked for again, at least 1.
    public let waitSeconds: Int
}

/// Counts what is limited, for one hub; of several hubs on one store each counts for itself. What may not be guessed
/// in the long run (passwords, codes, bill accounts) is counted in the store besides.
public final class RateGate: Sendable {
    private struct Key: Hashable {
        var act: LimitedAct
        var name: String
    }

    /// Keys of which at least the latest so many are known; some megabytes.
    public static let capacity = 50_000
    /// Longer names are cut: who sends them is counted all the same.
    private static let longestName = 80

    private let limits: RateLimits
    private let now: @Sendable () -> Timestamp
    private let memory: Mutex<RateMemory<Key>>

    /// - Parameter capacity: keys that are remembered.
    public init(
        _ limits: RateLimits = .defaults, capacity: Int = RateGate.capacity, now: @escaping @Sendable () -> Timestamp
    ) {
        (self.limits, self.now) = (limits, now)
        memory = Mutex(RateMemory(capacity: capacity))
    }

    /// Counts an act.
    /// - Parameter name: of who does it: an address, an account, a kiosk.
    public func take(_ act: LimitedAct, _ name: String) throws(TooManyRequests) {
        try ask(act, name, keeping: true)
    }

    /// Whether an act would be allowed; it is not counted.
    public func check(_ act: LimitedAct, _ name: String) throws(TooManyRequests) {
        try ask(act, name, keeping: false)
    }

    private func ask(_ act: LimitedAct, _ name: String, keeping: Bool) throws(TooManyRequests) {
        let (limit, moment) = (limits[act], now().milliseconds * 1000)
        let key = Key(act: act, name: String(name.prefix(Self.longestName)))
        let answer = memory.withLock { memory in
            let answer = limit.take(wholeAt: memory.wholeAt(key), at: moment)
            if keeping, case .taken(let wholeAt) = answer { memory.keep(wholeAt, for: key) }
            return answer
        }
        guard case .refused(let wait) = answer else { return }
        throw TooManyRequests(waitSeconds: Int((wait + 999_999) / 1_000_000))
    }
}
