/// Reading and writing of plain ASCII digits, without locale.
enum Digits {
    /// The number that a text of one to fifteen ASCII digits says; nothing for anything else.
    static func number(_ text: some StringProtocol) -> Int? {
        guard (1...15).contains(text.utf8.count) else { return nil }
        var value = 0
        for byte in text.utf8 {
            guard (48...57).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// Whether the text is not empty and holds only 0 to 9.
    static func isAll(_ text: some StringProtocol) -> Bool {
        !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
    }

    /// The number with leading zeros up to the width.
    static func padded(_ value: Int, _ width: Int) -> String {
        let text = String(value)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
