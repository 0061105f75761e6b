import HallCore
import Synchronization

/// Batches that wait to be stored. While one transaction is under way those that come meanwhile gather, and the next
/// transaction stores all of them: the more come at once, the less each costs. Nobody is answered before the commit.
final class IntakeLine: Sendable {
    private typealias Waiting = (batch: ArrivedBatch, answer: CheckedContinuation<AppendReport, any Error>)

    private struct State {
        var waiting: [Waiting] = []
        var writers = 0
    }

    private let sql: any SQLDatabase
    private let writers: Int
    private let state = Mutex(State())
    /// How many batches may wait; more are answered with ``SQLFault/busy``.
    private static let mostWaiting = 2000
    /// Most events of one transaction, unless one batch alone has more.
    private static let mostEvents = 400

    /// - Parameter writers: Transactions under way at the same time, at least 1.
    init(_ sql: any SQLDatabase, writers: Int) {
        self.sql = sql
        self.writers = writers
    }

    /// Stores the batch with others that come at the same time.
    func store(_ batch: ArrivedBatch) async throws -> AppendReport {
        try await withCheckedThrowingContinuation { continuation in
            let isFull = state.withLock { state in
                guard state.waiting.count < Self.mostWaiting else { return true }
                state.waiting.append((batch, continuation))
                return false
            }
            guard !isFull else { return continuation.resume(throwing: SQLFault.busy) }
            if begin() { Task { await work() } }
        }
    }

    private func begin() -> Bool {
        state.withLock { state in
            guard state.writers < writers, !state.waiting.isEmpty else { return false }
            state.writers += 1
            return true
        }
    }

    private func work() async {
        while let group = take() { await store(group) }
    }

    /// Those that go into one transaction: of one division, each of another stream, the first come first. None when the
    /// writer has ended because nobody waits.
    private func take() -> [Waiting]? {
        state.withLock { state in
            guard let division = state.waiting.first?.batch.kiosk.division else {
                state.writers -= 1
                return nil
            }
            var (taken, left, streams, events): ([Waiting], [Waiting], Set<UUIDv7>, Int) = ([], [], [], 0)
            for one in state.waiting {
                let fits = taken.isEmpty || events + one.batch.events.count <= Self.mostEvents
                // What comes after one of the same stream that was left stays behind it.
                let isFirst = streams.insert(one.batch.stream).inserted
                if fits, isFirst, one.batch.kiosk.division == division {
                    taken.append(one)
                    events += one.batch.events.count
                } else {
                    left.append(one)
                }
            }
            state.waiting = left
            return taken
        }
    }

    private func store(_ group: [Waiting]) async {
        do {
            let reports = try await write(group.map(\.batch))
            for (one, report) in zip(group, reports) { one.answer.resume(returning: report) }
        } catch let fault as SQLFault where fault.isRefusal {
            for one in group { await storeAlone(one) }
        } catch {
            for one in group { one.answer.resume(throwing: error) }
        }
    }

    /// One of the group contradicts the rows that are there: each by itself, and that one without being read.
    private func storeAlone(_ one: Waiting) async {
        do {
            let report: AppendReport
            do {
                report = try await write([one.batch])[0]
            } catch let fault as SQLFault where fault.isRefusal && one.batch.meanings != nil {
                report = try await write([one.batch.unread])[0]
            }
            one.answer.resume(returning: report)
        } catch {
            one.answer.resume(throwing: error)
        }
    }

    private func write(_ batches: [ArrivedBatch]) async throws -> [AppendReport] {
        try await sql.write { try HubDatabase.append(batches, in: $0) }
    }
}
