import HallCore

extension PackLint {
    mutating func checkStages() {
        let file = "stages.yaml"
        checkUnique(pack.stages.map(\.id), file, "stages")
        for status in [LaneStatus.submitted, .accepted, .completed]
        where !pack.stages.contains(where: { $0.status == status }) {
            error(file, "stages", "no stage has the status \(status.rawValue)")
        }
        let reachable = reachableStages()
        for stage in pack.stages {
            let path = "stages.\(stage.id)"
            check(stage.cite, file, path)
            for next in stage.next where pack.stage(next) == nil {
                error(file, path + ".next", "there is no stage \(next)")
            }
            if !reachable.contains(stage.id) { error(file, path, "no way leads to it") }
            if stage.next.isEmpty, !stage.status.isTerminal { error(file, path, "no way leads on from it") }
        }
    }

    mutating func checkDeadlines() {
        let file = "deadlines.yaml"
        checkUnique(pack.deadlines.map(\.id), file, "deadlines")
        for deadline in pack.deadlines {
            let path = "deadlines.\(deadline.id)"
            check(deadline.cite, file, path)
            if pack.stage(deadline.stage) == nil { error(file, path + ".stage", "there is no stage \(deadline.stage)") }
            for utility in deadline.utilities ?? [] where pack.utility(utility) == nil {
                error(file, path + ".utilities", "services.yaml has no \(utility)")
            }
            check(deadline, file, path)
        }
    }

    private mutating func check(_ deadline: Deadline, _ file: String, _ path: String) {
        if (deadline.from == .later || deadline.rule == .unstated) && deadline.text == nil {
            error(file, path + ".text", "a limit without an hour needs a text")
        }
        switch deadline.rule {
        case .appointmentPlusWorkdays where deadline.from != .appointment:
            error(file, path + ".from", "an appointment rule counts from appointment")
        case .workdays(let days), .appointmentPlusWorkdays(let days):
            if days.millionths < 0 { error(file, path + ".rule.days", "must not be negative") }
        case .sameDay, .immediate, .unstated: break
        }
    }

    private func reachableStages() -> Set<String> {
        var found = Set<String>()
        var open = pack.stages.first { $0.status == .submitted }.map { [$0.id] } ?? []
        while let id = open.popLast() {
            guard found.insert(id).inserted, let stage = pack.stage(id) else { continue }
            open += stage.next
        }
        return found
    }
}
