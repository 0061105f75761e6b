extension Expression {
    /// Reads a condition.
    public init(_ text: String) throws(ExpressionFault) {
        var parser = try ExpressionParser(text)
        self = try parser.parse()
    }

    /// The condition as text; reading it again gives the same condition.
    public var text: String {
        switch self {
        case .compare(let left, let comparison, let right): "\(left.text) \(comparison.rawValue) \(right.text)"
        case .within(let term, let list): "\(term.text) in [\(list.map(\.text).joined(separator: ", "))]"
        case .known(let fact): "has(\(fact))"
        case .not(let inner): "not (\(inner.text))"
        case .all(let parts): parts.map(\.bracketed).joined(separator: " and ")
        case .any(let parts): parts.map(\.bracketed).joined(separator: " or ")
        }
    }

    private var bracketed: String {
        switch self {
        case .all, .any: "(\(text))"
        case .compare, .within, .known, .not: text
        }
    }
}

extension Expression.Term {
    /// The term as text.
    public var text: String {
        switch self {
        case .fact(let name): name
        case .number(let number): number.text
        case .word(let word):
            word.allSatisfy { $0.isLetter || $0.isNumber } && word.first?.isLetter == true ? word : "\"\(word)\""
        case .sum(let parts): parts.map(\.text).joined(separator: " + ")
        case .years(let from, let to): "years(\(from.text), \(to.text))"
        case .days(let from, let to): "days(\(from.text), \(to.text))"
        }
    }
}

extension Expression: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(try container.decode(String.self))
        } catch let fault as ExpressionFault {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a condition: \(fault)")
        }
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
