extension CaseEngine {
    /// One limit of one lane as it stands.
    public struct LimitReading: Sendable, Hashable {
        public var lane: UtilityID
        public var deadline: Deadline
        public var reading: ClockReading
        /// What it is counted from.
        public var start: Timestamp
        /// When the stage it ends with was finished.
        public var end: Timestamp?
        /// Whether that stage is finished, or the lane has ended without it.
        public var isOver: Bool
        /// When the reading changes by itself.
        public var nextMark: Timestamp?
    }

    /// Every limit that runs or has run, lane by lane, in the pack's order.
    public func limits(of process: CaseProcess, at now: Timestamp) -> [LimitReading] {
        process.lanes.flatMap { lane -> [LimitReading] in
            let facts = facts(of: process, lane: lane.utility, at: now)
            return pack.deadlines(of: lane.utility, pack.service(lane.utility, in: process.form)).compactMap {
                deadline -> LimitReading? in
                guard deadline.when?.truth(facts) ?? .yes == .yes, let start = start(of: deadline, lane, process) else {
                    return nil
                }
                let end = lane.finish(of: deadline.stage)
                let clock = LimitClock(
                    deadline: deadline, start: start, pauses: lane.pauses,
                    extensions: lane.extensions[deadline.id] ?? [])
                let isOver = end != nil || lane.position.isOver
                let reading = clock.reading(at: end ?? now, by: self.clock)
                return LimitReading(
                    lane: lane.utility, deadline: deadline, reading: reading, start: start, end: end, isOver: isOver,
                    nextMark: isOver ? nil : clock.nextMark(after: now, reading, by: self.clock))
            }
        }
    }

    /// What a limit is counted from; nil as long as it has not happened.
    func start(of deadline: Deadline, _ lane: LaneProcess, _ process: CaseProcess) -> Timestamp? {
        switch deadline.from {
        case .submission: process.submittedAt
        case .appointment: process.form.value(of: FieldNames.appointment).flatMap { LocalHour($0)?.timestamp }
        case .stage(let stage):
            pack.stage(deadline.stage)?.scope == .case
                ? process.lanes.compactMap { $0.finish(of: stage) }.max() : lane.finish(of: stage)
        case .later: nil
        }
    }

    func pause(
        _ lane: UtilityID, _ reason: String, _ process: inout CaseProcess, _ now: Timestamp
    ) throws(ProcessRefusal) {
        let index = try index(of: lane, in: process)
        guard !process.lanes[index].isPaused else { throw .alreadyPaused }
        let allowed = pack.deadlines(of: lane, pack.service(lane, in: process.form)).flatMap { $0.pauseOn ?? [] }
        guard allowed.contains(reason) else { throw .reasonNotAllowed(reason) }
        process.lanes[index].pauses.append(ClockPause(reason: reason, from: now, to: nil))
    }

    func resume(_ lane: UtilityID, _ process: inout CaseProcess, _ now: Timestamp) throws(ProcessRefusal) {
        let index = try index(of: lane, in: process)
        guard process.lanes[index].isPaused else { throw .notPaused }
        process.lanes[index].pauses[process.lanes[index].pauses.count - 1].to = now
    }

    func extend(
        _ lane: UtilityID, _ deadline: String, _ added: ClockExtension, _ process: inout CaseProcess
    ) throws(ProcessRefusal) {
        let index = try index(of: lane, in: process)
        guard pack.deadlines.contains(where: { $0.id == deadline }) else { throw .noDeadline(deadline) }
        process.lanes[index].extensions[deadline, default: []].append(added)
    }
}
