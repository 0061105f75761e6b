/// Characters by the strokes they are written with, as rime's table for Debian, `rime-data-stroke`, has them.
///
/// The table is read at run time from where the package put it. Its lines are a character, a tab, and its strokes in the
/// order of writing: h 一, s 丨, p 丿, n 丶, z 乛. What stands before the line `...` is about the table.
public struct StrokeTable: Sendable {
    /// The strokes as keys show them, and as the table names them.
    private static let names: [Character: Character] = ["一": "h", "丨": "s", "丿": "p", "丶": "n", "乛": "z"]
    /// More than any character has.
    private static let mostStrokes = 64
    /// Up to so many are put in order; of more, the commonest are looked for.
    private static let few = 1500

    private struct Entry: Sendable {
        var text: String
        var strokes: String
        var rank: UInt8
    }

    /// By strokes, and by how common they are.
    private let byStrokes: [Entry]
    private let byRank: [Entry]

    /// - Parameters:
    ///   - text: The file's content.
    ///   - rank: How common a character is; 0 is the commonest.
    public init(_ text: String, rank: (String) -> UInt8) {
        var isTable = false
        var entries: [Entry] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
            guard isTable else {
                isTable = line.elementsEqual("...".utf8)
                continue
            }
            let parts = line.split(separator: UInt8(ascii: "\t"))
            guard parts.count > 1, let character = String(parts[0]), let strokes = String(parts[1]),
                character.unicodeScalars.count == 1
            else { continue }
            entries.append(Entry(text: character, strokes: strokes, rank: rank(character)))
        }
        byStrokes = entries.sorted { $0.strokes < $1.strokes }
        byRank = byStrokes.sorted { ($0.rank, $0.strokes.utf8.count) < ($1.rank, $1.strokes.utf8.count) }
    }

    /// Whether there is nothing to find.
    public var isEmpty: Bool { byStrokes.isEmpty }

    /// Characters that are written so, then those that go on, the commonest first.
    ///
    /// - Parameter typed: Strokes as keys show them.
    public func candidates(for typed: String, most: Int = 200) -> [Candidate] {
        let strokes = String(typed.compactMap { Self.names[$0] })
        guard (1...Self.mostStrokes).contains(strokes.count), strokes.count == typed.count else { return [] }
        let range = places(of: strokes)
        let found =
            range.count > Self.few
            ? byRank.lazy.filter { $0.strokes.hasPrefix(strokes) }.prefix(most).map(\.text)
            : byStrokes[range].sorted { Self.key($0, strokes) < Self.key($1, strokes) }.prefix(most).map(\.text)
        let exact = byStrokes[range].prefix { $0.strokes == strokes }.sorted { $0.rank < $1.rank }.map(\.text)
        return (exact + found).map { Candidate($0, takes: typed.count) }.once()
    }

    private static func key(_ entry: Entry, _ strokes: String) -> (Int, UInt8, Int) {
        let more = entry.strokes.utf8.count - strokes.utf8.count
        return (more == 0 ? 0 : 1, entry.rank, more)
    }

    private func places(of strokes: String) -> Range<Int> {
        let start = Self.first(in: byStrokes) { $0.strokes >= strokes }
        // Above every stroke's letter.
        return start..<max(start, Self.first(in: byStrokes) { $0.strokes >= strokes + "~" })
    }

    private static func first(in entries: [Entry], where isReached: (Entry) -> Bool) -> Int {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if isReached(entries[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
