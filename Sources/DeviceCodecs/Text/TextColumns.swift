/// Text measured in columns of the narrow font: a letter takes one, a Chinese character two.
public struct TextColumns: Sendable {
    private let coverage: ROMCoverage

    public init(coverage: ROMCoverage) {
        self.coverage = coverage
    }

    /// 1 or 2. What the built-in font has beyond ASCII is two columns wide there, whatever Unicode says of its width.
    public func columns(of character: Character) -> Int {
        if character.isASCII { return 1 }
        guard coverage.bytes(for: character) == nil else { return 2 }
        let isNarrow = character.unicodeScalars.first.map { $0.value < 0x1100 } ?? true
        return isNarrow ? 1 : 2
    }

    public func columns(of text: some Sequence<Character>) -> Int {
        text.reduce(0) { $0 + columns(of: $1) }
    }

    /// `text` in lines of at most `width` columns, 2 at least. Breaks at blanks between Latin words where there are
    /// any, else between any two characters; keeps closing marks (，。) off the beginning of a line.
    public func wrap(_ text: String, width: Int) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
            wrapParagraph($0, width: max(width, 2))
        }
    }

    private func wrapParagraph(_ paragraph: Substring, width: Int) -> [String] {
        var lines: [String] = []
        var rest = paragraph
        while columns(of: rest) > width {
            let end = breakIndex(in: rest, width: width)
            lines.append(String(rest[..<end]).trimmingBlanksAtEnd())
            rest = rest[end...].drop { $0 == " " }
        }
        return lines + [String(rest)]
    }

    /// Where the first line of `text`, which is wider than `width`, ends.
    private func breakIndex(in text: Substring, width: Int) -> Substring.Index {
        var used = 0
        var end = text.startIndex
        while end < text.endIndex, used + columns(of: text[end]) <= width {
            used += columns(of: text[end])
            end = text.index(after: end)
        }
        if end == text.startIndex { return text.index(after: end) }
        return wordBoundary(in: text, before: end) ?? end
    }

    /// The latest place at or before `end` that splits neither a Latin word nor a mark from what it closes.
    private func wordBoundary(in text: Substring, before end: Substring.Index) -> Substring.Index? {
        var place = end
        while place > text.startIndex {
            let previous = text[text.index(before: place)]
            let isInsideWord = previous.isWordPart && text[place].isWordPart
            if !isInsideWord, !Self.closingMarks.contains(text[place]) { return place }
            place = text.index(before: place)
        }
        return nil
    }

    private static let closingMarks: Set<Character> = ["，", "。", "、", "；", "：", "！", "？", "）", "》", "”", "〕", ")", ","]
}

extension Character {
    fileprivate var isWordPart: Bool { isASCII && self != " " }
}

extension String {
    fileprivate func trimmingBlanksAtEnd() -> String {
        String(self[..<(lastIndex { $0 != " " }.map(index(after:)) ?? startIndex)])
    }
}
