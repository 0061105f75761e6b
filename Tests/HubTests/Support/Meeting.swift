import Foundation

/// A point that so many threads must reach before any goes on. Only for bodies on threads of their own.
final class Meeting: @unchecked Sendable {
    private let condition = NSCondition()
    private var missing: Int

    init(of threads: Int) {
        missing = threads
    }

    /// Says that one more is here.
    func arrive() {
        condition.withLock {
            missing -= 1
            condition.broadcast()
        }
    }

    /// Waits for the others.
    func wait() {
        condition.withLock {
            while missing > 0 { condition.wait() }
        }
    }

    /// Both.
    func meet() {
        arrive()
        wait()
    }
}
