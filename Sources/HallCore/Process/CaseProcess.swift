/// A case on its way through a pack's stages: a value, changed only by ``CaseEngine``.
public struct CaseProcess: Sendable, Hashable {
    public let form: ApplicationForm
    public let submittedAt: Timestamp
    /// In the pack's order.
    public internal(set) var lanes: [LaneProcess]
    /// What was found out since, by fact id; `water:works.length` is known of one lane only.
    public internal(set) var known: [String: String]
    /// Stages done together whose collected answer has gone out before all lanes were there.
    public internal(set) var openedEarly: Set<String>
    public internal(set) var problems: [ReportedProblem]

    /// The lane of a utility.
    public func lane(_ utility: UtilityID) -> LaneProcess? {
        lanes.first { $0.utility == utility }
    }
}

/// A problem that somebody reported on the way, and its answer.
public struct ReportedProblem: Sendable, Hashable {
    /// What was answered.
    public enum Answer: Sendable, Hashable {
        case solved(at: Timestamp)
        /// A solution with a day by which it is done.
        case scheduled(at: Timestamp, until: CivilDate)
    }

    public let id: String
    public let utility: UtilityID?
    public let reportedAt: Timestamp
    public internal(set) var answer: Answer?
}

/// Something that happened to a case.
public enum ProcessEvent: Sendable, Hashable {
    /// A stage was finished; for stages done together the lane is nil.
    case finish(stage: String, lane: UtilityID?)
    /// Something was found out; of one lane, or of the case.
    case learn(fact: String, value: String, lane: UtilityID?)
    /// A utility asks for a permission that does not start by itself.
    case request(permission: String, lane: UtilityID)
    /// A department, or ``Permission/undivided``, gives its opinion.
    case opinion(permission: String, lane: UtilityID, department: String, Permission.Verdict)
    case pause(lane: UtilityID, reason: String)
    case resume(lane: UtilityID)
    case extend(lane: UtilityID, deadline: String, ClockExtension)
    /// The collected answer goes out with what is there.
    case answerPartially(stage: String)
    case report(problem: String, lane: UtilityID?)
    case answer(problem: String, ReportedProblem.Answer)
    case withdraw(lane: UtilityID)
}

/// Why an event does not fit the case as it stands. Nothing was changed.
public enum ProcessRefusal: Error, Sendable, Hashable {
    case noLane(UtilityID)
    case notThere(stage: String)
    /// Permissions that are not decided keep the lane in its stage.
    case permissionsOpen([String])
    case permissionRefused(String)
    case unknownPermission(String)
    case notAsked(department: String)
    case noFact(String)
    case alreadyPaused
    case notPaused
    /// The pack names no such reason for any limit of the lane.
    case reasonNotAllowed(String)
    case noDeadline(String)
    /// The pack does not let this stage answer in part, or not yet.
    case mayNotAnswerPartially(since: Timestamp?)
    case unknownProblem(String)
    case ended
}
