/// Where a glyph goes inside its box of dots. The em is as high as the box.
struct GlyphBox {
    /// A rendered glyph, in dots.
    struct Ink {
        /// From the pen to the first column.
        var left: Int
        /// From the baseline up to the first row.
        var rise: Int
        var width: Int
        var height: Int
        /// From this glyph's pen to the next one's.
        var advance: Int
    }

    /// The line spacing of a face, in font units: `descender` is negative.
    struct LineMetrics {
        var ascender: Int
        var descender: Int
    }

    /// The part of the em above the baseline in the ideographic em box: 880 of 1000 units by the OpenType
    /// specification's registry of baseline tags (`ideo`, `idtp`).
    private static let ideographicAscent = 0.88

    let width: Int
    let height: Int

    /// Column and row of the first dot of `ink`: in the middle of the box, on the baseline, and inside the box
    /// wherever it fits.
    func origin(of ink: Ink, on line: LineMetrics) -> (left: Int, top: Int) {
        let left = ink.left + (width - ink.advance) / 2
        let top = baseline(of: ink, on: line) - ink.rise
        return (inside(left, length: ink.width, of: width), inside(top, length: ink.height, of: height))
    }

    /// Rows from the top of the box to the line that glyphs stand on.
    ///
    /// Glyphs that take a full em stand in the ideographic em box. That box leaves letters too little room for their
    /// descenders, so that these share the box as their face shares its line spacing, which is higher than the em.
    private func baseline(of ink: Ink, on line: LineMetrics) -> Int {
        let spacing = line.ascender - line.descender
        let isFullWidth = ink.advance >= height || spacing <= 0
        let ascent = isFullWidth ? Self.ideographicAscent : Double(line.ascender) / Double(spacing)
        return Int((Double(height) * ascent).rounded())
    }

    private func inside(_ start: Int, length: Int, of whole: Int) -> Int {
        length <= whole ? min(max(start, 0), whole - length) : start
    }
}
