/// What is said of a page: its own HTML read from top to bottom, so that nothing is on the screen that the voice does not
/// know, and nothing is said that is not there.
///
/// Silent are what is hidden, pictures, and what is marked `data-silent`, such as the button beside each row of the
/// review. What is marked `data-personal` or stands in a box for typing is personal.
struct SpokenPage {
    /// - Parameters:
    ///   - html: The whole page.
    ///   - ticked: Identifiers of the buttons that are ticked now; nil: those that the page was made with.
    ///   - words: What is said where the page has no word.
    static func lines(of html: String, ticked: Set<String>?, words: SpeechWords) -> [SpokenLine] {
        let tokens = Markup.tokens(of: html)
        let language = tokens.lazy.compactMap { if case .open(let tag) = $0 { tag["lang"] } else { nil } }.first
        var reader = PageReader(
            answers: answers(in: tokens, ticked), ticked: ticked, words: words, language: language ?? "zh-CN")
        for token in tokens { reader.take(token) }
        return reader.lines
    }

    /// The chosen values by the names of their fields: what is shown only for some answers depends on them.
    private static func answers(in tokens: [Markup.Token], _ ticked: Set<String>?) -> [String: Set<String>] {
        tokens.reduce(into: [:]) { answers, token in
            guard case .open(let tag) = token, tag.isTicked(ticked), let name = tag["name"] else { return }
            answers[name, default: []].insert(tag["value"] ?? "")
        }
    }
}

extension Markup.Tag {
    /// Whether it is a big button that is ticked.
    func isTicked(_ ticked: Set<String>?) -> Bool {
        guard name == "input", ["checkbox", "radio"].contains(attributes["type"]) else { return false }
        guard let ticked else { return attributes["checked"] != nil }
        return attributes["id"].map(ticked.contains) ?? false
    }
}

/// Words that are said and not shown.
struct SpeechWords: Sendable {
    /// After an option that is chosen.
    var chosen: String
    /// Before what stands in a box for typing.
    var typed: String
    /// In place of what is personal, where others hear it.
    var onScreen: String
    /// Before the word of the button that leads on.
    var thenTap: String

    /// Between what stands side by side.
    var pause: String

    /// In the language of the page that is being made.
    static var current: SpeechWords {
        SpeechWords(
            chosen: say("speech.chosen"), typed: say("speech.typed"), onScreen: say("speech.onscreen"),
            thenTap: say("speech.thentap"), pause: say("speech.pause"))
    }
}
