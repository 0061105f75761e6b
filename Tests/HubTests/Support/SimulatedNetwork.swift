import Foundation
import HubService
import KioskSync
import Synchronization

/// A network between one kiosk and a hub in the same process, with faults drawn from a seed.
final class SimulatedNetwork: HubTransport {
    /// What happens to one request.
    enum Fate: Sendable {
        case delivered
        /// Never reaches the hub.
        case requestLost
        /// The hub acts, the kiosk hears nothing.
        case answerLost
        /// The hub gets it twice; the second answer is given.
        case twice
        /// An earlier request arrives once more before this one.
        case afterOldCopy
        /// A log-in page answers.
        case captivePortal
        case busy
    }

    struct Lost: Error {}

    private struct State {
        var hub: Hub
        var count = 0
        var last: SyncRequest?
    }

    private let state: Mutex<State>
    private let fate: @Sendable (Int) -> Fate

    /// - Parameter fate: the fate of the request of that number, from 0.
    init(hub: Hub, fate: @escaping @Sendable (Int) -> Fate = { _ in .delivered }) {
        state = Mutex(State(hub: hub))
        self.fate = fate
    }

    /// Another hub process behind the same address.
    func replace(hub: Hub) {
        state.withLock { $0.hub = hub }
    }

    func send(_ request: HubRequest) async throws -> HubResponse {
        let message = SyncRequest(
            method: request.method, target: request.target,
            headers: Dictionary(uniqueKeysWithValues: request.headers.map { ($0.key.lowercased(), $0.value) }),
            body: request.body)
        let (number, hub, old) = state.withLock { state in
            defer {
                state.count += 1
                state.last = message
            }
            return (state.count, state.hub, state.last)
        }
        return try await deliver(message, fate(number), to: hub, old: old)
    }

    private func deliver(
        _ message: SyncRequest, _ fate: Fate, to hub: Hub, old: SyncRequest?
    ) async throws -> HubResponse {
        switch fate {
        case .requestLost: throw Lost()
        case .captivePortal:
            return HubResponse(
                status: 200, headers: ["content-type": "text/html"], body: Array("<html>请登录</html>".utf8))
        case .busy: return HubResponse(status: 503, headers: ["retry-after": "7"], body: [])
        case .answerLost:
            _ = await hub.answer(message)
            throw Lost()
        case .twice: _ = await hub.answer(message)
        case .afterOldCopy: if let old { _ = await hub.answer(old) }
        case .delivered: break
        }
        let answer = await hub.answer(message)
        return HubResponse(status: answer.status, headers: answer.headers, body: answer.body)
    }
}
