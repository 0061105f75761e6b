import HallCore
import HubStore

/// How long to wait after so many wrong attempts. Attempts are counted before they are checked, so that many at once
/// are no way round.
struct FailureLadder: Sendable {
    /// Attempts without a wait.
    let free: Int
    /// One failure is forgotten each so many minutes.
    let forgetMinutes: Int

    /// The waits after the free attempts, in minutes; the last stays.
    static let waitMinutes = [1, 2, 4, 8, 15, 30, 60]
    /// A counter that last counted so long ago says nothing any more.
    static let keptMinutes = 48 * 60

    /// Of one account's password or code.
    static let account = FailureLadder(free: 5, forgetMinutes: 60)
    /// Of one address: a hall's terminals may share one.
    static let address = FailureLadder(free: 30, forgetMinutes: 10)

    /// Counts an attempt as failed before it is checked; throws when it may not be made at all.
    func counting(_ counter: SignInCounter, at now: Timestamp) throws(SignInWait) -> SignInCounter {
        if let until = counter.lockedUntil, until > now { throw SignInWait(until: until) }
        var counted = counter
        counted.failures = remaining(of: counter, at: now) + 1
        counted.failedAt = now
        counted.lockedUntil = wait(after: counted.failures).map { now.adding(minutes: $0) }
        return counted
    }

    /// Takes back the attempt that turned out right; failures before it stay.
    func uncounting(_ counter: SignInCounter) -> SignInCounter {
        var counted = counter
        counted.failures = max(0, counter.failures - 1)
        counted.lockedUntil = nil
        return counted
    }

    private func remaining(of counter: SignInCounter, at now: Timestamp) -> Int {
        let passed = max(0, now - counter.failedAt) / 60_000 / Int64(forgetMinutes)
        return max(0, counter.failures - Int(min(passed, 1_000_000)))
    }

    private func wait(after failures: Int) -> Int? {
        guard failures >= free else { return nil }
        return Self.waitMinutes[min(failures - free, Self.waitMinutes.count - 1)]
    }
}

/// No attempt before this time.
struct SignInWait: Error, Hashable {
    var until: Timestamp
}
