/// A piece of paper that has left the printer.
public struct PaperStrip: Sendable, Hashable {
    /// Dots across: 576, the head of an 80 mm printer.
    public let width: Int
    /// Dots down.
    public let height: Int
    /// One byte a dot, rows from the top: 0 is paper, 1 is ink.
    public let dots: [UInt8]
    /// What stands on it, line by line: text as it was decoded (a character that the printer's font lacks is □),
    /// `[QR payload]` for a code, `[image WxH]` for a picture.
    public let lines: [String]

    /// Whether any dot is black.
    public var hasInk: Bool { dots.contains(1) }

    /// The dot at a place; paper outside.
    public subscript(x: Int, y: Int) -> UInt8 {
        guard (0..<width).contains(x), (0..<height).contains(y) else { return 0 }
        return dots[y * width + x]
    }
}
