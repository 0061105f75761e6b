/// Marks the Chinese on a page of another language, so that it is read out and drawn as what it is: what packs and people
/// say is never translated.
enum ForeignWords {
    /// The page with `<span lang="zh-CN">` around every run of text that holds a Chinese character.
    static func marked(_ html: String) -> String {
        var (marked, rest, plain) = ("", html[...], "")
        marked.reserveCapacity(html.utf8.count * 2)
        while let start = rest.firstIndex(of: "<") {
            marked += plain.isEmpty ? wrapped(rest[..<start]) : String(rest[..<start])
            let end = rest[start...].firstIndex(of: ">").map(rest.index(after:)) ?? rest.endIndex
            let tag = rest[start..<end]
            if plain.isEmpty { plain = unmarkable.first { tag.hasPrefix("<" + $0) } ?? "" }
            if tag.hasPrefix("</" + plain) { plain = "" }
            marked += tag
            rest = rest[end...]
        }
        return marked + rest
    }

    /// Elements that hold text and nothing else.
    private static let unmarkable = ["title", "textarea", "script", "style", "option"]

    private static func wrapped(_ text: Substring) -> String {
        guard text.unicodeScalars.contains(where: isChinese) else { return String(text) }
        return #"<span lang="zh-CN">\#(text)</span>"#
    }

    /// The blocks of Chinese characters of the basic plane, and the two planes of the rarer ones.
    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool {
        (0x3400...0x9FFF).contains(scalar.value) || (0xF900...0xFAFF).contains(scalar.value)
            || (0x20000...0x3FFFF).contains(scalar.value)
    }
}
