/// Every text of the screens in one language, by key.
///
/// The file holds a line `key = text` for each; lines that start with `#` and empty ones are for its readers. A text may
/// name values, `{{count}} 分钟`; one that begins or ends with a blank stands in quotes.
struct TextCatalogue: Sendable {
    let texts: [String: String]
    /// Lines that are none of these, or give a key a second text: defects of the file.
    let defects: [String]

    init(_ file: String) {
        var (texts, defects): ([String: String], [String]) = ([:], [])
        for line in file.split(separator: "\n") where !line.hasPrefix("#") {
            guard let sign = line.firstRange(of: " = "), texts[String(line[..<sign.lowerBound])] == nil else {
                defects.append(String(line))
                continue
            }
            texts[String(line[..<sign.lowerBound])] = Self.unquoted(line[sign.upperBound...])
        }
        (self.texts, self.defects) = (texts, defects)
    }

    private init(texts: [String: String], defects: [String]) {
        (self.texts, self.defects) = (texts, defects)
    }

    /// The same with the other's text where it has none: what is not translated yet is said all the same.
    func completed(by other: TextCatalogue) -> TextCatalogue {
        TextCatalogue(texts: texts.merging(other.texts) { own, _ in own }, defects: defects)
    }

    /// The text with its values set in; the key itself where there is none, so that the gap can be seen.
    func text(_ key: String, _ values: [String: any CustomStringConvertible] = [:]) -> String {
        let parts = (texts[key] ?? key).split(separator: "{{", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts[0])) { text, part in
            guard let end = part.firstRange(of: "}}") else { return text += "{{" + part }
            text += values[String(part[..<end.lowerBound])]?.description ?? ""
            text += part[end.upperBound...]
        }
    }

    /// A template with its marks `[[key]]` replaced by texts, whose values become the template's.
    ///
    /// - Throws: ``ScreenFault/noText(_:)`` when a key has no text.
    func filled(_ template: String) throws -> String {
        let parts = template.split(separator: "[[", omittingEmptySubsequences: false)
        return try parts.dropFirst().reduce(into: String(parts[0])) { html, part in
            guard let end = part.firstRange(of: "]]"), let text = texts[String(part[..<end.lowerBound])] else {
                throw ScreenFault.noText(String(part.prefix(40)))
            }
            html += Self.escaped(text)
            html += part[end.upperBound...]
        }
    }

    private static func unquoted(_ text: Substring) -> String {
        String(text.count > 1 && text.first == "\"" && text.last == "\"" ? text.dropFirst().dropLast() : text)
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
