/// The words that come first, by where they are typed. Each list's commonest words stand first.
public struct HallWords: Sendable, Equatable {
    /// Family names, of one character and of two.
    public var surnames: [HallWord] = []
    /// Characters of given names.
    public var given: [HallWord] = []
    /// Places of this city: districts, towns, streets.
    public var places: [HallWord] = []
    /// What parts of an address end with, 路 and 小区.
    public var addressEnds: [HallWord] = []
    /// What companies are called besides their own names, 商贸 and 有限公司.
    public var companyParts: [HallWord] = []
    /// Words of the forms.
    public var terms: [HallWord] = []

    /// Words of a hall that has named none.
    public init() {}

    /// Each list by its place, to go through all of them.
    public static let lists: [any WritableKeyPath<HallWords, [HallWord]> & Sendable] = [
        \.surnames, \.given, \.places, \.addressEnds, \.companyParts, \.terms,
    ]

    /// The same words with what a reader knows of how they are read; what nobody can read is left out.
    public func read(by reading: @Sendable (String) async -> [String]?) async -> HallWords {
        var words = self
        for list in Self.lists {
            var read: [HallWord] = []
            for word in self[keyPath: list] {
                guard word.reading.isEmpty else {
                    read.append(word)
                    continue
                }
                for way in await reading(word.text) ?? [] {
                    read.append(HallWord(word.text, reading: way.split(separator: "'").map(String.init)))
                }
            }
            words[keyPath: list] = read
        }
        return words
    }

    /// The words that come first in a field, all lists together.
    func inOrder(for field: InputField) -> [HallWord] {
        switch field {
        case .name: surnames
        case .address: places + addressEnds
        case .company: places + companyParts + terms
        case .words: terms + places + addressEnds
        }
    }

    /// Every character of the words.
    public var characters: Set<String> {
        Set(Self.lists.flatMap { self[keyPath: $0] }.flatMap { $0.text.map(String.init) })
    }

    /// Words of more than one character, for libpinyin.
    public var phrases: [HallWord] {
        (surnames + places + addressEnds + companyParts + terms).filter { $0.text.count > 1 && !$0.reading.isEmpty }
    }
}
