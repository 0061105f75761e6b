extension Lane {
    /// The lane after a change that was decided elsewhere; a change that is not newer leaves it as it is.
    public func applying(_ change: LaneChange) -> Lane {
        guard change.utility == utility, change.version > version else { return self }
        var lane = self
        lane.status = change.status
        lane.stage = change.stage
        lane.version = change.version
        if let promises = change.promises { lane.promises = promises }
        lane.changes.append(change)
        return lane
    }

    /// A lane as it stands when the case is submitted: in the first stage of its flow.
    public init(opening utility: UtilityID, first stage: String, promises: [Promise]) {
        self.init(utility: utility, status: .submitted, stage: stage, promises: promises)
    }
}
