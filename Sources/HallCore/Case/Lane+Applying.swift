extension Lane {
    /// The lane and the recorded change after an action.
    /// - Parameters:
    ///   - change: the identifier the change gets.
    ///   - by: role and work number, no name.
    ///   - stages: the stages of the pack the case began with.
    /// - Throws: why the action does not apply; ended lanes take none.
    public func applying(
        _ action: LaneAction, change: UUIDv7, at: Timestamp, by: String, stages: [Stage]
    ) throws(LaneRefusal) -> (lane: Lane, change: LaneChange) {
        guard !status.isTerminal else { throw .ended(status) }
        let step = try step(for: action, stages: stages)
        let record = LaneChange(
            id: change, utility: utility, version: version + 1, status: step.status, stage: step.stage,
            message: step.message, at: at, by: by)
        return (applying(record), record)
    }

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

    private typealias Step = (status: LaneStatus, stage: String, message: String?)

    private func step(for action: LaneAction, stages: [Stage]) throws(LaneRefusal) -> Step {
        switch (action, status) {
        case (.accept, .submitted):
            return (.accepted, try first(.accepted, in: stages), nil)
        case (.requestCorrection(let text), .submitted), (.requestCorrection(let text), .accepted),
            (.requestCorrection(let text), .working):
            return (.correcting, stage, try said(text))
        case (.correctionReceived, .correcting):
            return (try current(in: stages).status, stage, nil)
        case (.advance(let next), .accepted), (.advance(let next), .working):
            return (try following(next, in: stages).status, next, nil)
        case (.complete, .accepted), (.complete, .working):
            return (.completed, try first(.completed, in: stages), nil)
        case (.refuse(let reason), .submitted), (.refuse(let reason), .correcting):
            return (.refused, stage, try said(reason))
        case (.withdraw, _):
            return (.withdrawn, stage, nil)
        default:
            throw .notNow(status)
        }
    }

    private func said(_ text: String) throws(LaneRefusal) -> String {
        let message = TypedText.trimmed(text)
        guard !message.isEmpty else { throw .messageMissing }
        return message
    }

    private func current(in stages: [Stage]) throws(LaneRefusal) -> Stage {
        guard let found = stages.first(where: { $0.id == stage }) else { throw .unknownStage(stage) }
        return found
    }

    private func first(_ status: LaneStatus, in stages: [Stage]) throws(LaneRefusal) -> String {
        guard let found = stages.first(where: { $0.status == status }) else { throw .noStage(status) }
        return found.id
    }

    private func following(_ id: String, in stages: [Stage]) throws(LaneRefusal) -> Stage {
        guard let next = stages.first(where: { $0.id == id }) else { throw .unknownStage(id) }
        let present = try current(in: stages)
        guard present.next.contains(where: { $0.to == id }) else {
            throw .notNext(stage: next.title, after: present.title)
        }
        return next
    }
}
