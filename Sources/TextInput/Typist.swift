/// Turns typed pinyin into candidates in the order that fits the field. Nothing of it is kept.
public struct Typist: Sendable {
    private let source: any CandidateSource
    private let index: WordIndex
    private let accents: Set<Accent>

    /// - Parameters:
    ///   - words: With their readings.
    ///   - accents: What is not told apart here; what was typed to the letter still comes first.
    public init(source: any CandidateSource, words: HallWords, accents: Set<Accent>) {
        self.source = source
        self.accents = accents
        index = WordIndex(words)
    }

    /// What may have been meant, the likeliest first; nil when the source cannot be asked now.
    ///
    /// - Parameters:
    ///   - letters: As ``PinyinLetters/plain(_:)`` gives them.
    ///   - before: What stands before them in the field.
    public func candidates(for letters: String, in field: InputField, after before: String) async -> PinyinAnswer? {
        guard let exact = await source.ask(letters, accents: []) else { return nil }
        let loose = accents.isEmpty ? nil : await source.ask(letters, accents: accents)
        let typed = TypedPinyin(letters: letters, exact: exact, loose: loose)
        let ordered =
            switch field {
            case .name: await names(typed, after: before)
            case .address, .company, .words: await phrases(typed, in: field, after: before)
            }
        return PinyinAnswer(syllables: exact.syllables, candidates: ordered)
    }

    private func names(_ typed: TypedPinyin, after before: String) async -> [Candidate] {
        let order = NameOrder(index: index, accents: accents)
        guard !index.isSurname(before) else { return order.given(typed) }
        var whole: [NameOrder.Scored] = []
        for family in order.families(in: typed) {
            guard let rest = await source.ask(family.rest, accents: accents) else { continue }
            whole += order.names(family, rest)
        }
        return order.merged(whole, typed, atStart: before.isEmpty)
    }

    private func phrases(_ typed: TypedPinyin, in field: InputField, after before: String) async -> [Candidate] {
        let order = PhraseOrder(index: index, field: field)
        var composed: [Candidate] = []
        if let split = order.ending(of: typed), let head = await source.ask(split.head, accents: accents) {
            composed = order.composed(split, head)
        }
        return order.merged(composed, typed, afterText: !before.isEmpty)
    }
}

/// What was typed with what libpinyin says to it, to the letter and with the accents of the place.
struct TypedPinyin: Sendable {
    var letters: String
    var exact: PinyinAnswer
    var loose: PinyinAnswer?

    var length: Int { letters.utf8.count }

    func isWhole(_ candidate: Candidate) -> Bool { candidate.takes >= length }

    /// What stands for all that was typed, then what stands for its beginning; to the letter before with an accent.
    var whole: [Candidate] { exact.candidates.filter(isWhole) }
    var looseWhole: [Candidate] { (loose?.candidates ?? []).filter(isWhole) }
    var begun: [Candidate] { exact.candidates.filter { !isWhole($0) } }
    var looseBegun: [Candidate] { (loose?.candidates ?? []).filter { !isWhole($0) } }

    /// How many letters end with a syllable.
    var ends: Set<Int> {
        var ends: Set<Int> = [], sum = 0
        for syllable in exact.syllables {
            sum += syllable.utf8.count
            ends.insert(sum)
        }
        return ends
    }
}

extension Sequence<Candidate> {
    /// Each text once, where it comes first.
    func once() -> [Candidate] {
        var seen: Set<String> = []
        return filter { seen.insert($0.text).inserted }
    }
}
