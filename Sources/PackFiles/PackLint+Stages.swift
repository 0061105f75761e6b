import HallCore

extension PackLint {
    mutating func checkStages() {
        let ids = pack.stages.map(\.id)
        if pack.flows.isEmpty { missing("flows", "at least one flow is needed") }
        for flow in pack.flows {
            check(flow.cite, "flows.\(flow.id)")
            check([flow.first], in: ids, "stage", "flows.\(flow.id).first")
            if pack.services.contains(where: { $0.flow == flow.id && $0.form != nil }) { checkEnd(of: flow) }
        }
        let reachable = pack.flows.map { pack.stages(from: $0.first) }.reduce(into: Set()) { $0.formUnion($1) }
        for stage in pack.stages {
            let path = "stages.\(stage.id)"
            check(stage.cite, path)
            check(stage.next.map(\.to), in: ids, "stage", path + ".next")
            for edge in stage.next {
                check(edge.when, path + ".next")
                checkKnown(edge.when, after: stage, path + ".next")
            }
            if !reachable.contains(stage.id) { missing(path, "no flow leads to it") }
            if stage.next.isEmpty, !stage.status.isTerminal { error(path + ".next", "no way leads on from it") }
            if let last = stage.next.dropLast().first(where: { $0.when == nil }) {
                error(path + ".next", "the way to \(last.to) has no condition, so those after it are never taken")
            }
        }
    }

    /// What decides the way on has to be asked for by then: a fact of a later stage would hold up every case for ever.
    private mutating func checkKnown(_ condition: Expression?, after stage: Stage, _ path: String) {
        let needed = Set(condition?.facts.flatMap(pack.factsBehind) ?? [])
        for fact in pack.facts where needed.contains(fact.id) && fact.askedAt != stage.id {
            guard pack.stages(from: stage.id).contains(fact.askedAt),
                !pack.stages(from: fact.askedAt).contains(stage.id)
            else { continue }
            error(path, "\(fact.id) decides here, and is only asked for at \(fact.askedAt), which comes later")
        }
    }

    private mutating func checkEnd(of flow: Flow) {
        let found = pack.stages(from: flow.first).compactMap(pack.stage)
        for status in [LaneStatus.submitted, .accepted, .completed]
        where !found.contains(where: { $0.status == status }) {
            missing("flows.\(flow.id)", "none of its stages has the status \(status.rawValue)")
        }
    }

    mutating func checkDeadlines() {
        let stages = pack.stages.map(\.id)
        for deadline in pack.deadlines {
            let path = "deadlines.\(deadline.id)"
            check(deadline.cite, path)
            check([deadline.stage], in: stages, "stage", path + ".stage")
            check(deadline.utilities, in: pack.utilities.map(\.id), "utility", path + ".utilities")
            check(deadline.services, in: pack.services.map(\.id), "service", path + ".services")
            check(deadline.pauseOn, in: PauseReason.allCases.map(\.rawValue), "reason", path + ".pauseOn")
            check(deadline.when, path + ".when")
            if case .stage(let id) = deadline.from { check([id], in: stages, "stage", path + ".from") }
            check(rule: deadline, path)
        }
    }

    private mutating func check(rule deadline: Deadline, _ path: String) {
        for (key, rule) in [("promised", deadline.promised), ("legal", deadline.legal)].compactMap({ key, rule in
            rule.map { (key, $0) }
        }) {
            switch rule {
            case .appointmentPlusWorkdays where deadline.from != .appointment:
                error("\(path).\(key)", "an appointment rule counts from appointment")
            case .workdays(let days) where days.millionths == 0:
                error("\(path).\(key).days", "no time at all; write immediate or same_day")
            case .workdays(let days), .appointmentPlusWorkdays(let days), .calendarDays(let days):
                if days.millionths < 0 { error("\(path).\(key).days", "must not be negative") }
            case .sameDay, .immediate, .classTable, .unstated: break
            }
        }
        if let promised = deadline.promised.workdays, let legal = deadline.legal?.workdays, legal < promised {
            error(path + ".legal", "the legal limit is shorter than the promised one")
        }
        if deadline.from == .later, deadline.text == nil {
            error(path + ".text", "a limit without a start needs a text")
        }
    }
}

extension PolicyPack {
    /// A fact itself, or those that the table behind `route.…` asks for.
    fileprivate func factsBehind(_ fact: String) -> [String] {
        guard let table = tables.first(where: { "route.\($0.id)" == fact }) else { return [fact] }
        return table.facts.filter { $0 != fact }.flatMap(factsBehind)
    }
}
