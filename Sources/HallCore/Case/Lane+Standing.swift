extension Lane {
    /// The lane and its change after the case moved; nil when nothing that the applicant sees has changed.
    /// - Parameters:
    ///   - standing: How the lane stands now.
    ///   - change: the identifier the change gets.
    ///   - by: role and work number, no name.
    public func following(
        _ standing: CaseStanding.LaneStanding, change: UUIDv7, at: Timestamp, by: String
    ) -> (lane: Lane, change: LaneChange)? {
        let isMoved = status != standing.status || stage != standing.stage
        let message = changes.last?.message != standing.message ? standing.message : nil
        guard isMoved || message != nil || promises.hours != standing.promises.hours else { return nil }
        let record = LaneChange(
            id: change, utility: utility, version: version + 1, status: standing.status, stage: standing.stage,
            message: standing.message, at: at, by: by, promises: standing.promises)
        return (applying(record), record)
    }
}

extension [Promise] {
    /// What people see of promises: which there are, and until when.
    fileprivate var hours: [[String]] { map { [$0.id, $0.due?.chinese ?? $0.unstatedText ?? ""] } }
}
