public import HallCore

/// One message to one outside system, from the decision to send it until it is settled.
///
/// A value that decides and does nothing: ``Dispatcher`` sends, a ``SendTaskStore`` keeps. It is never given up in
/// silence: tries go on until the other side answers, and after a day somebody is told.
public struct SendTask: Sendable, Hashable, Identifiable {
    /// What has happened so far.
    public struct History: Sendable, Hashable, Codable {
        /// Tries begun. A sender whose number is no longer this one came too late.
        public var attempt = 0
        /// Failures since the beginning, or since a person asked for another try.
        public var failures = 0
        /// Answers in a row that were none.
        public var wrongAnswers = 0
        /// Whether an earlier try may have arrived.
        public var mayHaveArrived = false
        /// Since when it has been overdue, once that was noticed.
        public var overdueSince: Timestamp?
        /// When the other side had it, or said no, or a person was called; absent while tries go on.
        public var settledAt: Timestamp?

        /// Nothing yet.
        public init() {}
    }

    public let id: UUIDv7
    /// Division code, GB/T 2260.
    public let division: String
    /// Messages with the same lane key to the same system are sent in the order they were made.
    public let laneKey: String
    /// Absent when it belongs to no case.
    public let caseID: UUIDv7?
    /// The outside system's name in the settings.
    public let system: String
    public let message: OutsideMessage
    public let createdAt: Timestamp
    public internal(set) var state: SendState
    public internal(set) var history: History

    /// A message that is due at once.
    public init(
        id: UUIDv7, division: String, laneKey: String, caseID: UUIDv7?, system: String, message: OutsideMessage,
        at now: Timestamp
    ) {
        self.init(
            id: id, division: division, laneKey: laneKey, caseID: caseID, system: system, message: message,
            createdAt: now, state: .pending(nextAt: now), history: History())
    }

    /// A message as it was stored.
    public init(
        id: UUIDv7, division: String, laneKey: String, caseID: UUIDv7?, system: String, message: OutsideMessage,
        createdAt: Timestamp, state: SendState, history: History
    ) {
        self.id = id
        self.division = division
        self.laneKey = laneKey
        self.caseID = caseID
        self.system = system
        self.message = message
        self.createdAt = createdAt
        self.state = state
        self.history = history
    }

    /// Whether it has waited longer than a day.
    public func isOverdue(at now: Timestamp) -> Bool {
        !state.isSettled && now - createdAt >= SendBackoff.dayMilliseconds
    }
}

extension SendTask: CustomStringConvertible {
    /// Kind, key, system and state; nothing of the content.
    public var description: String { "\(message) to \(system): \(state.name), try \(history.attempt)" }
}
