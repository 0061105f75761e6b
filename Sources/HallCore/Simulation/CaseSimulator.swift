/// Plays a scenario by a pack: which way each lane takes and why, what is due when, what is printed. Nothing is stored.
public struct CaseSimulator: Sendable {
    private let pack: PolicyPack
    private let calendar: WorkCalendar
    private let engine: DeadlineEngine

    /// Plays by this pack and calendar.
    public init(pack: PolicyPack, calendar: WorkCalendar) {
        self.pack = pack
        self.calendar = calendar
        engine = pack.engine(calendar)
    }

    /// Plays one scenario.
    public func run(_ scenario: Scenario) -> SimulatedCase {
        let form = scenario.application(by: pack)
        let chosen = pack.utilities.map(\.id).filter(form.utilities.contains)
        var result = SimulatedCase(
            problems: problems(in: scenario), lanes: [], decisions: [], limits: [], papers: [],
            materials: pack.materials(of: form, known: scenario.facts ?? [:], at: scenario.at))
        for utility in chosen {
            var facts = pack.facts(of: form, lane: utility, known: scenario.facts ?? [:], at: scenario.at)
            let decisions = pack.decisions(&facts)
            for decision in decisions where !result.decisions.contains(decision) { result.decisions.append(decision) }
            let way = way(of: utility, in: scenario, facts)
            result.lanes.append(way)
            result.limits += limits(of: utility, in: scenario, facts)
            for paper in papers(on: way, decisions, facts) where !result.papers.contains(paper) {
                result.papers.append(paper)
            }
        }
        return result
    }

    private func problems(in scenario: Scenario) -> [FieldProblem] {
        guard let form = pack.form(scenario.form ?? FormDefinition.jointID) else {
            return [FieldProblem(field: "form", message: "没有这张表：\(scenario.form ?? "")")]
        }
        return FormValidator(form, of: pack, calendar: calendar, now: scenario.at).problems(
            in: scenario.application(by: pack))
    }

    /// Follows the first open edge from stage to stage, to the end or to the first edge nobody can decide.
    private func way(of utility: UtilityID, in scenario: Scenario, _ facts: Facts) -> SimulatedCase.LaneWay {
        let form = scenario.application(by: pack)
        let service = pack.service(utility, in: form)
        var facts = facts
        var later = scenario.later.map { (scenario.facts ?? [:]).merging($0) { $1 } }
        var stage = pack.stage(pack.firstStage(of: service))
        var way = SimulatedCase.LaneWay(utility: utility, service: service?.id, stages: [], missing: [])
        while let present = stage, !way.stages.contains(present.id) {
            way.stages.append(present.id)
            var following = present.following(facts)
            if case .undecided = following, let known = later {
                facts = pack.facts(of: form, lane: utility, known: known, at: scenario.at)
                _ = pack.decisions(&facts)
                later = nil
                following = present.following(facts)
            }
            switch following {
            case .end: return way
            case .undecided(let missing):
                way.missing = missing
                return way
            case .next(let id): stage = pack.stage(id)
            }
        }
        return way
    }

    private func limits(of utility: UtilityID, in scenario: Scenario, _ facts: Facts) -> [SimulatedCase.Limit] {
        let service = pack.service(utility, in: scenario.application(by: pack))
        return (pack.deadlines(of: utility, service) + pack.sideDeadlines).compactMap { deadline in
            let truth = deadline.when?.truth(facts) ?? .yes
            guard truth != .no else { return nil }
            // An hour only where the limit is known to hold, as at the centre.
            let counted = truth == .yes ? clock(of: deadline, for: utility, in: scenario) : nil
            let reading = counted.map {
                $0.reading(at: finish(of: deadline.stage, utility, in: scenario) ?? scenario.latest, by: engine)
            }
            return SimulatedCase.Limit(
                lane: utility, deadline: deadline.id, title: deadline.title, promised: reading?.promised,
                legal: reading?.legal, words: deadline.words, cite: deadline.cite)
        }
    }

    private func clock(of deadline: Deadline, for utility: UtilityID, in scenario: Scenario) -> LimitClock? {
        let start: Timestamp? =
            switch deadline.from {
            case .submission: scenario.at
            case .appointment:
                scenario.answers?[FieldNames.appointment].flatMap { LocalHour($0)?.timestamp }
            case .stage(let id):
                // What all lanes share runs from the last of them.
                pack.stage(deadline.stage)?.scope == .case
                    ? scenario.utilities.compactMap { finish(of: id, $0, in: scenario) }.max()
                    : finish(of: id, utility, in: scenario)
            case .later: nil
            }
        return start.map { start in
            LimitClock(
                deadline: deadline, start: start,
                pauses: (scenario.pauses ?? []).map { ClockPause(reason: $0.reason, from: $0.from, to: $0.to) })
        }
    }

    private func finish(of stage: String, _ utility: UtilityID, in scenario: Scenario) -> Timestamp? {
        scenario.done?.last { $0.stage == stage && ($0.lane ?? utility) == utility }?.at
    }

    private func papers(on way: SimulatedCase.LaneWay, _ decisions: [Decision], _ facts: Facts) -> [String] {
        let byRoute = decisions.flatMap { decision in
            pack.outcomes.first { $0.id == decision.outcome }?.papers ?? []
        }
        return pack.papers.filter { paper in
            guard paper.when?.truth(facts) ?? .yes == .yes else { return false }
            if byRoute.contains(paper.id) { return true }
            return switch paper.prints {
            case .submission: true
            case .stage(let id): way.stages.contains(id)
            case .onRequest: false
            }
        }.map(\.id)
    }
}

extension Scenario {
    /// The last moment it speaks of.
    var latest: Timestamp {
        ((done ?? []).map(\.at) + (pauses ?? []).map(\.to)).reduce(at, max)
    }
}

extension Stage {
    /// Where a lane goes after this stage.
    public enum Following: Sendable, Hashable {
        case end
        case next(String)
        /// Somebody has to supply these facts first.
        case undecided(missing: [String])
    }

    /// The first edge whose condition holds. Unknown never counts as held: without such an edge, what is not known is asked.
    public func following(_ facts: Facts) -> Following {
        if let open = next.first(where: { $0.when?.truth(facts) ?? .yes == .yes }) { return .next(open.to) }
        if next.isEmpty { return .end }
        let missing = next.flatMap { $0.when?.missing(in: facts) ?? [] }
        return .undecided(missing: missing.reduce(into: []) { if !$0.contains($1) { $0.append($1) } })
    }
}
