internal import CPangoCairo
internal import HallCore

extension PaperTypesetter {
    private struct Cell {
        var run: TextRun
        var width: Double
        var isShaded = false
    }

    /// Room for two written lines.
    private static let penHeight = PageFormat.millimetres(14)

    /// A label and its value in a frame.
    func row(_ field: Paper.Field) -> PageBox {
        let label = PageFormat.textWidth * 0.3
        let value = PageFormat.textWidth - label
        let isLarge = field.style == .prominent
        return row([
            cell(field.label, width: label, isShaded: true),
            cell(field.value, TextStyle(size: isLarge ? 13 : 10.5, isBold: isLarge), width: value),
        ])
    }

    /// The titles, which are never the last of a page, and the rows.
    func rows(of table: Paper.Table) -> [PageBox] {
        let widths = widths(of: table)
        var head = row(zip(table.columns, widths).map { cell($0, width: $1, isShaded: true) })
        head.staysWithNext = true
        let isWrittenIn = table.columns.indices.contains { column in
            table.rows.allSatisfy { $0[column].isEmpty }
        }
        return [head]
            + table.rows.map { cells in
                row(
                    zip(cells, widths).map { cell($0, width: $1) }, atLeast: isWrittenIn ? Self.penHeight : 0)
            }
    }

    /// In proportion to the text where there is room. Else as wide as the text is while that is no more than a fair
    /// share; the others share what is left, longer ones more. A column to write in counts as a fair share.
    private func widths(of table: Paper.Table) -> [Double] {
        let total = PageFormat.textWidth
        let natural = table.columns.indices.map { column in
            table.rows.allSatisfy { $0[column].isEmpty }
                ? total / Double(table.columns.count) : naturalWidth(of: column, table)
        }
        let sum = natural.reduce(0, +)
        if sum <= total { return natural.map { $0 * total / sum } }
        var long = Array(natural.indices)
        var left = total
        while let short = long.firstIndex(where: { natural[$0] <= left / Double(long.count) }),
            long.count > 1
        {
            left -= natural[long.remove(at: short)]
        }
        let weights = long.reduce(0) { $0 + natural[$1].squareRoot() }
        return natural.indices.map {
            long.contains($0) ? left * natural[$0].squareRoot() / weights : natural[$0]
        }
    }

    private func naturalWidth(of column: Int, _ table: Paper.Table) -> Double {
        let texts = [table.columns[column]] + table.rows.map { $0[column] }
        return texts.map { TextRun($0, width: nil, on: canvas).size.width + 2 * Self.padding + 2 }.max()
            ?? 0
    }

    private func cell(
        _ text: String, _ style: TextStyle = TextStyle(), width: Double, isShaded: Bool = false
    ) -> Cell {
        Cell(
            run: TextRun(text, style, width: width - 2 * Self.padding, on: canvas), width: width,
            isShaded: isShaded)
    }

    private func row(_ cells: [Cell], atLeast least: Double = 0) -> PageBox {
        let height = max(least, (cells.map(\.run.size.height).max() ?? 0) + 2 * Self.padding)
        return PageBox(height: height) { canvas, x, y in
            var x = x
            for cell in cells {
                Self.frame(
                    on: canvas, x: x, y: y, width: cell.width, height: height, isShaded: cell.isShaded)
                cell.run.draw(on: canvas, x: x + Self.padding, y: y + Self.padding)
                x += cell.width
            }
        }
    }

    private static func frame(
        on canvas: OpaquePointer, x: Double, y: Double, width: Double, height: Double, isShaded: Bool
    ) {
        cairo_rectangle(canvas, x, y, width, height)
        if isShaded {
            cairo_set_source_rgb(canvas, 0.95, 0.95, 0.95)
            cairo_fill_preserve(canvas)
            cairo_set_source_rgb(canvas, 0, 0, 0)
        }
        cairo_set_line_width(canvas, 0.6)
        cairo_stroke(canvas)
    }
}
