/// Something that turns what was typed into what may have been meant. It keeps nothing of it.
public protocol CandidateSource: Sendable {
    /// What may stand for these letters; nil when it cannot be asked now.
    func ask(_ letters: String, accents: Set<Accent>) async -> PinyinAnswer?
}

/// What libpinyin says to some letters.
public struct PinyinAnswer: Sendable, Hashable {
    /// The letters apart by syllables; the last may be begun only.
    public var syllables: [String]
    /// In libpinyin's order.
    public var candidates: [Candidate]

    /// Gathers its parts.
    public init(syllables: [String], candidates: [Candidate]) {
        self.syllables = syllables
        self.candidates = candidates
    }

    /// How many letters the first syllables have.
    func letters(of count: Int) -> Int {
        syllables.prefix(count).reduce(0) { $0 + $1.utf8.count }
    }
}

/// Some text that may stand for the beginning of what was typed.
public struct Candidate: Sendable, Hashable {
    public var text: String
    /// How many of the typed signs it stands for.
    public var takes: Int

    /// Gathers its parts.
    public init(_ text: String, takes: Int) {
        self.text = text
        self.takes = takes
    }
}

/// Sounds that people of some places do not tell apart.
public enum Accent: String, Sendable, CaseIterable, Codable {
    case z = "z-zh"
    case c = "c-ch"
    case s = "s-sh"
    case n = "l-n"
    case h = "f-h"
    case r = "l-r"
    case an = "an-ang"
    case en = "en-eng"
    case `in` = "in-ing"
}
