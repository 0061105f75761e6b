internal import GlyphRaster

/// The line that is being composed: nothing of it is on paper yet.
struct PrintLine: Sendable {
    struct Cell: Sendable {
        var x: Int
        var bitmap: MonoBitmap
        var text: Character
        var underline: Int
        var ink: PrinterMode.Ink
    }

    private(set) var cells: [Cell] = []
    /// Where the next character goes, in dots from the left edge of the printing area.
    var x = 0

    var isEmpty: Bool { cells.isEmpty }
    var height: Int { cells.map(\.bitmap.height).max() ?? 0 }
    var width: Int { cells.map { $0.x + $0.bitmap.width }.max() ?? 0 }

    mutating func append(_ glyph: PrinterFont.Glyph, mode: PrinterMode) {
        var bitmap = glyph.bitmap
        if mode.weight == .bold { bitmap = bitmap.emboldened }
        bitmap = bitmap.scaled(mode.widthFactor, mode.heightFactor)
        cells.append(Cell(x: x, bitmap: bitmap, text: glyph.text, underline: mode.underline, ink: mode.ink))
        x += bitmap.width
    }

    /// The text with blanks where the head was moved: one for each 12 dots.
    var text: String {
        var text = ""
        var end = 0
        for cell in cells {
            text += String(repeating: " ", count: max(0, (cell.x - end) / 12))
            text.append(cell.text)
            end = cell.x + cell.bitmap.width
        }
        return text
    }
}

extension MonoBitmap {
    /// Every dot with its right neighbour: how a thermal head prints bold.
    var emboldened: MonoBitmap {
        var result = self
        for y in 0..<height {
            for x in 1..<max(width, 2) where self[x - 1, y] { result[x, y] = true }
        }
        return result
    }

    /// Every dot as a block.
    func scaled(_ horizontal: Int, _ vertical: Int) -> MonoBitmap {
        guard horizontal > 1 || vertical > 1 else { return self }
        var result = MonoBitmap(width: width * horizontal, height: height * vertical)
        for y in 0..<result.height {
            for x in 0..<result.width where self[x / horizontal, y / vertical] { result[x, y] = true }
        }
        return result
    }
}
