public import HallCore
import HubAdapters
import HubStore

/// A message of a case to a utility's own system: whether it is there, and how long it was on its way.
public struct LaneDelivery: Sendable, Hashable {
    /// Where it stands.
    public enum State: Sendable, Hashable {
        /// Tries go on.
        case underWay(nextAt: Timestamp?)
        case delivered
        /// They have read it and will not have it; their words.
        case refused(String)
        /// Nothing is sent before a person has looked; why.
        case stopped(String)
    }

    public var utility: UtilityID
    public var state: State
    /// Tries begun.
    public var tries: Int
    public var since: Timestamp
    /// When it was there, or nothing was sent any more. Up to then it is the line's time and not the utility's.
    public var until: Timestamp?

    /// Whether a person can have it sent once more.
    public var canBeSentAgain: Bool {
        switch state {
        case .refused, .stopped: true
        case .underWay, .delivered: false
        }
    }
}

extension LaneDelivery {
    /// Nil for what is about no lane.
    init?(_ stored: StoredMessage) throws {
        let task = try SendTask(stored)
        let parts = task.laneKey.split(separator: ".").map(String.init)
        guard parts.count == 3 else { return nil }
        self.init(
            utility: parts[1], state: State(task), tries: task.history.attempt, since: task.createdAt,
            until: task.history.settledAt)
    }
}

extension LaneDelivery.State {
    init(_ task: SendTask) {
        switch task.state {
        case .pending(let time): self = .underWay(nextAt: time)
        case .sending: self = .underWay(nextAt: nil)
        case .acknowledged: self = .delivered
        case .refused(let problem): self = .refused(problem.text)
        case .needsAttention(let reason): self = .stopped(reason.text)
        }
    }
}

extension Hub {
    /// Messages of a case to utilities' systems, oldest first.
    func deliveries(of id: UUIDv7, in division: String) async throws -> [LaneDelivery] {
        try await store.messages(of: id, in: division).compactMap { try LaneDelivery($0) }
    }

    /// Sends once more, under the same keys, what a case's utilities refused or what was stopped; the audit trail says
    /// first who wants it.
    /// - Returns: Whether the person's office may; window, project manager and supervisor may.
    public func sendAgain(caseID: UUIDv7, by staff: SignedInStaff) async throws -> Bool {
        guard let file = try await file(of: caseID, for: staff),
            file.work?.offices.contains(where: LaneDelivery.senders.contains) == true
        else { return false }
        let lanes = Set(file.deliveries.filter(\.canBeSentAgain).map(\.utility)).sorted()
        try await accounts.record(
            .sentAgain, by: staff, in: file.record.division, party: file.disclosure.office,
            object: file.record.number.text, fields: lanes.map { "lane.\($0)" })
        let now = surroundings.now()
        try await store.sendAgain(case: caseID, in: file.record.division) { stored in
            var task = try SendTask(stored)
            task.tryAgain(at: now)
            return try StoredMessage(task)
        }
        return true
    }
}

extension LaneDelivery {
    /// Offices that may have a message sent once more.
    public static let senders: [Party] = [.window, .manager, .supervisor]
}
