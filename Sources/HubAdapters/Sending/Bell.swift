import Synchronization

/// A bell that one waits for. A ring while nobody waits is kept for the next who does; several are kept as one.
final class Bell: Sendable {
    private enum State {
        case quiet
        case rung
        case awaited(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    func ring() {
        change { state in
            guard case .awaited(let waiter) = state else {
                state = .rung
                return nil
            }
            state = .quiet
            return waiter
        }
    }

    /// Waits for a ring or for the time to pass; ends at once when the task is cancelled.
    func wait(atMost limit: Duration, clock: any Clock<Duration>) async {
        guard limit > .zero else { return }
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await clock.sleep(for: limit) }
            group.addTask { await self.heard() }
            await group.next()
            group.cancelAll()
        }
    }

    private func heard() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                change { state in
                    guard case .rung = state else {
                        state = .awaited(continuation)
                        return nil
                    }
                    state = .quiet
                    return continuation
                }
                if Task.isCancelled { leave() }
            }
        } onCancel: {
            leave()
        }
    }

    private func leave() {
        change { state in
            guard case .awaited(let waiter) = state else { return nil }
            state = .quiet
            return waiter
        }
    }

    /// Resumes outside the lock.
    private func change(_ body: (inout State) -> CheckedContinuation<Void, Never>?) {
        state.withLock { body(&$0) }?.resume()
    }
}
