/// A picture of one bit a dot: rows from the top, eight dots a byte, the leftmost dot in the highest bit.
///
/// This is the order of ESC/POS raster data, so that a glyph can go to paper as it is.
public struct MonoBitmap: Hashable, Sendable {
    /// Dots across, more than 0.
    public let width: Int
    /// Dots down, more than 0.
    public let height: Int
    /// `bytesPerRow` × `height` bytes; bits beyond `width` are 0.
    public private(set) var bytes: [UInt8]

    /// A blank picture.
    public init(width: Int, height: Int) {
        self.width = max(width, 1)
        self.height = max(height, 1)
        bytes = Array(repeating: 0, count: (self.width + 7) / 8 * self.height)
    }

    /// Bytes that one row takes.
    public var bytesPerRow: Int { (width + 7) / 8 }

    /// Whether any dot is black.
    public var hasInk: Bool { bytes.contains { $0 != 0 } }

    /// The dot at column `x`, row `y`: true is black. Reading outside gives white, writing outside does nothing.
    public subscript(x: Int, y: Int) -> Bool {
        get {
            guard contains(x, y) else { return false }
            return bytes[y * bytesPerRow + x / 8] & (0x80 >> UInt8(x % 8)) != 0
        }
        set {
            guard contains(x, y) else { return }
            let mask: UInt8 = 0x80 >> UInt8(x % 8)
            if newValue {
                bytes[y * bytesPerRow + x / 8] |= mask
            } else {
                bytes[y * bytesPerRow + x / 8] &= ~mask
            }
        }
    }

    private func contains(_ x: Int, _ y: Int) -> Bool {
        (0..<width).contains(x) && (0..<height).contains(y)
    }
}
