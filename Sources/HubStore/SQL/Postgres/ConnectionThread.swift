import Foundation

/// A thread of its own for one actor, so that its calls may block. Ends with the last reference to it.
final class ConnectionThread: SerialExecutor {
    private let jobs = JobQueue()

    init(name: String) {
        let thread = Thread { [jobs] in
            while let job = jobs.next() { job() }
        }
        thread.name = name
        thread.start()
    }

    deinit {
        jobs.end()
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.add { [unowned self] in job.runSynchronously(on: asUnownedSerialExecutor()) }
    }
}

/// Jobs in the order they came, between threads.
private final class JobQueue: @unchecked Sendable {
    private let condition = NSCondition()
    private var jobs: [() -> Void] = []
    private var ended = false

    func add(_ job: @escaping () -> Void) {
        condition.withLock {
            jobs.append(job)
            condition.signal()
        }
    }

    /// The next job, as soon as there is one; nil when there will be none.
    func next() -> (() -> Void)? {
        condition.withLock {
            while jobs.isEmpty, !ended { condition.wait() }
            return jobs.isEmpty ? nil : jobs.removeFirst()
        }
    }

    func end() {
        condition.withLock {
            ended = true
            condition.signal()
        }
    }
}
