/// Walks through a page's tags and text and collects the lines to be said.
struct PageReader {
    /// The chosen values by field.
    let answers: [String: Set<String>]
    let ticked: Set<String>?
    let words: SpeechWords
    let language: String

    private(set) var lines: [SpokenLine] = []
    private var line: [SpokenLine.Part] = []
    private var open: [Level] = []
    /// Set between the box of an option and the end of its label.
    private var isChosen = false

    /// An element that is not closed yet.
    private struct Level {
        var name: String
        var isSilent: Bool
        var isPersonal: Bool
        var isOpening: Bool
        var language: String
    }

    /// Elements that stand within a line.
    private static let inline: Set = [
        "span", "b", "strong", "a", "small", "input", "textarea", "em", "i", "dt", "dd", "th", "td",
    ]
    /// Those of them that are set apart by a pause.
    private static let apart: Set = ["small", "dd", "th", "td"]
    private static let silent: Set = ["svg", "script", "style", "head", "header", "dialog", "template"]
    private static let inMain = "main"

    init(answers: [String: Set<String>], ticked: Set<String>?, words: SpeechWords, language: String) {
        self.answers = answers
        self.ticked = ticked
        self.words = words
        self.language = language
    }

    mutating func take(_ token: Markup.Token) {
        switch token {
        case .open(let tag): begin(tag)
        case .close(let name): end(name)
        case .text(let text): say(text)
        }
    }

    private mutating func begin(_ tag: Markup.Tag) {
        if !Self.inline.contains(tag.name) || tag.has(class: "button") || tag.has(class: "tile") { finishLine() }
        let level = level(for: tag)
        if Self.apart.contains(tag.name), !level.isSilent, !line.isEmpty { add(words.pause, personal: false) }
        if tag.name == "input" { box(tag, level) }
        if Markup.empty.contains(tag.name) { return }
        open.append(level)
        if tag["data-role"] == "next" { add(words.thenTap, personal: false) }
    }

    private func level(for tag: Markup.Tag) -> Level {
        let outer = open.last
        let isNext = tag["data-role"] == "next"
        let isSpoken = tag.name == Self.inMain || isNext || outer.map { !$0.isSilent } ?? false
        return Level(
            name: tag.name, isSilent: !isSpoken || isHidden(tag),
            isPersonal: outer?.isPersonal ?? false || tag["data-personal"] != nil || tag.name == "textarea",
            isOpening: outer?.isOpening ?? false || tag.name == "h1" || tag.has(class: "lead"),
            language: tag["lang"] ?? outer?.language ?? language)
    }

    private func isHidden(_ tag: Markup.Tag) -> Bool {
        if Self.silent.contains(tag.name) || tag["aria-hidden"] == "true" { return true }
        if tag["data-silent"] != nil || tag.has(class: "visually-hidden") { return true }
        // How it began says nothing of what the page's own script shows and hides since.
        if tag["data-depends"] != nil || tag["data-not-with"] != nil { return false }
        guard let field = tag["data-when"], let wanted = tag["data-equals"] else { return tag["hidden"] != nil }
        return answers[field, default: []].isDisjoint(with: wanted.split(separator: "|").map(String.init))
    }

    private mutating func box(_ tag: Markup.Tag, _ level: Level) {
        guard !level.isSilent else { return }
        if tag.isTicked(ticked) { isChosen = true }
        guard ["text", "tel"].contains(tag["type"]), let value = tag["value"], !value.isEmpty else { return }
        let counts = ["decimal", "numeric"].contains(tag["inputmode"])
        add(words.typed, personal: false)
        add(value, personal: !counts || level.isPersonal)
    }

    private mutating func end(_ name: String) {
        guard let place = open.lastIndex(where: { $0.name == name }) else { return }
        if name == "label", isChosen {
            add(words.chosen, personal: false)
            isChosen = false
        }
        if !Self.inline.contains(name) || name == "a" { finishLine() }
        open.removeSubrange(place...)
    }

    private mutating func say(_ text: String) {
        guard let level = open.last, !level.isSilent else { return }
        if level.name == "textarea", !text.allSatisfy(\.isWhitespace) { add(words.typed, personal: false) }
        add(text, personal: level.isPersonal)
    }

    private mutating func add(_ text: String, personal: Bool) {
        guard !(text.allSatisfy(\.isWhitespace) && line.isEmpty) else { return }
        line.append(.init(text: text, isPersonal: personal && !text.allSatisfy(\.isWhitespace)))
    }

    private mutating func finishLine() {
        defer { line = [] }
        guard line.contains(where: { !$0.text.allSatisfy(\.isWhitespace) }) else { return }
        lines.append(
            SpokenLine(
                parts: line, language: open.last?.language ?? language, isOpening: open.last?.isOpening ?? false))
    }
}
