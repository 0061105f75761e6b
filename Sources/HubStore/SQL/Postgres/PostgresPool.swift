import Synchronization

/// Who uses which connection; the others wait in the order they came.
final class PostgresPool: Sendable {
    private typealias Waiter = (number: Int, continuation: CheckedContinuation<PostgresConnection, any Error>)

    private struct State {
        var free: [PostgresConnection]
        var waiters: [Waiter] = []
        var next = 0
    }

    private let state: Mutex<State>
    private let connections: [PostgresConnection]
    private let queue: Int
    private let gate = UseGate()

    init(_ door: PostgresDoor) {
        connections = (1...door.settings.connections).map { PostgresConnection(door, number: $0) }
        queue = door.settings.queue
        state = Mutex(State(free: connections.reversed()))
    }

    /// Gives the work a connection for itself.
    func withConnection<T: Sendable>(_ work: @Sendable (PostgresConnection) async throws -> T) async throws -> T {
        try await gate.use {
            let connection = try await lease()
            defer { giveBack(connection) }
            return try await work(connection)
        }
    }

    /// Refuses new work, waits for what is under way and closes every connection.
    func close() async {
        await gate.close()
        for connection in connections { await connection.disconnect() }
    }

    private enum Place {
        case have(PostgresConnection)
        case refused(any Error)
        case waiting
    }

    private func lease() async throws -> PostgresConnection {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                switch place(number, continuation) {
                case .have(let connection): continuation.resume(returning: connection)
                case .refused(let error): continuation.resume(throwing: error)
                case .waiting: break
                }
            }
        } onCancel: {
            giveUp(number)
        }
    }

    private func place(_ number: Int, _ continuation: CheckedContinuation<PostgresConnection, any Error>) -> Place {
        state.withLock { state in
            if let connection = state.free.popLast() { return .have(connection) }
            guard !Task.isCancelled else { return .refused(CancellationError()) }
            guard state.waiters.count < queue else { return .refused(SQLFault.busy) }
            state.waiters.append((number, continuation))
            return .waiting
        }
    }

    private func giveUp(_ number: Int) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }

    private func giveBack(_ connection: PostgresConnection) {
        let waiter = state.withLock { state -> Waiter? in
            guard state.waiters.isEmpty else { return state.waiters.removeFirst() }
            state.free.append(connection)
            return nil
        }
        waiter?.continuation.resume(returning: connection)
    }
}
