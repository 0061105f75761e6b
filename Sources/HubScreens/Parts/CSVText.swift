/// A table as RFC 4180 writes it, in UTF-8 with a byte order mark so that spreadsheets read Chinese.
enum CSVText {
    static func text(_ header: [String], _ rows: [[String]]) -> String {
        "\u{FEFF}" + ([header] + rows).map { $0.map(cell).joined(separator: ",") + "\r\n" }.joined()
    }

    /// A cell; what a spreadsheet would take for a formula gets an apostrophe before it.
    static func cell(_ text: String) -> String {
        let text = PlainText.cleaned(text)
        let begins = text.drop { $0.isWhitespace }.first
        let plain = begins.map { "=+-@＝＋－＠".contains($0) } ?? false || text.first == "\t" ? "'" + text : text
        guard plain.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return plain }
        return "\"" + plain.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
