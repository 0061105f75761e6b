extension ESCPOSWriter {
    private static let substitute: Character = "〓"
    private static let glyphHeight = 24

    mutating func append(_ segment: [UInt8]) {
        job.segments.append(segment)
    }

    /// Adds one line that fits the paper: as text where the printer's font has all of it, else as dots.
    mutating func append(_ line: String, _ style: LineStyle) {
        let characters = substitutingMissing(in: line)
        if let text = encoded(characters) {
            append(textLine(text, style))
        } else {
            append(ESCPOS.raster(RealTimeLookAlike.avoid(in: drawn(characters, style))))
        }
    }

    /// Puts 〓 for what neither the printer nor the glyph source has, and notes it.
    private mutating func substitutingMissing(in line: String) -> [Character] {
        line.map { character in
            if coverage.bytes(for: character) != nil || glyph(character) != nil { return character }
            job.missingCharacters.append(character)
            return Self.substitute
        }
    }

    private func encoded(_ characters: [Character]) -> [UInt8]? {
        var bytes: [UInt8] = []
        for character in characters {
            guard let own = coverage.bytes(for: character) else { return nil }
            bytes += own
        }
        return bytes
    }

    private func textLine(_ text: [UInt8], _ style: LineStyle) -> [UInt8] {
        var before: [UInt8] = []
        var after: [UInt8] = []
        if style.align != .left {
            before += ESCPOS.align(style.align)
            after += ESCPOS.align(.left)
        }
        if style.size != .normal {
            before += ESCPOS.size(style.size) + ESCPOS.lineSpacing(UInt8(pitch(style)))
            after += ESCPOS.size(.normal) + ESCPOS.lineSpacing(UInt8(Self.linePitch))
        }
        if style.bold {
            before += ESCPOS.bold(true)
            after += ESCPOS.bold(false)
        }
        return before + text + ESCPOS.lineFeed + after
    }

    /// The line as the printer would have set it, in a picture as high as the line's pitch.
    private func drawn(_ characters: [Character], _ style: LineStyle) -> RasterImage {
        let dotsPerColumn = paper.dotsPerColumn * style.size.across
        let length = measure.columns(of: characters) * dotsPerColumn
        var x = leftEdge(length: length, style.align)
        var image = RasterImage(width: min(paper.dots, x + length), height: pitch(style))
        for character in characters {
            let dots = measure.columns(of: character) * dotsPerColumn
            if let glyph = glyph(character) {
                let shape = glyph.scaled(across: style.size.across, down: style.size.down)
                image.draw(shape, x: x, y: 0)
                if style.bold { image.draw(shape, x: x + 1, y: 0) }
            }
            x += dots
        }
        return image
    }

    private func glyph(_ character: Character) -> RasterImage? {
        glyphs(character, measure.columns(of: character) * paper.dotsPerColumn, Self.glyphHeight)
    }

    private func leftEdge(length: Int, _ align: PrintAlignment) -> Int {
        let spare = max(0, paper.dots - length)
        switch align {
        case .left: return 0
        case .centre: return spare / 2
        case .right: return spare
        }
    }

    /// Dots from the top of this line to the top of the next.
    private func pitch(_ style: LineStyle) -> Int {
        Self.linePitch + Self.glyphHeight * (style.size.down - 1)
    }
}
