import HallCore
import HubAdapters
import Synchronization

/// What a store has to keep true, in the plainest way.
final class SendTasksInMemory: SendTaskStore {
    private struct State {
        var tasks: [SendTask] = []
        var notices: [UUIDv7: [SendNotice]] = [:]
    }

    private let state = Mutex(State())

    func add(_ tasks: SendTask...) {
        state.withLock { $0.tasks += tasks }
    }

    func task(_ id: UUIDv7) throws -> SendTask {
        guard let task = state.withLock({ $0.tasks.first { $0.id == id } }) else { throw TestFailure("no such task") }
        return task
    }

    func notices(of id: UUIDv7) -> [SendNotice] { state.withLock { $0.notices[id] ?? [] } }

    func tryAgain(_ id: UUIDv7, at now: Timestamp) {
        state.withLock { state in
            guard let index = state.tasks.firstIndex(where: { $0.id == id }) else { return }
            state.tasks[index].tryAgain(at: now)
        }
    }

    func claim(system: String, limit: Int, at now: Timestamp, lease: Duration) async throws -> [SendTask] {
        state.withLock { state in
            var claimed: [SendTask] = []
            for index in state.tasks.indices where claimed.count < limit {
                guard state.tasks[index].system == system, !Self.waits(index, in: state.tasks),
                    state.tasks[index].begin(at: now, lease: lease)
                else { continue }
                claimed.append(state.tasks[index])
            }
            return claimed
        }
    }

    func settle(_ task: SendTask, notices: [SendNotice]) async throws -> Bool {
        state.withLock { state in
            guard let index = state.tasks.firstIndex(where: { $0.id == task.id }),
                state.tasks[index].history.attempt == task.history.attempt
            else { return false }
            state.tasks[index] = task
            state.notices[task.id, default: []] += notices
            return true
        }
    }

    func nextDue(system: String) async throws -> Timestamp? {
        state.withLock { $0.tasks.filter { $0.system == system }.compactMap(\.state.nextAt).min() }
    }

    /// Whether an earlier message of the same lane is still on its way.
    private static func waits(_ index: Int, in tasks: [SendTask]) -> Bool {
        let task = tasks[index]
        return tasks[..<index].contains { earlier in
            guard earlier.system == task.system, earlier.laneKey == task.laneKey else { return false }
            switch earlier.state {
            case .acknowledged, .refused: return false
            case .pending, .sending, .needsAttention: return true
            }
        }
    }
}
