/// A condition of a policy pack: comparisons joined by `and`, `or` and `not`. Total: it always ends, with a ``Truth``.
///
/// Written as text, `works.length <= 200 and not (road.class in [trunk, express])`; see ``ExpressionParser`` for the grammar.
public indirect enum Expression: Sendable, Hashable {
    case compare(Term, Comparison, Term)
    /// The term is one of these words or numbers.
    case within(Term, [Term])
    /// The fact is known. Never unknown itself.
    case known(String)
    case not(Expression)
    case all([Expression])
    case any([Expression])

    /// How two terms are compared.
    public enum Comparison: String, Sendable, Hashable, CaseIterable {
        case equal = "="
        case notEqual = "!="
        case less = "<"
        case lessOrEqual = "<="
        case greater = ">"
        case greaterOrEqual = ">="
    }

    /// One side of a comparison.
    public indirect enum Term: Sendable, Hashable {
        case fact(String)
        case number(Quantity)
        case word(String)
        case sum([Term])
        /// Whole years from the first date to the second.
        case years(Term, Term)
        /// Days from the first date to the second.
        case days(Term, Term)
    }
}

extension Expression {
    /// Whether the condition holds for these facts.
    public func truth(_ facts: Facts) -> Truth {
        switch self {
        case .compare(let left, let comparison, let right):
            return Self.compare(left.value(facts), comparison, right.value(facts))
        case .within(let term, let list):
            guard let value = term.value(facts) else { return .unknown }
            for item in list {
                if let other = item.value(facts), Self.equal(value, other) { return .yes }
            }
            return .no
        case .known(let fact): return Truth(facts.value(fact) != nil)
        case .not(let inner): return !inner.truth(facts)
        case .all(let parts):
            var truth = Truth.yes
            for part in parts {
                truth = .both(truth, part.truth(facts))
                if truth == .no { return .no }
            }
            return truth
        case .any(let parts):
            var truth = Truth.no
            for part in parts {
                truth = .either(truth, part.truth(facts))
                if truth == .yes { return .yes }
            }
            return truth
        }
    }

    /// The facts the condition speaks of, in reading order, each once.
    public var facts: [String] {
        switch self {
        case .compare(.fact(let fact), _, .number), .compare(.fact(let fact), _, .word), .known(let fact): [fact]
        default: leaves.flatMap(\.ownFacts).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        }
    }

    /// The comparisons that the condition is made of, in reading order.
    public var leaves: [Expression] {
        switch self {
        case .compare, .within, .known: [self]
        case .not(let inner): inner.leaves
        case .all(let parts), .any(let parts): parts.flatMap(\.leaves)
        }
    }

    private var ownFacts: [String] {
        switch self {
        case .compare(let left, _, let right): left.facts + right.facts
        case .within(let term, let list): term.facts + list.flatMap(\.facts)
        case .known(let fact): [fact]
        case .not, .all, .any: []
        }
    }

    private static func compare(_ left: Facts.Value?, _ comparison: Comparison, _ right: Facts.Value?) -> Truth {
        guard let left, let right else { return .unknown }
        if comparison == .equal { return Truth(equal(left, right)) }
        if comparison == .notEqual { return Truth(!equal(left, right)) }
        if let first = left.number, let second = right.number { return Truth(holds(first, comparison, second)) }
        if let first = left.date, let second = right.date { return Truth(holds(first, comparison, second)) }
        return .unknown
    }

    private static func equal(_ left: Facts.Value, _ right: Facts.Value) -> Bool {
        switch (left, right) {
        case (.text(let first), .text(let second)):
            if first == second { return true }
            guard let number = Quantity(first) else { return false }
            return number == Quantity(second)
        default:
            if let first = left.number, let second = right.number { return first == second }
            return left.text == right.text
        }
    }

    private static func holds<T: Comparable>(_ left: T, _ comparison: Comparison, _ right: T) -> Bool {
        switch comparison {
        case .equal: left == right
        case .notEqual: left != right
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        }
    }
}

extension Expression.Term {
    var facts: [String] {
        switch self {
        case .fact(let name): [name]
        case .number, .word: []
        case .sum(let parts): parts.flatMap(\.facts)
        case .years(let from, let to), .days(let from, let to): from.facts + to.facts
        }
    }

    func value(_ facts: Facts) -> Facts.Value? {
        switch self {
        case .fact(let name): return facts.value(name)
        case .number(let number): return .number(number)
        case .word(let word): return .text(word)
        case .sum(let parts):
            var total: Int64 = 0
            for part in parts {
                guard let number = part.value(facts)?.number else { return nil }
                let (sum, overflow) = total.addingReportingOverflow(number.millionths)
                if overflow { return nil }
                total = sum
            }
            return .number(Quantity(millionths: total))
        case .years(let from, let to):
            return Self.dates(from, to, facts).map {
                .number(Quantity(millionths: Int64($0.years(to: $1)) * 1_000_000))
            }
        case .days(let from, let to):
            return Self.dates(from, to, facts).map {
                .number(Quantity(millionths: Int64($1.daysSinceEpoch - $0.daysSinceEpoch) * 1_000_000))
            }
        }
    }

    private static func dates(_ from: Self, _ to: Self, _ facts: Facts) -> (CivilDate, CivilDate)? {
        guard let first = from.value(facts)?.date, let second = to.value(facts)?.date else { return nil }
        return (first, second)
    }
}

extension CivilDate {
    /// Whole years to another day; negative when it lies before. The anniversary counts as reached on its day.
    func years(to other: CivilDate) -> Int {
        let reached = (other.month, other.day) >= (month, day)
        return other.year - year - (reached ? 0 : 1)
    }
}
