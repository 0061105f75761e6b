import HallCore

extension PackLint {
    mutating func checkRules() {
        checkFacts()
        let outcomes = pack.outcomes.map(\.id)
        for table in pack.tables {
            let path = "tables.\(table.id)"
            check(table.cite, path)
            check(table.when, path + ".when")
            check([table.otherwise], in: outcomes, "outcome", path + ".otherwise")
            check([table.unknown], in: outcomes, "outcome", path + ".unknown")
            checkUnique(table.rows.map(\.id), path + ".rows")
            for (index, row) in table.rows.enumerated() {
                let place = "\(path).rows.\(row.id)"
                check(row.cite, place)
                check([row.then], in: outcomes, "outcome", place + ".then")
                check(row.when, place + ".when")
                if table.rows[..<index].contains(where: { $0.when == row.when }) {
                    error(place + ".when", "a row above has the same condition, so this one never decides")
                }
            }
        }
        checkOutcomes()
    }

    private mutating func checkFacts() {
        let used = Set(pack.expressions.flatMap(\.facts))
        for fact in pack.facts {
            let path = "facts.\(fact.id)"
            check(fact.cite, path)
            check([fact.askedAt], in: pack.stages.map(\.id), "stage", path + ".askedAt")
            checkUnique((fact.options ?? []).map(\.id), path + ".options")
            if fact.kind == .choice, (fact.options ?? []).isEmpty { error(path + ".options", "a choice needs options") }
            if fact.kind == .number, fact.unit == nil { error(path + ".unit", "a number needs a unit") }
            if pack.forms.contains(where: { $0.field(fact.id) != nil }) { error(path, "a form asks for it already") }
            if !used.contains(fact.id), !gaps.areFiles, gaps.ids.isEmpty { warning(path, "no rule asks for it") }
        }
    }

    private mutating func checkOutcomes() {
        let led = Set(pack.tables.flatMap { [$0.otherwise, $0.unknown] + $0.rows.map(\.then) })
        for outcome in pack.outcomes {
            let path = "outcomes.\(outcome.id)"
            check(outcome.cite, path)
            check(outcome.next.map { [$0] }, in: pack.stages.map(\.id), "stage", path + ".next")
            check(outcome.deadline.map { [$0] }, in: pack.deadlines.map(\.id), "deadline", path + ".deadline")
            check(outcome.papers, in: pack.papers.map(\.id), "paper", path + ".papers")
            check(outcome.approvals, in: pack.approvals.map(\.id), "approval", path + ".approvals")
            if !led.contains(outcome.id) { missing(path, "no table leads to it") }
        }
    }

    /// Complains about facts that there are not, and about comparisons that can never hold.
    mutating func check(_ expression: Expression?, _ path: String) {
        guard let expression else { return }
        for fact in expression.facts where pack.domain(of: fact) == nil {
            missing(path, "there is no fact \(fact)", id: fact)
        }
        for leaf in expression.leaves {
            switch leaf {
            case .compare(.fact(let fact), let comparison, let right):
                check(fact, comparison, right, path)
            case .within(.fact(let fact), let list):
                for item in list { check(fact, .equal, item, path) }
            default: continue
            }
        }
    }

    private mutating func check(
        _ fact: String, _ comparison: Expression.Comparison, _ right: Expression.Term, _ path: String
    ) {
        switch (pack.domain(of: fact), right) {
        case (.words(let words)?, .word(let word)):
            if !words.contains(word) {
                missing(path, "\(fact) is never \(word); it can be \(words.joined(separator: ", "))", id: word)
            }
            if ![.equal, .notEqual].contains(comparison) { error(path, "\(fact) has no order: compare with = or !=") }
        case (.words?, .number): error(path, "\(fact) is no number")
        case (.number?, .word(let word)): error(path, "\(fact) is a number; it is never \(word)")
        default: return
        }
    }
}
