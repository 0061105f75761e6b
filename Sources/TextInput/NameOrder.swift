/// The order in a field for a person's name: family name first, then what given names are made of.
struct NameOrder: Sendable {
    let index: WordIndex
    let accents: Set<Accent>

    /// Letters that may be a family name and a given name.
    struct Family {
        var letters: Int
        /// Family names with what each costs.
        var surnames: [(text: String, cost: Double)]
        var rest: String
        var length: Int
    }

    /// A candidate with its cost: the lower, the likelier.
    struct Scored {
        var candidate: Candidate
        var cost: Double
    }

    /// How many whole names stand before the family names alone, and how many of those come then.
    private static let (ahead, alone) = (5, 3)
    /// The longest given name, in syllables.
    private static let longestGiven = 2

    /// The ways the letters may be parted, at most three: each asks the source once more.
    func families(in typed: TypedPinyin) -> [Family] {
        let folded = Dictionary(grouping: index.words.surnames) { Accent.fold($0.letters, accents) }
        let ways = (1..<max(2, min(typed.length, 14))).compactMap { count -> Family? in
            let (head, rest) = (String(typed.letters.prefix(count)), String(typed.letters.dropFirst(count)))
            let found = folded[Accent.fold(head, accents)] ?? []
            guard !found.isEmpty, !rest.isEmpty, rest.first != "'" || rest.count > 1 else { return nil }
            let surnames = found.compactMap { word in
                index.surname(rankOf: word.text).map {
                    (text: word.text, cost: Self.cost($0) + (word.letters == head ? 0 : Self.accentCost))
                }
            }
            return Family(
                letters: count, surnames: surnames, rest: rest.hasPrefix("'") ? String(rest.dropFirst()) : rest,
                length: typed.length)
        }
        let ends = typed.ends
        return Array((ways.filter { ends.contains($0.letters) } + ways.filter { !ends.contains($0.letters) }).prefix(3))
    }

    /// Whole names of a family name and what the rest may be.
    func names(_ family: Family, _ rest: PinyinAnswer) -> [Scored] {
        guard (1...Self.longestGiven).contains(rest.syllables.count) else { return [] }
        let given = givenNames(rest, letters: family.rest.utf8.count)
        return family.surnames.flatMap { surname in
            given.map { given in
                Scored(
                    candidate: Candidate(surname.text + given.text, takes: family.length),
                    cost: surname.cost + given.cost)
            }
        }
    }

    /// Candidates for a given name alone.
    func given(_ typed: TypedPinyin) -> [Candidate] {
        let answer = typed.loose ?? typed.exact
        let fits = (1...Self.longestGiven).contains(answer.syllables.count)
        let names = fits ? givenNames(answer, letters: typed.length).prefix(40).map(\.text) : []
        let first = typed.exact.syllables.first.map(characters) ?? []
        let length = typed.exact.letters(of: 1)
        let parts: [[Candidate]] = [
            names.map { Candidate($0, takes: typed.length) }, typed.whole,
            first.map { Candidate($0.text, takes: length) }, typed.begun, typed.looseWhole, typed.looseBegun,
        ]
        return parts.joined().once()
    }

    /// - Parameter atStart: Whether nothing stands before; in the middle of a name no family name is put first.
    func merged(_ names: [Scored], _ typed: TypedPinyin, atStart: Bool) -> [Candidate] {
        let known = Set(typed.whole.map(\.text))
        let whole = names.map { name in
            var name = name
            if known.contains(name.candidate.text) { name.cost -= 2 }
            return name
        }.sorted { $0.cost < $1.cost }.map(\.candidate).once()
        let surnames = atStart ? surnames(typed) : given(typed)
        let parts: [[Candidate]] = [
            Array(whole.prefix(Self.ahead)), Array(surnames.prefix(Self.alone)),
            Array(whole.dropFirst(Self.ahead).prefix(16)), typed.whole, surnames, typed.looseWhole, typed.begun,
            typed.looseBegun,
        ]
        return parts.joined().once()
    }

    /// Family names alone, with the letters of the first syllables.
    private func surnames(_ typed: TypedPinyin) -> [Candidate] {
        let found = typed.ends.sorted(by: >).flatMap { end in
            let head = Accent.fold(String(typed.letters.prefix(end)), accents)
            return index.words.surnames.filter { Accent.fold($0.letters, accents) == head }
                .map { Candidate($0.text, takes: end) }
        }
        let typedSo = found.filter { candidate in
            index.words.surnames.contains {
                $0.text == candidate.text && $0.letters == typed.letters.prefix(candidate.takes)
            }
        }
        return (typedSo + found).once()
    }

    /// Given names for the syllables, the likeliest first.
    private func givenNames(_ answer: PinyinAnswer, letters: Int) -> [(text: String, cost: Double)] {
        let parts = answer.syllables.map { Array(characters($0).prefix(12)) }
        let made = parts.dropFirst().reduce(parts.first ?? []) { begun, next in
            begun.flatMap { head in next.map { (text: head.text + $0.text, cost: head.cost + $0.cost) } }
        }
        var costs = Dictionary(made.map { ($0.text, $0.cost) }, uniquingKeysWith: min)
        for (place, candidate) in answer.candidates.filter({ $0.takes >= letters }).enumerated() {
            guard candidate.text.count == parts.count else { continue }
            let own = costs[candidate.text].map { $0 - (parts.count > 1 ? 2 : 0.5) }
            costs[candidate.text] = own ?? Self.strange * Double(parts.count) + Double(place) / 8
        }
        return costs.map { (text: $0.key, cost: $0.value) }.sorted { ($0.cost, $0.text) < ($1.cost, $1.text) }
    }

    /// Characters of given names for a syllable, also with the accents of the place.
    private func characters(_ syllable: String) -> [(text: String, cost: Double)] {
        let exact = index.given(reading: syllable).map { (text: $0.text, cost: Self.cost($0.rank)) }
        guard !accents.isEmpty else { return exact }
        let folded = Accent.fold(syllable, accents)
        let others = index.givenReadings.filter { $0 != syllable && Accent.fold($0, accents) == folded }.flatMap {
            index.given(reading: $0).map { (text: $0.text, cost: Self.cost($0.rank) + Self.accentCost) }
        }
        return exact + others.sorted { $0.cost < $1.cost }
    }

    private static func cost(_ rank: Int) -> Double {
        var (left, bits) = (Double(rank + 8), 0.0)
        while left >= 2 { (left, bits) = (left / 2, bits + 1) }
        return bits + left - 1
    }

    private static let accentCost = 4.0
    /// Of a character that is in no list of given names.
    private static let strange = 9.0
}
