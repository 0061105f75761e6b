/// Where one lane stands in its flow.
public enum LanePosition: Codable, Sendable, Hashable {
    /// Work is done in this stage.
    case inside(String)
    /// Arrived at a stage that all lanes do together; others are not there yet.
    case waiting(String)
    /// The stage is finished, and nobody can say what follows before these facts are known.
    case undecided(after: String, missing: [String])
    /// The last stage was reached.
    case ended(String)
    /// Refused in this stage.
    case refused(at: String)
    case withdrawn

    /// The stage it is about; nil when withdrawn.
    public var stage: String? {
        switch self {
        case .inside(let stage), .waiting(let stage), .undecided(let stage, _), .ended(let stage), .refused(let stage):
            stage
        case .withdrawn: nil
        }
    }

    /// Whether nothing follows.
    public var isOver: Bool {
        switch self {
        case .ended, .refused, .withdrawn: true
        case .inside, .waiting, .undecided: false
        }
    }
}

/// One utility's way through the flow of its service.
public struct LaneProcess: Codable, Sendable, Hashable {
    /// A stage that was finished, in order.
    public struct Finished: Codable, Sendable, Hashable {
        public var stage: String
        public var at: Timestamp
    }

    public let utility: UtilityID
    public internal(set) var position: LanePosition
    public internal(set) var finished: [Finished]
    /// Stretches in which limits stand still; the last may be open.
    public internal(set) var pauses: [ClockPause]
    /// By deadline.
    public internal(set) var extensions: [String: [ClockExtension]]
    public internal(set) var permissions: [Permission]
    /// Why it was refused.
    public internal(set) var reason: String?

    init(utility: UtilityID, first stage: String) {
        self.utility = utility
        position = .inside(stage)
        finished = []
        pauses = []
        extensions = [:]
        permissions = []
    }

    /// When a stage was finished, the last time.
    public func finish(of stage: String) -> Timestamp? {
        finished.last { $0.stage == stage }?.at
    }

    var isPaused: Bool { pauses.last.map { $0.to == nil } ?? false }
}

/// One permission that external works need, and what each department says.
public struct Permission: Codable, Sendable, Hashable {
    /// What a department says.
    public enum Verdict: String, Codable, Sendable {
        case agreed, refused
    }

    /// The id of the pack's approval kind.
    public let kind: String
    public let since: Timestamp
    /// By department; a kind without departments is decided under ``undivided``.
    public internal(set) var opinions: [String: Verdict]
    /// What departments said besides, by department.
    public internal(set) var remarks: [String: String] = [:]
    /// When each said it.
    public internal(set) var givenAt: [String: Timestamp] = [:]
    /// The departments asked.
    public let asked: [String]

    /// Who decides where the pack names no department.
    public static let undivided = ""

    /// What came out: refused as soon as one refuses, agreed when all have agreed.
    public var verdict: Verdict? {
        if opinions.values.contains(.refused) { return .refused }
        return asked.allSatisfy { opinions[$0] == .agreed } ? .agreed : nil
    }
}
