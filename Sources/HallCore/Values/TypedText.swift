/// Cleaning of what people type: full-width forms, blanks and dashes in their many shapes.
public enum TypedText {
    /// Full-width ASCII (U+FF01 to U+FF5E) and the ideographic blank as their plain forms.
    static func halfWidth(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: result.append(UnicodeScalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000, 0x00A0, 0x2000...0x200B, 0x202F, 0xFEFF: result.append(" ")
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Without blanks at either end.
    static func trimmed(_ text: String) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }

    /// Half-width, upper case, without blanks and without any kind of dash.
    static func signs(_ text: String) -> String {
        String(halfWidth(text).uppercased().filter { !$0.isWhitespace && !isDash($0) })
    }

    /// Whether the character is a hyphen, a dash, a minus or a long vowel mark typed for one.
    static func isDash(_ character: Character) -> Bool {
        "-‐‑‒–—―−－ー_".contains(character)
    }

    /// Whether the scalar turns the direction in which text after it is written (UAX #9, 2.1 to 2.6). Nothing that is filed
    /// here is written from the right; such signs only make a text look like another.
    public static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Full-width letters and digits as plain ones, without control characters and signs that turn the direction; brackets
    /// and commas stay.
    static func plain(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF10...0xFF19, 0xFF21...0xFF3A, 0xFF41...0xFF5A:
                result.append(UnicodeScalar(UInt8(scalar.value - 0xFEE0)))
            case 0x09, 0x0A, 0x0D, 0x2028, 0x2029: result.append(" ")
            case 0..<0x20, 0x7F...0x9F: continue
            case _ where turnsDirection(scalar): continue
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// A name with the dot U+00B7 for its look-alikes; blanks go between Chinese characters, elsewhere one stays.
    static func personName(_ text: String) -> String {
        let dotted = text.map { "•・．‧∙⋅●".contains($0) ? "·" : $0 }
        let words = String(dotted).split(whereSeparator: \.isWhitespace)
        let latin = words.contains { word in word.contains { $0.isASCII && $0.isLetter } }
        return words.joined(separator: latin ? " " : "")
    }
}
