import HallCore

/// One question of a form, as its page shows it. What may be absent is a list, because an absent value would be looked
/// up in what stands around it.
struct InputView {
    /// A line, or a choice of one kind.
    struct Line {
        var type: String
        var keys: String
        var typed: String
        var units: [String]
        var longest: Int
    }

    struct Lines {
        var typed: String
        var rows: Int
        var longest: Int
    }

    struct Choice {
        /// `radio` or `checkbox`.
        var type: String
        var options: [Option]
    }

    struct Option {
        var optionID: String
        var value: String
        var words: String
        var isChosen: Bool
    }

    var fieldID: String
    var name: String
    var label: String
    var hints: [String]
    var mistakes: [String]
    /// Ids of hint and mistake, for who listens.
    var describedBy: [String]
    var line: [Line] = []
    var lines: [Lines] = []
    var choice: [Choice] = []
    /// A list that opens.
    var list: [Choice] = []

    init(_ field: FieldPlace, label: String, hint: String? = nil) {
        (fieldID, name, self.label) = (field.id, field.name, label)
        hints = hint.map { [$0] } ?? []
        mistakes = field.mistake.map { [$0] } ?? []
        let described = (hint == nil ? [] : ["\(field.id)-hint"]) + (mistakes.isEmpty ? [] : ["\(field.id)-mistake"])
        describedBy = described.isEmpty ? [] : [described.joined(separator: " ")]
    }
}

/// Where a question stands: its form, its name, what was typed last and what is wrong with it.
struct FieldPlace {
    var form: String
    var name: String
    var typed: String?
    var chosen: [String] = []
    var mistake: String?
    /// Whether it comes back as it was posted.
    var isPosted = false

    /// Unique on the page.
    var id: String { "\(form).\(name)" }
}

extension InputView {
    static func line(
        _ field: FieldPlace, _ label: String, hint: String? = nil, type: String = "text", keys: String = "text",
        unit: String? = nil, value: String = "", longest: Int = 200
    ) -> InputView {
        var input = InputView(field, label: label, hint: hint)
        input.line = [
            Line(type: type, keys: keys, typed: field.typed ?? value, units: unit.map { [$0] } ?? [], longest: longest)
        ]
        return input
    }

    static func lines(
        _ field: FieldPlace, _ label: String, hint: String? = nil, rows: Int = 3, longest: Int = 500, value: String = ""
    ) -> InputView {
        var input = InputView(field, label: label, hint: hint)
        input.lines = [Lines(typed: field.typed ?? value, rows: rows, longest: longest)]
        return input
    }

    /// One of several, all to be seen.
    static func radio(
        _ field: FieldPlace, _ label: String, hint: String? = nil, options: [(value: String, words: String)],
        value: String? = nil
    ) -> InputView {
        var input = InputView(field, label: label, hint: hint)
        input.choice = [
            Choice(type: "radio", options: Self.options(field, options, chosen: [field.typed ?? value ?? ""]))
        ]
        return input
    }

    /// Any of several.
    static func several(
        _ field: FieldPlace, _ label: String, hint: String? = nil, options: [(value: String, words: String)],
        chosen: [String] = []
    ) -> InputView {
        var input = InputView(field, label: label, hint: hint)
        let ticked = field.isPosted ? field.chosen : chosen
        input.choice = [Choice(type: "checkbox", options: Self.options(field, options, chosen: ticked))]
        return input
    }

    /// One of many, in a list that opens.
    static func list(
        _ field: FieldPlace, _ label: String, hint: String? = nil, options: [(value: String, words: String)],
        value: String? = nil
    ) -> InputView {
        var input = InputView(field, label: label, hint: hint)
        input.list = [
            Choice(type: "select", options: Self.options(field, options, chosen: [field.typed ?? value ?? ""]))
        ]
        return input
    }

    private static func options(
        _ field: FieldPlace, _ options: [(value: String, words: String)], chosen: [String]
    ) -> [Option] {
        options.map {
            Option(
                optionID: "\(field.id)-\($0.value)", value: $0.value, words: $0.words,
                isChosen: chosen.contains($0.value))
        }
    }
}
