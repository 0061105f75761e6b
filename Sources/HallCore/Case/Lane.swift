/// One utility's part of a case.
public struct Lane: Codable, Sendable, Hashable {
    /// Whose task it is.
    public var utility: UtilityID
    /// Where it stands.
    public var status: LaneStatus
    /// The id of a stage of the pack.
    public var stage: String
    /// 0 when opened; one more with every change.
    public var version: Int
    /// Fixed at submission, in the pack's order.
    public var promises: [Promise]
    /// Its history, oldest first.
    public var changes: [LaneChange]

    /// Makes a lane of its parts.
    public init(
        utility: UtilityID, status: LaneStatus, stage: String, version: Int = 0, promises: [Promise] = [],
        changes: [LaneChange] = []
    ) {
        self.utility = utility
        self.status = status
        self.stage = stage
        self.version = version
        self.promises = promises
        self.changes = changes
    }
}
