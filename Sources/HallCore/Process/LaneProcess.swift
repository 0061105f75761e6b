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
    /// What was refused before it was asked anew, oldest first.
    public internal(set) var refusals: [Refusal]?

    /// A refusal after which the utility asked anew.
    public struct Refusal: Codable, Sendable, Hashable {
        public var department: String
        public var remark: String?
        public var refusedAt: Timestamp?
        /// What is different now, in the utility's words.
        public var changed: String?
        public var askedAnewAt: Timestamp
    }

    /// Who decides where the pack names no department.
    public static let undivided = ""

    /// What came out: refused as soon as one refuses, agreed when all have agreed.
    public var verdict: Verdict? {
        if opinions.values.contains(.refused) { return .refused }
        return asked.allSatisfy { opinions[$0] == .agreed } ? .agreed : nil
    }

    /// Whether a department was asked and has not said anything since.
    func waits(for department: String) -> Bool {
        asked.contains(department) && opinions[department] == nil
    }

    /// Since when a department is asked.
    func since(_ department: String) -> Timestamp {
        refusals?.last { $0.department == department }?.askedAnewAt ?? since
    }

    /// Whoever refused is asked once more; what others agreed to stands.
    mutating func askAnew(changed: String?, at now: Timestamp) {
        for department in asked where opinions[department] == .refused {
            let refusal = Refusal(
                department: department, remark: remarks[department], refusedAt: givenAt[department], changed: changed,
                askedAnewAt: now)
            refusals = (refusals ?? []) + [refusal]
            opinions[department] = nil
            remarks[department] = nil
            givenAt[department] = nil
        }
    }
}
