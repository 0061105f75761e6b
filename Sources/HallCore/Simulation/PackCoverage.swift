/// Which rules of a pack its golden cases come to, and which of them they hold to a result worked out by hand.
public struct PackCoverage: Sendable, Hashable {
    /// One rule and the golden cases that come to it.
    public struct Rule: Sendable, Hashable {
        /// `tables.externalWorks.rows.commitment`, `stages.survey.next.works`, `deadlines.connection`.
        public var name: String
        /// How many cases come to it.
        public var played: Int
        /// How many of them also state what has to come out.
        public var checked: Int

        /// Whether nothing holds the rule.
        public var isMissed: Bool { checked == 0 }
    }

    /// In the order of the pack.
    public var rules: [Rule]

    /// Rules that no case holds.
    public var missed: [Rule] { rules.filter(\.isMissed) }

    /// Plays the cases.
    public init(of pack: PolicyPack, calendar: WorkCalendar, cases: [GoldenCase]) {
        let simulator = CaseSimulator(pack: pack, calendar: calendar)
        var played: [String: Int] = [:]
        var checked: [String: Int] = [:]
        for golden in cases {
            let trail = RuleTrail(of: golden, simulator.run(golden.scenario), in: pack)
            for name in trail.played { played[name, default: 0] += 1 }
            for name in trail.checked { checked[name, default: 0] += 1 }
        }
        rules = Self.names(of: pack).map {
            Rule(name: $0, played: played[$0, default: 0], checked: checked[$0, default: 0])
        }
    }

    /// The names of all rules that a case can come to.
    ///
    /// Papers that are printed only when somebody asks, and services without a form, are none; nor is a table's
    /// `otherwise` when its rows cover all answers, or its `unknown` when it asks only for what is always known.
    public static func names(of pack: PolicyPack) -> [String] {
        pack.services.filter { $0.form != nil }.map { "services.\($0.id)" }
            + pack.materials.map { "materials.\($0.id)" }
            + pack.stages.flatMap { stage in
                ["stages.\(stage.id)"] + stage.next.map { "stages.\(stage.id).next.\($0.to)" }
            } + pack.deadlines.map { "deadlines.\($0.id)" }
            + pack.tables.flatMap { table in
                table.rows.map { "tables.\(table.id).rows.\($0.id)" }
                    + (pack.canFallThrough(table) ? ["tables.\(table.id).otherwise"] : [])
                    + (pack.canBeUndecided(table) ? ["tables.\(table.id).unknown"] : [])
            } + pack.outcomes.map { "outcomes.\($0.id)" } + pack.approvals.map { "approvals.\($0.id)" }
            + pack.papers.filter { $0.prints != .onRequest }.map { "papers.\($0.id)" }
    }
}

/// The rules that one golden case comes to.
private struct RuleTrail {
    private(set) var played: Set<String> = []
    private(set) var checked: Set<String> = []
    private let pack: PolicyPack

    init(of golden: GoldenCase, _ result: SimulatedCase, in pack: PolicyPack) {
        self.pack = pack
        let expect = golden.expect
        for lane in result.lanes { add(lane, isChecked: expect.stages?[lane.utility] != nil) }
        addSideStages(done: golden.done ?? [], due: (expect.due ?? []).map(\.deadline))
        for decision in result.decisions { add(decision, isChecked: expect.routes?[decision.table] != nil) }
        for limit in result.limits {
            let isChecked = (expect.due ?? []).contains {
                $0.deadline == limit.deadline && ($0.lane ?? limit.lane) == limit.lane
            }
            add("deadlines.\(limit.deadline)", isChecked)
        }
        for material in result.materials {
            let isListed = expect.materials?.required != nil || expect.materials?.deferrable != nil
            add("materials.\(material.id)", isListed)
        }
        for paper in result.papers { add("papers.\(paper)", expect.papers != nil) }
    }

    private mutating func add(_ name: String, _ isChecked: Bool) {
        played.insert(name)
        if isChecked { checked.insert(name) }
    }

    private mutating func add(_ lane: SimulatedCase.LaneWay, isChecked: Bool) {
        if let service = lane.service { add("services.\(service)", isChecked) }
        for stage in lane.stages {
            add("stages.\(stage)", isChecked)
            add(approvalsAfter: stage, isChecked: isChecked)
        }
        for (stage, next) in zip(lane.stages, lane.stages.dropFirst()) {
            add("stages.\(stage).next.\(next)", isChecked)
        }
    }

    /// Stages of flows that no service takes by itself: they are come to when the case says that they were finished, or
    /// states when they are due.
    private mutating func addSideStages(done: [Scenario.Finished], due: [String]) {
        let usual = pack.services.filter { $0.form != nil }
            .reduce(into: Set()) { $0.formUnion(pack.stages(from: pack.firstStage(of: $1))) }
        let ended = pack.deadlines.filter { due.contains($0.id) }.map(\.stage)
        let come = Set(done.map(\.stage) + ended).subtracting(usual)
        for stage in pack.stages where come.contains(stage.id) {
            add("stages.\(stage.id)", true)
            for edge in stage.next where come.contains(edge.to) { add("stages.\(stage.id).next.\(edge.to)", true) }
            add(approvalsAfter: stage.id, isChecked: true)
        }
    }

    /// Permissions that begin by themselves when a stage is over; others are named by an outcome.
    private mutating func add(approvalsAfter stage: String, isChecked: Bool) {
        let named = Set(pack.outcomes.flatMap { $0.approvals ?? [] })
        for approval in pack.approvals where approval.after == stage && !named.contains(approval.id) {
            add("approvals.\(approval.id)", isChecked)
        }
    }

    private mutating func add(_ decision: Decision, isChecked: Bool) {
        let part = !decision.missing.isEmpty ? "unknown" : decision.row.map { "rows.\($0)" } ?? "otherwise"
        add("tables.\(decision.table).\(part)", isChecked)
        add("outcomes.\(decision.outcome)", isChecked)
        for id in pack.outcomes.first(where: { $0.id == decision.outcome })?.approvals ?? [] {
            add("approvals.\(id)", isChecked)
        }
    }
}
