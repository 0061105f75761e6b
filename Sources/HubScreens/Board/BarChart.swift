/// Bars that lie: one for each figure, how much of it was kept, late, breached. Drawn without a script or a style.
struct BarChart {
    struct Part {
        var partStyle: String
        var x: Int
        var y: Int
        var width: Int
    }

    struct Bar {
        var name: String
        var nameY: Int
        var parts: [Part]
        var shown: String
        var shownX: Int
    }

    private static let (nameWidth, barWidth, step) = (180, 620, 44)

    /// Said to who does not see it.
    var summary: String
    var height: Int
    var bars: [Bar]

    /// - Parameter figures: names with what is drawn; those of which none ended are left out.
    init(title: String, _ figures: [(name: String, figure: LimitFigure)]) {
        let shown = figures.filter { $0.figure.ended > 0 }
        height = max(1, shown.count) * Self.step
        bars = shown.enumerated().map { Self.bar($1.name, $1.figure, y: $0 * Self.step) }
        let words = shown.map { "\($0.name)\($0.figure.keptPercent ?? 0)%" }
        summary = "\(title)：\(words.isEmpty ? "还没有数据" : words.joined(separator: "，"))。下面的表格里有同样的数字。"
    }

    private static func bar(_ name: String, _ figure: LimitFigure, y: Int) -> Bar {
        var (x, parts) = (nameWidth, [Part]())
        for (count, style) in [(figure.kept, "kept"), (figure.late, "late"), (figure.breached, "breached")]
        where count > 0 {
            let width = max(2, count * barWidth / figure.ended)
            parts.append(Part(partStyle: style, x: x, y: y + 8, width: width))
            x += width
        }
        return Bar(
            name: name, nameY: y + 28, parts: parts,
            shown: "\(figure.keptPercent ?? 0)%（\(figure.kept)/\(figure.ended)）",
            shownX: nameWidth + barWidth + 16)
    }
}
