/// One change of one fact that would lead to another outcome.
public struct WhatIf: Sendable, Hashable {
    public var fact: String
    /// What the fact would have to be: a value at the border of a comparison.
    public var value: String
    public var outcome: String
}

extension DecisionTable {
    /// The outcome with some facts changed.
    public func decision(_ facts: Facts, changing changes: [String: String]) -> Decision? {
        var changed = facts
        for (name, value) in changes { changed[name] = value }
        return decision(changed)
    }

    /// Every single change of a fact, to a value that the table compares it with, that changes the outcome.
    ///
    /// The nearest ones only: per fact and outcome the first value in the order of the table.
    public func alternatives(_ facts: Facts) -> [WhatIf] {
        let present = decision(facts)?.outcome
        var found: [WhatIf] = []
        for (fact, value) in borders where facts[fact] != value {
            guard let outcome = decision(facts, changing: [fact: value])?.outcome, outcome != present,
                !found.contains(where: { $0.fact == fact && $0.outcome == outcome })
            else { continue }
            found.append(WhatIf(fact: fact, value: value, outcome: outcome))
        }
        return found
    }

    private var borders: [(fact: String, value: String)] {
        rows.flatMap { $0.when.leaves }.flatMap(\.borders)
    }
}

extension Expression {
    /// The values at which a single comparison of one fact turns.
    fileprivate var borders: [(fact: String, value: String)] {
        switch self {
        case .compare(.fact(let fact), let comparison, .number(let number)):
            let steps: [Int64] = comparison == .less ? [-1, 0] : comparison == .greater ? [1, 0] : [0, 1]
            return steps.map { (fact, Quantity(millionths: number.millionths + $0 * 1_000_000).text) }
        case .compare(.fact(let fact), _, .word(let word)):
            return [(fact, word)] + (word == "yes" ? [(fact, "no")] : word == "no" ? [(fact, "yes")] : [])
        case .within(.fact(let fact), let list):
            return list.compactMap { if case .word(let word) = $0 { (fact, word) } else { nil } }
        default: return []
        }
    }
}
