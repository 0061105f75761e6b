import Synchronization

/// Counts the uses under way, so that a thing is closed after the last of them and not used again.
final class UseGate: Sendable {
    private struct State {
        var uses = 0
        var isClosed = false
        var closing: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// Runs the work unless the gate was closed.
    /// - Throws: ``SQLFault/unavailable(_:)`` when it was.
    func use<T>(_ work: () async throws -> T) async throws -> T {
        try state.withLock { state in
            guard !state.isClosed else { throw Self.closed }
            state.uses += 1
        }
        defer { leave() }
        return try await work()
    }

    /// Lets nobody in any more and returns when the last one is out.
    func close() async {
        await withCheckedContinuation { continuation in
            let isEmpty = state.withLock { state in
                state.isClosed = true
                if state.uses > 0 { state.closing.append(continuation) }
                return state.uses == 0
            }
            if isEmpty { continuation.resume() }
        }
    }

    private func leave() {
        let closing = state.withLock { state -> [CheckedContinuation<Void, Never>] in
            state.uses -= 1
            guard state.uses == 0 else { return [] }
            defer { state.closing = [] }
            return state.closing
        }
        for continuation in closing { continuation.resume() }
    }

    static let closed = SQLFault.unavailable("this program has closed it")
}
