/// Characters by the strokes they are written with, as rime's table for Debian, `rime-data-stroke`, has them.
///
/// The table is read at run time from where the package put it. Its lines are a character, a tab, and its strokes in the
/// order of writing: h 一, s 丨, p 丿, n 丶, z 乛. What stands before the line `...` is about the table.
public struct StrokeTable: Sendable {
    /// The strokes as keys show them, with their number.
    private static let keys: [Character: UInt64] = ["一": 1, "丨": 2, "丿": 3, "丶": 4, "乛": 5]
    private static let names: [UInt8: UInt64] = [
        UInt8(ascii: "h"): 1, UInt8(ascii: "s"): 2, UInt8(ascii: "p"): 3, UInt8(ascii: "n"): 4, UInt8(ascii: "z"): 5,
    ]
    /// Strokes that are told apart; the few characters with more are found among those that begin like them.
    private static let most = 21
    private static let ranks = 5

    private struct Entry: Sendable {
        var character: Unicode.Scalar
        /// The first strokes, three bits each, the first one highest.
        var strokes: UInt64
        var count: Int
        var rank: Int
    }

    private let entries: [Entry]

    /// - Parameters:
    ///   - bytes: The file's content.
    ///   - rank: How common a character is, 0 to 4; 0 is the commonest.
    public init(_ bytes: [UInt8], rank: (Unicode.Scalar) -> Int) {
        var entries: [Entry] = []
        var isTable = false
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            if isTable, let entry = Self.entry(line, rank) { entries.append(entry) }
            isTable = isTable || line.elementsEqual("...".utf8)
        }
        self.entries = entries
    }

    private static func entry(_ line: ArraySlice<UInt8>, _ rank: (Unicode.Scalar) -> Int) -> Entry? {
        guard let tab = line.firstIndex(of: UInt8(ascii: "\t")) else { return nil }
        let scalars = String(decoding: line[..<tab], as: UTF8.self).unicodeScalars
        let strokes = line[(tab + 1)...].prefix { $0 != UInt8(ascii: "\t") }.compactMap { names[$0] }
        guard let character = scalars.first, scalars.count == 1, !strokes.isEmpty else { return nil }
        let place = min(max(rank(character), 0), ranks - 1)
        return Entry(character: character, strokes: packed(strokes), count: strokes.count, rank: place)
    }

    private static func packed(_ strokes: [UInt64]) -> UInt64 {
        strokes.prefix(most).enumerated().reduce(0) { $0 | $1.element << UInt64(61 - 3 * $1.offset) }
    }

    /// Characters that are written so, then those that go on: the common before the rare, the shorter before the longer.
    ///
    /// - Parameter typed: Strokes as keys show them.
    public func candidates(for typed: String, most: Int = 200) -> [Candidate] {
        let strokes = typed.compactMap { Self.keys[$0] }
        guard !strokes.isEmpty, strokes.count == typed.count else { return [] }
        let wanted = Self.packed(strokes)
        let mask = UInt64.max << UInt64(64 - 3 * min(strokes.count, Self.most))
        var exact = [[Unicode.Scalar]](repeating: [], count: Self.ranks)
        var longer = [[Unicode.Scalar]](repeating: [], count: Self.ranks * Self.lengths)
        for entry in entries where entry.strokes & mask == wanted && entry.count >= strokes.count {
            let more = min(entry.count - strokes.count, Self.lengths - 1)
            if more == 0 {
                exact[entry.rank].append(entry.character)
            } else {
                longer[entry.rank * Self.lengths + more].append(entry.character)
            }
        }
        let found = (exact + longer).joined().prefix(most)
        return found.map { Candidate(String($0), takes: typed.count) }.once()
    }

    /// How many strokes more are told apart.
    private static let lengths = 64
}
