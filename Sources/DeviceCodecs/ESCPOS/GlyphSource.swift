/// Draws characters that a printer's font lacks: a character and its box in dots, to dots or nil.
public typealias GlyphSource = @Sendable (_ character: Character, _ width: Int, _ height: Int) -> RasterImage?
