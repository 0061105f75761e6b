/// Why a condition's text is not one.
public struct ExpressionFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted in characters from 1.
    public var column: Int
    public var message: String

    /// `column 12: expected a word or a number`.
    public var description: String { "column \(column): \(message)" }
}

/// Reads conditions.
///
///     condition  = conjunction { "or" conjunction }
///     conjunction = negation { "and" negation }
///     negation   = "not" negation | "(" condition ")" | "has" "(" fact ")" | comparison
///     comparison = sum ( operator sum | [ "not" ] "in" "[" item { "," item } "]" )
///     sum        = item { "+" item }
///     item       = number | name | ("years" | "days") "(" item "," item ")"
///
/// A name before an operator is a fact; after it, a name with a dot is a fact and one without is a word, an option's id.
/// A name in quotes is always a word.
struct ExpressionParser {
    private let tokens: [ExpressionToken]
    private let end: Int
    private var position = 0

    init(_ text: String) throws(ExpressionFault) {
        tokens = try ExpressionToken.tokens(of: text)
        end = text.count + 1
    }

    /// Reads the whole text.
    mutating func parse() throws(ExpressionFault) -> Expression {
        let expression = try condition()
        guard position == tokens.count else { throw fault("expected and, or, or the end") }
        return expression
    }

    private mutating func condition() throws(ExpressionFault) -> Expression {
        var parts = [try conjunction()]
        while take(.name("or")) { parts.append(try conjunction()) }
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(ExpressionFault) -> Expression {
        var parts = [try negation()]
        while take(.name("and")) { parts.append(try negation()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func negation() throws(ExpressionFault) -> Expression {
        if take(.name("not")) { return .not(try negation()) }
        if take(.mark("(")) {
            let inner = try condition()
            try expect(.mark(")"))
            return inner
        }
        if take(.name("has")) {
            try expect(.mark("("))
            let fact = try name()
            try expect(.mark(")"))
            return .known(fact)
        }
        return try comparison()
    }

    private mutating func comparison() throws(ExpressionFault) -> Expression {
        let left = try sum(isLeft: true)
        if take(.name("in")) { return .within(left, try list()) }
        if take(.name("not")) {
            try expect(.name("in"))
            return .not(.within(left, try list()))
        }
        guard case .mark(let mark)? = present?.kind, let comparison = Expression.Comparison(rawValue: mark) else {
            throw fault("expected = != < <= > >= or in")
        }
        position += 1
        return .compare(left, comparison, try sum(isLeft: false))
    }

    private mutating func list() throws(ExpressionFault) -> [Expression.Term] {
        try expect(.mark("["))
        var items = [try item(isLeft: false)]
        while take(.mark(",")) { items.append(try item(isLeft: false)) }
        try expect(.mark("]"))
        return items
    }

    private mutating func sum(isLeft: Bool) throws(ExpressionFault) -> Expression.Term {
        var parts = [try item(isLeft: isLeft)]
        while take(.mark("+")) { parts.append(try item(isLeft: true)) }
        return parts.count == 1 ? parts[0] : .sum(parts)
    }

    private mutating func item(isLeft: Bool) throws(ExpressionFault) -> Expression.Term {
        guard let token = present else { throw fault("expected a name or a number") }
        position += 1
        switch token.kind {
        case .number(let number): return .number(number)
        case .quoted(let word): return .word(word)
        case .name("years"): return try dates().map { .years($0, $1) }
        case .name("days"): return try dates().map { .days($0, $1) }
        case .name(let name): return isLeft || name.contains(".") ? .fact(name) : .word(name)
        case .mark:
            position -= 1
            throw fault("expected a name or a number")
        }
    }

    private mutating func dates() throws(ExpressionFault) -> DatePair {
        try expect(.mark("("))
        let from = try item(isLeft: true)
        try expect(.mark(","))
        let to = try item(isLeft: true)
        try expect(.mark(")"))
        return DatePair(from: from, to: to)
    }

    private struct DatePair {
        var from: Expression.Term
        var to: Expression.Term

        func map(_ make: (Expression.Term, Expression.Term) -> Expression.Term) -> Expression.Term { make(from, to) }
    }

    private mutating func name() throws(ExpressionFault) -> String {
        guard case .name(let name)? = present?.kind else { throw fault("expected the name of a fact") }
        position += 1
        return name
    }

    private var present: ExpressionToken? { position < tokens.count ? tokens[position] : nil }

    private mutating func take(_ kind: ExpressionToken.Kind) -> Bool {
        guard present?.kind == kind else { return false }
        position += 1
        return true
    }

    private mutating func expect(_ kind: ExpressionToken.Kind) throws(ExpressionFault) {
        guard take(kind) else { throw fault("expected \(kind.text)") }
    }

    private func fault(_ message: String) -> ExpressionFault {
        ExpressionFault(column: present?.column ?? end, message: message)
    }
}
