public import HallCore

extension HallWords {
    /// Takes over what a pack speaks of: the names of its places, its halls, utilities and papers, and the words of its
    /// forms. They have no readings yet.
    public mutating func take(from pack: PolicyPack) {
        let fields = pack.forms.flatMap(\.fields)
        let titles =
            pack.utilities.map(\.name) + pack.materials.map(\.title) + pack.forms.map(\.title)
            + pack.halls.map(\.name)
        let said = titles + fields.map(\.label) + fields.flatMap { $0.options ?? [] }.map(\.label)
        let parts = said.flatMap(Self.phrases)
        places = Self.joined(places, parts.filter(Self.isPlace))
        terms = Self.joined(terms, parts.filter { !Self.isPlace($0) })
    }

    /// Chinese words of two to eight characters between whatever is not Chinese.
    private static func phrases(in text: String) -> [String] {
        text.split { !isHan($0) }.map(String.init).filter { (2...8).contains($0.count) }
    }

    private static func isHan(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy(\.properties.isIdeographic)
    }

    private static func isPlace(_ text: String) -> Bool {
        text.count <= 5 && ["市", "区", "县", "镇", "乡"].contains { text.hasSuffix($0) } && !text.hasPrefix("所在")
    }

    private static func joined(_ words: [HallWord], _ more: [String]) -> [HallWord] {
        var known = Set(words.map(\.text))
        return words + more.filter { known.insert($0).inserted }.map { HallWord($0, reading: []) }
    }
}
