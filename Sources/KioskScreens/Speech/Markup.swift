/// A page of ours taken apart into tags and text, for reading aloud. It knows what our own templates write: attributes in
/// double quotes, the five entities and numbers of characters; it is no parser for pages of others.
enum Markup {
    enum Token: Equatable {
        case open(Tag)
        case close(String)
        case text(String)
    }

    struct Tag: Equatable {
        var name: String
        var attributes: [String: String]

        subscript(_ attribute: String) -> String? { attributes[attribute] }

        /// Whether its class list has a name.
        func has(class name: String) -> Bool {
            attributes["class"]?.split(separator: " ").contains { $0 == name } ?? false
        }
    }

    /// Elements that have no end.
    static let empty: Set = ["input", "meta", "link", "br", "hr", "img", "path", "rect", "circle"]

    static func tokens(of html: some StringProtocol) -> [Token] {
        var tokens: [Token] = []
        var rest = Substring(html)
        while let start = rest.firstIndex(of: "<") {
            if start > rest.startIndex { tokens.append(.text(plain(rest[..<start]))) }
            rest = rest[rest.index(after: start)...]
            let (inside, after) = tag(in: rest)
            if let token = token(inside) { tokens.append(token) }
            rest = after
        }
        if !rest.isEmpty { tokens.append(.text(plain(rest))) }
        return tokens
    }

    /// What stands before the `>` that ends a tag, and what follows it.
    private static func tag(in text: Substring) -> (inside: Substring, after: Substring) {
        var quoted = false
        for index in text.indices {
            if text[index] == "\"" { quoted.toggle() }
            if text[index] == ">", !quoted { return (text[..<index], text[text.index(after: index)...]) }
        }
        return (text, text[text.endIndex...])
    }

    private static func token(_ inside: Substring) -> Token? {
        if inside.hasPrefix("/") { return .close(inside.dropFirst().lowercased()) }
        guard let first = inside.first, first.isLetter else { return nil }
        let name = inside.prefix { !$0.isWhitespace && $0 != "/" }
        return .open(Tag(name: name.lowercased(), attributes: attributes(inside.dropFirst(name.count))))
    }

    private static func attributes(_ text: Substring) -> [String: String] {
        var found: [String: String] = [:]
        for match in text.matches(of: #/([A-Za-z-]+)(?:="([^"]*)")?/#) {
            found[String(match.output.1)] = match.output.2.map(plain) ?? ""
        }
        return found
    }

    /// Text without entities.
    static func plain(_ text: some StringProtocol) -> String {
        guard text.contains("&") else { return String(text) }
        let named: [Substring: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " "]
        return String(text).replacing(#/&(#?)(x?)([0-9A-Za-z]+);/#) { match in
            guard match.output.1 == "#" else { return named[match.output.2 + match.output.3] ?? String(match.output.0) }
            let number = UInt32(match.output.3, radix: match.output.2 == "x" ? 16 : 10)
            return number.flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? String(match.output.0)
        }
    }
}
