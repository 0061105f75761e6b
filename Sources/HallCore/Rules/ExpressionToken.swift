/// One word, number or mark of a condition.
struct ExpressionToken {
    enum Kind: Hashable {
        case name(String)
        case quoted(String)
        case number(Quantity)
        case mark(String)

        var text: String {
            switch self {
            case .name(let name): name
            case .quoted(let word): "\"\(word)\""
            case .number(let number): number.text
            case .mark(let mark): mark
            }
        }
    }

    var kind: Kind
    /// Counted in characters from 1.
    var column: Int

    private static let pairs = ["<=", ">=", "!="]
    /// How signs that people write are written here.
    private static let spellings: [Character: String] = [
        "≤": "<=", "≥": ">=", "≠": "!=", "＜": "<", "＞": ">", "＝": "=", "（": "(", "）": ")", "，": ",", "“": "\"",
        "”": "\"", "&": "and", "|": "or", "!": "not",
    ]
    private static let singles = "=<>()[],+"

    static func tokens(of text: String) throws(ExpressionFault) -> [ExpressionToken] {
        let characters = Array(text)
        var tokens: [ExpressionToken] = []
        var index = 0
        while index < characters.count {
            if characters[index].isWhitespace {
                index += 1
                continue
            }
            let (kind, length) = try token(in: characters[index...], column: index + 1)
            tokens.append(ExpressionToken(kind: kind, column: index + 1))
            index += length
        }
        return tokens
    }

    private static func token(
        in rest: ArraySlice<Character>, column: Int
    ) throws(ExpressionFault) -> (Kind, length: Int) {
        let first = rest[rest.startIndex]
        let two = String(rest.prefix(2))
        if pairs.contains(two) { return (.mark(two), 2) }
        if singles.contains(first) { return (.mark(String(first)), 1) }
        if first == "\"" {
            let word = rest.dropFirst().prefix { $0 != "\"" }
            guard word.count + 1 < rest.count else {
                throw ExpressionFault(column: column, message: "the quote does not end")
            }
            return (.quoted(String(word)), word.count + 2)
        }
        let word = String(rest.prefix { $0.isLetter || $0.isNumber || $0 == "." || $0 == "_" || $0 == "-" })
        guard !word.isEmpty else {
            let advice = spellings[first].map { "; write \($0)" } ?? ""
            throw ExpressionFault(column: column, message: "\(first) means nothing here\(advice)")
        }
        if let number = Quantity(word) { return (.number(number), word.count) }
        guard first.isLetter else { throw ExpressionFault(column: column, message: "\(word) is no number") }
        return (.name(word), word.count)
    }
}
