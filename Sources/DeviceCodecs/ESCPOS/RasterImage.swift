/// Dots to print: rows from the top, eight dots a byte, the leftmost in the highest bit, 1 is black.
public struct RasterImage: Hashable, Sendable {
    public let width: Int
    public let height: Int
    /// `bytesPerRow` × `height` bytes; bits beyond `width` are 0.
    public private(set) var bytes: [UInt8]

    /// A blank image; sizes below 1 are taken as 1.
    public init(width: Int, height: Int) {
        self.width = max(width, 1)
        self.height = max(height, 1)
        bytes = Array(repeating: 0, count: (self.width + 7) / 8 * self.height)
    }

    /// An image of ready bytes, or nil when their number does not fit the size.
    public init?(width: Int, height: Int, bytes: [UInt8]) {
        guard width > 0, height > 0, bytes.count == (width + 7) / 8 * height else { return nil }
        self.width = width
        self.height = height
        self.bytes = bytes
    }

    public var bytesPerRow: Int { (width + 7) / 8 }

    /// Whether the dot is black. Reading outside gives white, writing outside does nothing.
    public subscript(x: Int, y: Int) -> Bool {
        get { contains(x, y) && bytes[y * bytesPerRow + x / 8] & bit(x) != 0 }
        set {
            guard contains(x, y) else { return }
            let place = y * bytesPerRow + x / 8
            bytes[place] = newValue ? bytes[place] | bit(x) : bytes[place] & ~bit(x)
        }
    }

    /// Puts the black dots of `other` into this image with its top left corner at a place.
    public mutating func draw(_ other: RasterImage, x: Int, y: Int) {
        for row in 0..<other.height {
            for column in 0..<other.width where other[column, row] { self[x + column, y + row] = true }
        }
    }

    /// This image with every dot `across` dots wide and `down` dots high.
    public func scaled(across: Int, down: Int) -> RasterImage {
        var image = RasterImage(width: width * across, height: height * down)
        for y in 0..<image.height {
            for x in 0..<image.width where self[x / across, y / down] { image[x, y] = true }
        }
        return image
    }

    private func bit(_ x: Int) -> UInt8 { 0x80 >> UInt8(x % 8) }

    private func contains(_ x: Int, _ y: Int) -> Bool {
        (0..<width).contains(x) && (0..<height).contains(y)
    }
}
