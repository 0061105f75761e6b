/// Chinese text as espeak-ng's voice `cmn-latn-pinyin` is given it: that voice reads each character by itself, so a
/// character of several readings is written as pinyin with its tone, `银行` as `yin2 hang2`.
///
/// The words are those of the packs and the pages whose reading came out wrong with espeak-ng 1.51, found by comparing its
/// phonemes for every text with those of the right pinyin, and the commonest of such words beyond.
public enum MandarinScript {
    /// The text with pinyin where the voice needs it.
    public static func text(_ text: String) -> String {
        var script = ""
        var rest = Substring(text)
        while let first = rest.first {
            if let word = words[first]?.first(where: { rest.hasPrefix($0.word) }) {
                script += " \(word.pinyin) "
                rest = rest.dropFirst(word.word.count)
            } else {
                script += reading(of: first)
                rest = rest.dropFirst()
            }
        }
        return script
    }

    /// A character outside the first plane has no reading there, and its code would be said: 某 is said instead.
    private static func reading(of character: Character) -> String {
        if let pinyin = characters[character] { return " \(pinyin) " }
        return character.unicodeScalars.contains { $0.value >= 0x20000 } ? "某" : String(character)
    }

    /// By first character, the longest first.
    private static let words: [Character: [(word: String, pinyin: String)]] = {
        let lines = MandarinWords.words.split(separator: "\n").compactMap { line -> (word: String, pinyin: String)? in
            let parts = line.split(separator: " ", maxSplits: 1)
            return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
        }
        return Dictionary(grouping: lines.filter { !$0.word.isEmpty }) { $0.word[$0.word.startIndex] }
            .mapValues { $0.sorted { $0.word.count > $1.word.count } }
    }()

    private static let characters: [Character: String] = {
        let pairs = MandarinWords.characters.split(whereSeparator: \.isWhitespace).compactMap { entry in
            entry.first.map { ($0, String(entry.dropFirst())) }
        }
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }()
}
