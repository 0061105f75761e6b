/// What a recogniser says to some ink.
public struct InkReading: Sendable, Hashable {
    /// A character with how probably it is the one.
    public struct Guess: Sendable, Hashable {
        public var text: String
        /// 0 to 1.
        public var chance: Double

        /// Gathers its parts.
        public init(_ text: String, chance: Double) {
            (self.text, self.chance) = (text, chance)
        }
    }

    /// What all of it may be as one character, the likeliest first.
    public var whole: [Guess]
    /// Where it looks like more than one character: what each of them may be, from left to right.
    public var pieces: [[Guess]]

    /// Gathers its parts.
    public init(whole: [Guess], pieces: [[Guess]]) {
        (self.whole, self.pieces) = (whole, pieces)
    }

    /// The same with what a field takes only, the chances shared out among it.
    func accepted(by field: InputField) -> InkReading {
        InkReading(whole: Self.accepted(whole, by: field), pieces: pieces.map { Self.accepted($0, by: field) })
    }

    private static func accepted(_ guesses: [Guess], by field: InputField) -> [Guess] {
        let fitting = guesses.filter { field.accepts($0.text) }
        let all = fitting.reduce(0) { $0 + $1.chance }
        return fitting.map { Guess($0.text, chance: all > 0 ? $0.chance / all : 0) }
    }
}

extension InputField {
    /// Whether a character may stand in the field: in a name ideographs and the dot, elsewhere letters, digits and what
    /// addresses are written with besides.
    func accepts(_ text: String) -> Bool {
        guard let sign = text.unicodeScalars.first, text.unicodeScalars.count == 1 else { return false }
        if sign.properties.isIdeographic || sign == "·" { return true }
        guard self != .name else { return false }
        return sign.isASCII && (sign.properties.isAlphabetic || ("0"..."9").contains(sign)) || "-#()（）".contains(text)
    }
}
