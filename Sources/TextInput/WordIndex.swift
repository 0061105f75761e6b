/// The hall's words, found by their letters.
struct WordIndex: Sendable {
    let words: HallWords
    /// Given names' characters with their rank, by reading.
    private let given: [String: [(text: String, rank: Int)]]
    private let givenRank: [String: Int]
    private let surnameRank: [String: Int]
    private let byLetters: [InputField: [String: [HallWord]]]

    init(_ words: HallWords) {
        self.words = words
        given = Dictionary(grouping: words.given.enumerated(), by: \.element.letters)
            .mapValues { $0.map { (text: $0.element.text, rank: $0.offset) } }
        givenRank = Self.ranks(words.given)
        surnameRank = Self.ranks(words.surnames)
        byLetters = Dictionary(
            uniqueKeysWithValues: InputField.allCases.map { field in
                (field, Dictionary(grouping: words.inOrder(for: field), by: \.letters))
            })
    }

    private static func ranks(_ words: [HallWord]) -> [String: Int] {
        Dictionary(words.enumerated().map { ($0.element.text, $0.offset) }, uniquingKeysWith: min)
    }

    func isSurname(_ text: String) -> Bool { surnameRank[text] != nil }

    func surname(rankOf text: String) -> Int? { surnameRank[text] }

    func given(rankOf text: String) -> Int? { givenRank[text] }

    /// Characters of given names with that reading, the commonest first.
    func given(reading: String) -> [(text: String, rank: Int)] { given[reading] ?? [] }

    /// All readings that characters of given names have.
    var givenReadings: [String] { Array(given.keys) }

    /// Words of a field with exactly these letters.
    func words(_ letters: String, for field: InputField) -> [HallWord] { byLetters[field]?[letters] ?? [] }

    /// Words of a field that begin with these letters and go on.
    func longer(than letters: String, for field: InputField) -> [HallWord] {
        words.inOrder(for: field).filter { $0.letters.count > letters.count && $0.letters.hasPrefix(letters) }
    }

    /// Words of a field that the letters begin with, the longest first.
    func beginning(_ typed: TypedPinyin, for field: InputField) -> [HallWord] {
        typed.ends.sorted(by: >).filter { $0 < typed.length }.flatMap {
            words(String(typed.letters.prefix($0)), for: field)
        }
    }
}
