import HallCore

/// What may be done to a lane as it stands. Found by trying each action on the value, so the rules stay in one place.
struct LaneChoices {
    var accept: Bool
    var resume: Bool
    var complete: Bool
    var correct: Bool
    var refuse: Bool
    /// Stages that may follow and do not end the lane.
    var next: [Stage]

    /// - Parameter sample: any identifier; nothing is kept.
    init(_ lane: Lane, stages: [Stage], sample: UUIDv7) {
        func allows(_ action: LaneAction) -> Bool {
            let moved = try? lane.applying(
                action, change: sample, at: Timestamp(milliseconds: 0), by: "", stages: stages)
            return moved != nil
        }
        accept = allows(.accept)
        resume = allows(.correctionReceived)
        complete = allows(.complete)
        correct = !stages.isEmpty && allows(.requestCorrection("-"))
        refuse = !stages.isEmpty && allows(.refuse(reason: "-"))
        next = stages.filter { !$0.status.isTerminal && allows(.advance(to: $0.id)) }
    }

    var isEmpty: Bool {
        !(accept || resume || complete || correct || refuse) && next.isEmpty
    }
}
