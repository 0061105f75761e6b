public import HallCore

/// What somebody should know of a settled try.
public enum SendNotice: Sendable, Hashable {
    case acknowledged(reference: String)
    case refused(OutsideProblem)
    case needsAttention(AttentionReason)
    /// The day has passed and the other side has still not answered. Said once.
    case overdue(since: Timestamp)
    case willTryAgain(at: Timestamp, after: LineFailure)
}

extension SendTask {
    /// How a try begins.
    public enum Approach: Sendable, Hashable {
        case send
        /// Ask for the key first, if the other side answers for keys.
        case askFirst
    }

    /// What the try that was begun does.
    public var approach: Approach { history.mayHaveArrived ? .askFirst : .send }

    /// Somebody takes it for a try that is over, one way or the other, when the lease ends.
    /// - Returns: Whether it may be taken: it is due, or whoever took it before has been silent past the lease.
    public mutating func begin(at now: Timestamp, lease: Duration) -> Bool {
        switch state {
        case .pending(let nextAt) where nextAt <= now: break
        case .sending(let leaseUntil) where leaseUntil <= now: history.mayHaveArrived = true
        default: return false
        }
        history.attempt += 1
        state = .sending(leaseUntil: now.adding(milliseconds: lease.wholeMilliseconds))
        return true
    }

    /// The try ended.
    /// - Parameter random: 64 random bits, so that many that failed together do not come back together.
    public mutating func settle(_ outcome: SendOutcome, at now: Timestamp, random: UInt64) -> [SendNotice] {
        guard case .sending = state else { return [] }
        defer { history.settledAt = state.isSettled ? now : nil }
        switch outcome {
        case .acknowledged(let reference):
            state = .acknowledged(reference: reference)
            return [.acknowledged(reference: reference)]
        case .refused(let problem):
            state = .refused(problem)
            return [.refused(problem)]
        case .keyReused: return [stop(.keyReused)]
        case .unsupported: return [stop(.unsupported)]
        case .failed(let failure): return failed(failure, at: now, random: random)
        }
    }

    /// A person wants another try of what was refused or left.
    public mutating func tryAgain(at now: Timestamp) {
        switch state {
        case .refused, .needsAttention: break
        case .pending, .sending, .acknowledged: return
        }
        history.failures = 0
        history.wrongAnswers = 0
        history.settledAt = nil
        state = .pending(nextAt: now)
    }

    private mutating func failed(_ failure: LineFailure, at now: Timestamp, random: UInt64) -> [SendNotice] {
        history.failures += 1
        if failure.leavesDoubt { history.mayHaveArrived = true }
        if case .wrongBody = failure { history.wrongAnswers += 1 } else { history.wrongAnswers = 0 }
        guard history.wrongAnswers < 3 else { return [stop(.wrongAnswers)] }
        let wait = SendBackoff.wait(
            failures: history.failures, ageMilliseconds: now - createdAt, random: random, wish: failure.wish)
        let next = now.adding(milliseconds: wait)
        state = .pending(nextAt: next)
        return [.willTryAgain(at: next, after: failure)] + overdueNotice(at: now)
    }

    private mutating func stop(_ reason: AttentionReason) -> SendNotice {
        state = .needsAttention(reason)
        return .needsAttention(reason)
    }

    private mutating func overdueNotice(at now: Timestamp) -> [SendNotice] {
        guard isOverdue(at: now), history.overdueSince == nil else { return [] }
        let since = createdAt.adding(milliseconds: SendBackoff.dayMilliseconds)
        history.overdueSince = since
        return [.overdue(since: since)]
    }
}

extension LineFailure {
    fileprivate var wish: Duration? {
        guard case .busy(_, let wait) = self else { return nil }
        return wait
    }
}
