public import HallCore
public import Logging

/// Sends what is due to one outside system. Each system has its own, so that a silent one delays no other.
public struct Dispatcher: Sendable {
    /// Bounds of its work.
    public struct Limits: Sendable {
        /// Messages under way at once.
        public var atOnce: Int
        /// How long one try may take before somebody else may take it over. Longer than two of the line's timeouts: a
        /// try may ask and then send.
        public var lease: Duration
        /// Longest sleep, in case that a wake-up was missed.
        public var longestSleep: Duration

        /// Gathers its parts.
        public init(
            atOnce: Int = 8, lease: Duration = .seconds(120), longestSleep: Duration = .seconds(60)
        ) {
            self.atOnce = atOnce
            self.lease = lease
            self.longestSleep = longestSleep
        }
    }

    /// The system's name in the settings.
    public let system: String
    private let target: any SendTarget
    private let store: any SendTaskStore
    private let surroundings: TimeAndChance
    private let limits: Limits
    private let log: Logger

    /// Gathers its parts.
    public init(
        system: String, target: any SendTarget, store: any SendTaskStore, surroundings: TimeAndChance,
        limits: Limits = Limits(), log: Logger
    ) {
        self.system = system
        self.target = target
        self.store = store
        self.surroundings = surroundings
        self.limits = limits
        self.log = log
    }

    /// Sends what is due now, all at once, and settles each.
    /// - Returns: How many were tried. As many as ``Limits/atOnce`` means that more may be due.
    /// - Throws: What the store throws. A try whose settling failed is taken over when its lease ends.
    @discardableResult
    public func round() async throws -> Int {
        let tasks = try await store.claim(
            system: system, limit: limits.atOnce, at: surroundings.now(), lease: limits.lease)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in tasks { group.addTask { try await attempt(task) } }
            try await group.waitForAll()
        }
        return tasks.count
    }

    /// Works until cancelled.
    /// - Parameter wakeUps: One element whenever something new may be due.
    public func run(wakeUps: AsyncStream<Void>) async {
        let bell = Bell()
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in wakeUps { bell.ring() } }
            group.addTask {
                while !Task.isCancelled {
                    await bell.wait(atMost: await restAfterRound(), clock: surroundings.clock)
                }
            }
        }
    }

    private func restAfterRound() async -> Duration {
        do {
            if try await round() >= limits.atOnce { return .zero }
            guard let next = try await store.nextDue(system: system) else { return limits.longestSleep }
            return min(.milliseconds(max(next - surroundings.now(), 0)), limits.longestSleep)
        } catch is CancellationError {
            return .zero
        } catch {
            log.error("the outbox cannot be worked", metadata: ["system": "\(system)", "fault": "\(error)"])
            return .seconds(5)
        }
    }

    private func attempt(_ task: SendTask) async throws {
        var task = task
        let outcome = await outcome(of: task)
        let notices = task.settle(outcome, at: surroundings.now(), random: surroundings.random())
        guard try await store.settle(task, notices: notices) else {
            log.warning("a try outlived its lease; another decides", metadata: ["system": "\(system)"])
            return
        }
        for notice in notices { report(notice, of: task) }
    }

    /// A failed question leaves everything open, so nothing is sent then.
    private func outcome(of task: SendTask) async -> SendOutcome {
        if task.approach == .askFirst, target.answersForKeys {
            switch await target.find(task.message) {
            case .known(let reference): return .acknowledged(reference: reference)
            case .failed(let failure): return .failed(failure)
            case .unknown: break
            }
        }
        return await target.send(task.message)
    }

    private func report(_ notice: SendNotice, of task: SendTask) {
        let metadata: Logger.Metadata = ["system": "\(system)", "key": "\(task.message.key)"]
        switch notice {
        case .acknowledged: log.info("acknowledged", metadata: metadata)
        case .refused(let problem): log.warning("refused: \(problem)", metadata: metadata)
        case .needsAttention(let reason): log.error("needs attention: \(reason.rawValue)", metadata: metadata)
        case .overdue: log.error("not delivered for a day; tries go on", metadata: metadata)
        case .willTryAgain(let time, let failure):
            log.log(level: failure.level, "failed, again at \(time.rfc3339): \(failure)", metadata: metadata)
        }
    }
}

extension LineFailure {
    /// Only what does not heal by itself calls for somebody at once.
    fileprivate var level: Logger.Level {
        switch self {
        case .notAllowed, .wrongBody: .error
        case .notReached, .answerLost, .busy, .stillRunning, .fault: .notice
        }
    }
}
