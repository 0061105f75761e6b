/// A word people of this hall type often.
public struct HallWord: Sendable, Hashable {
    public var text: String
    /// Its syllables, without tones, `v` for ü.
    public var reading: [String]

    /// Gathers its parts.
    public init(_ text: String, reading: [String]) {
        self.text = text
        self.reading = reading
    }

    /// The reading as one word of letters.
    var letters: String { reading.joined() }

    /// The reading as the helper takes it.
    public var spelled: String { reading.joined(separator: "'") }
}

extension HallWord {
    /// Reads a list of words: a word a line, and after it, where it is not as usual, its reading, `曾都区 zeng'du'qu`; `#`
    /// begins a remark. A word without a reading has an empty one.
    public static func list(_ text: String) -> [HallWord] {
        text.split(whereSeparator: \.isNewline).compactMap { line in
            let parts = line.prefix { $0 != "#" }.split(separator: " ")
            return parts.first.map { word in
                HallWord(String(word), reading: parts.dropFirst().first?.split(separator: "'").map(String.init) ?? [])
            }
        }
    }
}
