/// Text in columns for a terminal window.
enum TextTable {
    /// Labels at the left, values at the right; rows without a value are left out.
    static func pairs(_ rows: [(label: String, value: String?)]) -> String {
        let shown = rows.compactMap { row in row.value.map { [row.label, $0] } }
        return columns(shown)
    }

    /// All rows with their columns aligned.
    static func columns(_ rows: [[String]]) -> String {
        var widths: [Int] = []
        for row in rows {
            for (index, cell) in row.enumerated() {
                if index == widths.count { widths.append(0) }
                widths[index] = max(widths[index], width(of: cell))
            }
        }
        return rows.map { line(of: $0, widths) }.joined(separator: "\n")
    }

    private static func line(of row: [String], _ widths: [Int]) -> String {
        let cells = zip(row, widths).map { $0 + String(repeating: " ", count: $1 - width(of: $0)) }
        let line = cells.joined(separator: "  ")
        return String(line.reversed().drop { $0 == " " }.reversed())
    }

    /// Han characters and full-width signs take two columns.
    private static func width(of text: String) -> Int {
        text.reduce(0) { sum, character in
            let isWide = character.unicodeScalars.first.map {
                (0x2E80...0xFF60).contains($0.value) || $0.value >= 0x20000
            }
            return sum + (isWide == true ? 2 : 1)
        }
    }
}
