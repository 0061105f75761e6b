/// What fits across the paper.
public struct PaperWidth: Hashable, Sendable {
    /// Dots of the print head.
    public var dots: Int
    /// Narrow characters of font A in one line; a Chinese character takes two.
    public var columns: Int

    public init(dots: Int, columns: Int) {
        self.dots = dots
        self.columns = columns
    }

    /// Dots from one column to the next.
    public var dotsPerColumn: Int { max(1, dots / max(1, columns)) }

    /// 72 mm at 203 dots per inch.
    public static let eighty = PaperWidth(dots: 576, columns: 48)
    /// 48 mm at 203 dots per inch.
    public static let fiftyEight = PaperWidth(dots: 384, columns: 32)
}
