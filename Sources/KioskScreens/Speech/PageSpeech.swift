import HallCore
import KioskSession

/// A page's lines as they are handed to the voice.
struct PageSpeech {
    private let opening: [Utterance.Line]
    private let rest: [Utterance.Line]

    /// - Parameter isPrivate: Whether only the person at the screen hears it; if not, nothing personal is said.
    init(lines: [SpokenLine], isPrivate: Bool, words: SpeechWords) {
        let said = lines.map { line in
            let text = line.text(private: isPrivate, instead: words.onScreen)
            return (line: Self.line(text, in: line.language), isOpening: line.isOpening)
        }.filter { !$0.line.text.isEmpty }
        let head = said.prefix { $0.isOpening }
        opening = head.map(\.line)
        rest = said.dropFirst(head.count).map(\.line)
    }

    /// A line for its voice. What has Chinese characters in it is for the Chinese one, whatever the page is in.
    static func line(_ text: String, in language: String) -> Utterance.Line {
        let isChinese = language.hasPrefix("zh") || text.contains(#/\p{Han}/#)
        return isChinese ? Utterance.Line(SpokenChinese.words(of: text)) : Utterance.Line(text, language: language)
    }

    /// Everything in order.
    var all: [Utterance.Line] { opening + rest }

    /// - Parameter only: The lines to be said; nil for all.
    func utterance(_ key: String, only: Set<String>?, gain: Int) -> Utterance {
        guard let only else { return Utterance(page: key, opening: opening, rest: rest, gain: gain) }
        return Utterance(page: "", opening: [], rest: all.filter { only.contains($0.text) }, gain: gain)
    }

    /// A page's name among recorded prompts: `/apply/choose` is `apply-choose`.
    static func key(of path: String) -> String {
        path.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.joined(separator: "-")
    }

    /// About how long it takes to say: four characters a second and a breath after each line.
    static func seconds(of utterance: Utterance) -> Int {
        utterance.lines.reduce(0) { $0 + $1.text.count + 2 } / 4 + 1
    }
}
