public import HallCore
public import HubAdapters
import HubMessages
public import HubStore

/// The messages that wait in the hub's store, as dispatchers take them.
public struct OutgoingQueue: SendTaskStore {
    private let store: HubDatabase

    /// Takes from this store.
    public init(store: HubDatabase) {
        self.store = store
    }

    public func claim(
        system: String, limit: Int, at now: Timestamp, lease: Duration
    ) async throws -> [SendTask] {
        let stored = try await store.claimMessages(of: system, limit: limit, at: now) { stored in
            var task = try SendTask(stored)
            return task.begin(at: now, lease: lease) ? try StoredMessage(task) : nil
        }
        return try stored.map { try SendTask($0) }
    }

    public func settle(_ task: SendTask, notices: [SendNotice]) async throws -> Bool {
        let at = notices.lazy.compactMap { $0.ringsAt(task) }.first
        return try await store.settleMessage(
            try StoredMessage(task), ring: at.map { MessageRing(parties: StuckDelivery.rungParties, at: $0) })
    }

    public func nextDue(system: String) async throws -> Timestamp? {
        try await store.nextMessageDue(of: system)
    }
}

/// A stored message has a state that this program does not know.
struct StoredMessageFault: Error, CustomStringConvertible {
    let state: String

    var description: String { "a message waits in the unknown state \(state); the schema is of another version" }
}

extension SendTask {
    /// A message as it is stored.
    init(_ stored: StoredMessage) throws {
        let message = stored.message
        guard let key = IdempotencyKey(message.key) else { throw StoredMessageFault(state: stored.state) }
        self.init(
            id: message.id, division: stored.division, laneKey: message.laneKey, caseID: stored.caseID,
            system: message.system, message: OutsideMessage(kind: message.kind, key: key, body: message.body),
            createdAt: stored.createdAt, state: try SendState(stored),
            history: try stored.history.map { try JSONValue(parsing: $0).decode(History.self) } ?? History())
    }
}

extension SendState {
    fileprivate init(_ stored: StoredMessage) throws {
        switch (stored.state, stored.nextAt) {
        case ("pending", let time?): self = .pending(nextAt: time)
        case ("sending", let time?): self = .sending(leaseUntil: time)
        case ("acknowledged", _): self = .acknowledged(reference: stored.reference ?? "")
        case ("refused", _):
            let problem = try stored.problem.map { try JSONValue(parsing: $0).decode(OutsideProblem.self) }
            self = .refused(problem ?? OutsideProblem(status: 0))
        case ("needs-attention", _):
            let reason = try stored.problem.map { try JSONValue(parsing: $0).decode(AttentionReason.self) }
            self = .needsAttention(reason ?? .unsupported)
        default: throw StoredMessageFault(state: stored.state)
        }
    }

    fileprivate var reference: String? {
        if case .acknowledged(let reference) = self { reference } else { nil }
    }

    fileprivate func problem() throws -> [UInt8]? {
        switch self {
        case .refused(let problem): try JSONValue(encoding: problem).canonicalBytes()
        case .needsAttention(let reason): try JSONValue(encoding: reason).canonicalBytes()
        case .pending, .sending, .acknowledged: nil
        }
    }
}

extension StoredMessage {
    /// A message as it is to be stored.
    init(_ task: SendTask) throws {
        let message = OutgoingMessage(
            id: task.id, laneKey: task.laneKey, system: task.system, kind: task.message.kind,
            key: task.message.key.text, body: task.message.body, fingerprint: task.message.fingerprint)
        self.init(
            division: task.division, caseID: task.caseID, message: message, createdAt: task.createdAt,
            state: task.state.name, nextAt: task.state.nextAt ?? task.followedFrom, attempt: task.history.attempt,
            reference: task.state.reference, problem: try task.state.problem(),
            history: try JSONValue(encoding: task.history).canonicalBytes())
    }
}

extension SendTask {
    /// A repair that the utility has is asked after until it is mended.
    fileprivate var followedFrom: Timestamp? {
        guard message.kind == RepairOrder.kind, case .acknowledged = state else { return nil }
        return createdAt
    }
}
