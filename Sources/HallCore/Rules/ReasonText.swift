extension PolicyPack {
    /// Why a table decided as it did for these facts.
    public func explanation(of decision: Decision, _ facts: Facts) -> Explanation {
        let table = tables.first { $0.id == decision.table }
        let outcome = outcomes.first { $0.id == decision.outcome }
        return Explanation(
            table: decision.table, title: table?.title ?? decision.table, outcome: decision.outcome,
            outcomeTitle: outcome?.title ?? decision.outcome, outcomeText: outcome?.text ?? "",
            rows: decision.trace.compactMap { trace in
                table?.rows.first { $0.id == trace.row }.map { row in
                    Explanation.Row(
                        id: row.id, title: outcomes.first { $0.id == row.then }?.title ?? row.then,
                        truth: trace.truth, reasons: reasons(of: row.when, facts),
                        decisive: decisive(of: row.when, facts), cite: row.cite)
                }
            }, questions: decision.missing.map(question), cite: decision.cite)
    }

    /// Every comparison of a condition with the value found, in reading order. A comparison under `not` is turned round.
    public func reasons(of expression: Expression, _ facts: Facts, isDenied: Bool = false) -> [Reason] {
        switch expression {
        case .not(let inner): reasons(of: inner, facts, isDenied: !isDenied)
        case .all(let parts), .any(let parts): parts.flatMap { reasons(of: $0, facts, isDenied: isDenied) }
        case .compare, .within, .known: [reason(of: expression, facts, isDenied)]
        }
    }

    /// The comparisons that a condition's truth rests on: what fails of several that all must hold, the first of
    /// several of which one is enough.
    public func decisive(of expression: Expression, _ facts: Facts, isDenied: Bool = false) -> [Reason] {
        switch expression {
        case .not(let inner): return decisive(of: inner, facts, isDenied: !isDenied)
        case .all(let parts), .any(let parts):
            let truth = expression.truth(facts)
            let supporting = parts.filter { $0.truth(facts) == truth }
            let isSettledByOne = if case .all = expression { truth == .no } else { truth == .yes }
            let chosen = isSettledByOne && truth == .yes ? Array(supporting.prefix(1)) : supporting
            return chosen.flatMap { decisive(of: $0, facts, isDenied: isDenied) }
        case .compare, .within, .known: return [reason(of: expression, facts, isDenied)]
        }
    }

    /// A fact as a question.
    public func question(_ fact: String) -> Question {
        let known = self.facts.first { $0.id == fact }
        return Question(
            fact: fact, title: factTitle(fact), askedAt: known.flatMap { stage($0.askedAt)?.title }, by: known?.by)
    }

    /// What people call a fact.
    public func factTitle(_ fact: String) -> String {
        if let known = facts.first(where: { $0.id == fact }) { return known.title }
        switch fact {
        case BuiltInFact.applicant: return "申请人"
        case BuiltInFact.utility: return "报装事项"
        case BuiltInFact.business: return "业务"
        case BuiltInFact.service: return "服务"
        case BuiltInFact.utilityCount: return "报装项数"
        case BuiltInFact.today: return "申请那天"
        default: break
        }
        if let table = tables.first(where: { BuiltInFact.route($0.id) == fact }) { return table.title }
        guard let field = forms.lazy.compactMap({ $0.field(fact) }).first else { return fact }
        let owner = utilities.first { fact.hasPrefix($0.id + ".") }
        return (owner?.name ?? "") + field.label
    }

    /// A condition in words, as somebody reads it who has no case at hand.
    public func words(of expression: Expression, isDenied: Bool = false) -> String {
        switch expression {
        case .not(let inner): return words(of: inner, isDenied: !isDenied)
        case .all(let parts), .any(let parts):
            let isBoth = if case .all = expression { !isDenied } else { isDenied }
            let shown = parts.map { part -> String in
                let text = words(of: part, isDenied: isDenied)
                if case .all = part { return "（\(text)）" }
                if case .any = part { return "（\(text)）" }
                return text
            }
            return shown.joined(separator: isBoth ? "，并且 " : "，或者 ")
        case .compare, .within, .known:
            let reason = reason(of: expression, Facts(), isDenied)
            return "\(reason.label) \(reason.required)"
        }
    }
}

extension PolicyPack {
    private func reason(of leaf: Expression, _ facts: Facts, _ isDenied: Bool) -> Reason {
        let truth = isDenied ? !leaf.truth(facts) : leaf.truth(facts)
        func made(_ term: Expression.Term, _ required: String) -> Reason {
            Reason(
                facts: leaf.facts, label: label(of: term), found: found(term, facts), required: required, truth: truth)
        }
        switch leaf {
        case .compare(let left, let comparison, let right):
            let asked = isDenied ? comparison.opposite : comparison
            if asked == .notEqual, case .word(let word) = right, let other = ["yes": "no", "no": "yes"][word] {
                return made(left, Expression.Comparison.equal.sign + value(of: .word(other), like: left, facts))
            }
            let sign = asked.sign
            return made(left, sign + value(of: right, like: left, facts))
        case .within(let term, let list):
            let words = list.map { value(of: $0, like: term, facts) }.joined(separator: "、")
            return made(term, (isDenied ? "不是" : list.count == 1 ? "为" : "是其中之一：") + words)
        case .known(let fact): return made(.fact(fact), isDenied ? "没有" : "有")
        case .not, .all, .any: return made(.word(""), "")
        }
    }

    private func label(of term: Expression.Term) -> String {
        switch term {
        case .fact(let name): factTitle(name)
        case .number, .word: term.text
        case .sum(let parts): parts.map(label).joined(separator: "＋")
        case .years(let from, let to): "\(label(of: from))到\(label(of: to))的整年数"
        case .days(let from, let to): "\(label(of: from))到\(label(of: to))的天数"
        }
    }

    private func found(_ term: Expression.Term, _ facts: Facts) -> String? {
        term.value(facts).map { shown($0.text, like: term) }
    }

    private func value(of term: Expression.Term, like left: Expression.Term, _ facts: Facts) -> String {
        switch term {
        case .number(let number): return shown(number.text, like: left)
        case .word(let word): return shown(word, like: left)
        default: return label(of: term) + (found(term, facts).map { "（\($0)）" } ?? "")
        }
    }

    /// A value as people read it: with its unit, an option by its label.
    private func shown(_ text: String, like term: Expression.Term) -> String {
        switch term {
        case .years: return "\(text) 年"
        case .days: return "\(text) 天"
        case .sum(let parts): return parts.first.map { shown(text, like: $0) } ?? text
        case .number, .word: return text
        case .fact(let name): return shown(text, ofFact: name)
        }
    }

    /// A value as people read it: with its unit, an option by its label.
    public func shown(_ text: String, ofFact name: String) -> String {
        let known = facts.first { $0.id == name }
        let field = known == nil ? forms.lazy.compactMap { $0.field(name) }.first : nil
        if let option = (known?.options ?? field?.options)?.first(where: { $0.id == text }) { return option.label }
        if let unit = known?.unit ?? field?.unit, Quantity(text) != nil { return "\(text) \(unit)" }
        if known?.kind == .yesNo || field?.kind == .yesNo { return text == "yes" ? "是" : text == "no" ? "否" : text }
        return builtIn(text, name) ?? text
    }

    private func builtIn(_ text: String, _ name: String) -> String? {
        switch name {
        case BuiltInFact.applicant: ["company": "单位", "resident": "个人"][text]
        case BuiltInFact.utility: utility(text)?.name
        case BuiltInFact.business: services.first { $0.business == text }?.title
        case BuiltInFact.service: services.first { $0.id == text }?.title
        case BuiltInFact.utilityCount: "\(text) 项"
        default: name.hasPrefix("route.") ? outcomes.first { $0.id == text }?.title : nil
        }
    }
}

extension Expression.Comparison {
    fileprivate var opposite: Self {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }

    fileprivate var sign: String {
        switch self {
        case .equal: "为"
        case .notEqual: "不是"
        case .less: "< "
        case .lessOrEqual: "≤ "
        case .greater: "> "
        case .greaterOrEqual: "≥ "
        }
    }
}
