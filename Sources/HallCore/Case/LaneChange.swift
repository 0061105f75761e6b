/// One step in a lane's history, numbered from 1.
public struct LaneChange: Codable, Sendable, Hashable {
    /// Minted before the change is first tried.
    public var id: UUIDv7
    /// The lane it belongs to.
    public var utility: UtilityID
    /// The lane's version after the change.
    public var version: Int
    /// The lane's status after the change.
    public var status: LaneStatus
    /// The stage after the change.
    public var stage: String
    /// What the applicant is told: what is missing, or why it was refused.
    public var message: String?
    /// When it was decided.
    public var at: Timestamp
    /// Role and work number of who did it; never a name.
    public var by: String
    /// The lane's promises after the change; as they were if absent.
    public var promises: [Promise]?

    /// Makes a change of its parts.
    public init(
        id: UUIDv7, utility: UtilityID, version: Int, status: LaneStatus, stage: String, message: String? = nil,
        at: Timestamp, by: String, promises: [Promise]? = nil
    ) {
        self.id = id
        self.utility = utility
        self.version = version
        self.status = status
        self.stage = stage
        self.message = message
        self.at = at
        self.by = by
        self.promises = promises
    }
}

extension LaneChange: Concealed {
    /// `water 3 accepted`; the message, which may name a person, is not shown.
    public var description: String { "\(utility) \(version) \(status.rawValue)" }
    /// The same as ``description``.
    public var debugDescription: String { description }
}
