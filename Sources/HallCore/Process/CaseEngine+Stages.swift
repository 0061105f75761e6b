extension CaseEngine {
    func finish(
        _ stage: String, _ lane: UtilityID?, _ process: inout CaseProcess, _ now: Timestamp
    ) throws(ProcessRefusal) {
        let inside = process.lanes.indices.filter {
            process.lanes[$0].position == .inside(stage)
                && (lane ?? process.lanes[$0].utility) == process.lanes[$0].utility
        }
        guard !inside.isEmpty else { throw .notThere(stage: stage) }
        for index in inside { try checkPermissions(of: process.lanes[index], in: stage) }
        try checkMaterials(before: stage, of: inside, process, now)
        for index in inside {
            process.lanes[index].finished.append(LaneProcess.Finished(stage: stage, at: now))
            startPermissions(after: stage, of: index, &process, now)
            goOn(from: stage, index, &process, now)
        }
    }

    /// Something becomes known: lanes that waited for it go on.
    func learn(
        _ facts: [String: String], _ lane: UtilityID?, _ process: inout CaseProcess, _ now: Timestamp
    ) throws(ProcessRefusal) {
        for (fact, value) in facts.sorted(by: { $0.key < $1.key }) {
            guard pack.facts.contains(where: { $0.id == fact }) || pack.forms.contains(where: { $0.field(fact) != nil })
            else { throw .noFact(fact) }
            guard pack.domain(of: fact)?.has(value) ?? true else { throw .wrongValue(fact: fact) }
            process.known[lane.map { "\($0):\(fact)" } ?? fact] = value
        }
        for index in process.lanes.indices {
            guard case .undecided(let stage, _) = process.lanes[index].position else { continue }
            startPermissions(after: stage, of: index, &process, now)
            goOn(from: stage, index, &process, now)
        }
    }

    private func goOn(from stage: String, _ index: Int, _ process: inout CaseProcess, _ now: Timestamp) {
        let (facts, decisions) = decided(process, lane: process.lanes[index].utility, at: now)
        switch pack.stage(stage)?.following(facts) ?? .end {
        case .end: process.lanes[index].position = .ended(stage)
        case .undecided(let missing):
            let open = questions(missing, after: stage, decisions)
            process.lanes[index].position = .undecided(after: stage, missing: open)
        case .next(let id):
            let next = pack.stage(id)
            process.lanes[index].position =
                next?.status.isTerminal == true && next?.next.isEmpty == true
                ? .ended(id) : next?.scope == .case ? .waiting(id) : .inside(id)
        }
    }

    /// What somebody has to find out before the way on is clear: a route that is itself undecided stands for its questions.
    private func questions(_ missing: [String], after stage: String, _ decisions: [Decision]) -> [String] {
        let asked = Set(pack.stage(stage)?.next.compactMap(\.when).flatMap(\.facts) ?? [])
        let routes = decisions.filter { asked.contains(PolicyPack.BuiltInFact.route($0.table)) }
        let known = missing.filter { !$0.hasPrefix(PolicyPack.BuiltInFact.route("")) }
        return (known + routes.flatMap(\.missing)).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }

    func answerPartially(_ stage: String, _ process: inout CaseProcess, _ now: Timestamp) throws(ProcessRefusal) {
        guard let rule = pack.stage(stage)?.partialAfter else { throw .mayNotAnswerPartially(since: nil) }
        let waiting = process.lanes.filter { $0.waitingAt == stage }
        guard let first = waiting.compactMap({ $0.finished.last?.at }).min() else { throw .notThere(stage: stage) }
        guard let due = clock.due(rule: rule, from: first)?.due, now >= due else {
            throw .mayNotAnswerPartially(since: clock.due(rule: rule, from: first)?.due)
        }
        process.openedEarly.insert(stage)
    }

    func give(
        _ answer: ReportedProblem.Answer, _ text: String?, to problem: String, _ process: inout CaseProcess
    ) throws(ProcessRefusal) {
        guard let index = process.problems.firstIndex(where: { $0.id == problem }) else {
            throw .unknownProblem(problem)
        }
        process.problems[index].answer = answer
        process.problems[index].answerText = text
    }
}
