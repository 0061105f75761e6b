/// The order in a field for an address, a company's name, or words.
struct PhraseOrder: Sendable {
    let index: WordIndex
    let field: InputField

    /// Letters parted before a word that ends what was typed.
    struct Split {
        var head: String
        var ending: HallWord
        var length: Int
    }

    /// How many words that go on after what was typed are offered, and from how many letters on.
    private static let (completions, fewestLetters) = (3, 3)

    /// The longest word of the field that the letters end with, such as 路 in `wenfenglu`.
    func ending(of typed: TypedPinyin) -> Split? {
        guard field != .words, typed.exact.syllables.count > 1 else { return nil }
        let ends = typed.ends
        let words = field == .address ? index.words.addressEnds : index.words.companyParts
        let fitting = words.filter { word in
            typed.letters.hasSuffix(word.letters) && ends.contains(typed.length - word.letters.utf8.count)
        }
        guard let ending = fitting.max(by: { $0.letters.utf8.count < $1.letters.utf8.count }) else { return nil }
        return Split(
            head: String(typed.letters.dropLast(ending.letters.count)), ending: ending, length: typed.length)
    }

    /// What the head may be, each with the ending.
    func composed(_ split: Split, _ head: PinyinAnswer) -> [Candidate] {
        let known = index.words(split.head, for: field).map(\.text)
        let whole = known + head.candidates.filter { $0.takes >= split.head.utf8.count }.map(\.text)
        return whole.prefix(6).map { Candidate($0 + split.ending.text, takes: split.length) }
    }

    /// - Parameter afterText: Whether something stands before: what ends a part of an address is likely then only.
    func merged(_ composed: [Candidate], _ typed: TypedPinyin, afterText: Bool) -> [Candidate] {
        let exact = index.words(typed.letters, for: field).map { Candidate($0.text, takes: typed.length) }
        let ours = exact.filter { afterText || $0.text.count > 1 }
        let whole = (ours + best(composed, typed.whole)).once()
        let longer = typed.length < Self.fewestLetters ? [] : index.longer(than: typed.letters, for: field)
        let further = longer.prefix(Self.completions).map { Candidate($0.text, takes: typed.length) }
        let begun = index.beginning(typed, for: field).filter { $0.text.count > 1 }.map {
            Candidate($0.text, takes: $0.letters.utf8.count)
        }
        let parts: [[Candidate]] = [
            Array(whole.prefix(3)), further, Array(whole.dropFirst(3)), begun, typed.looseWhole, typed.begun,
            typed.looseBegun,
        ]
        return parts.joined().once()
    }

    /// libpinyin's first comes first if it ends as it should.
    private func best(_ composed: [Candidate], _ whole: [Candidate]) -> [Candidate] {
        guard let first = whole.first, let ending = composed.first?.text.last, first.text.last == ending else {
            return composed + whole
        }
        return [first] + composed + whole
    }
}
