/// A reason as the audit trail keeps it: one line, and no number that could be a person's.
enum AuditReason {
    static let longest = 200

    /// The text without control characters; runs of seven and more digits become stars. Nil when nothing is left.
    static func kept(_ text: String) -> String? {
        let printable = String(
            text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
        let line = printable.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing(#/\d{7,}[Xx]?/#, with: "****")
        return line.isEmpty ? nil : String(line.prefix(longest))
    }
}
