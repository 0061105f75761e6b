internal import CPNG

/// A grey picture of a strip as it looks in the hand: 80 mm paper is 640 dots, so 32 dots lie beside the head.
public struct PaperPicture: Sendable, Hashable {
    /// Dots of blank paper left and right of what the head reaches.
    public static let margin = 32
    private static let paper: UInt8 = 251
    private static let edge: UInt8 = 214
    private static let ink: UInt8 = 28

    /// Dots across.
    public let width: Int
    /// Dots down.
    public let height: Int
    /// One byte a dot, rows from the top, 0 black to 255 white.
    public let greys: [UInt8]

    /// The picture of a strip with a thin edge around it.
    public init(_ strip: PaperStrip) {
        let width = strip.width + 2 * Self.margin
        let height = strip.height + 2
        var greys = [UInt8](repeating: Self.paper, count: width * height)
        for y in 0..<strip.height {
            for x in 0..<strip.width where strip.dots[y * strip.width + x] == 1 {
                greys[(y + 1) * width + x + Self.margin] = Self.ink
            }
        }
        for x in 0..<width {
            greys[x] = Self.edge
            greys[(height - 1) * width + x] = Self.edge
        }
        for y in 0..<height {
            greys[y * width] = Self.edge
            greys[y * width + width - 1] = Self.edge
        }
        self.width = width
        self.height = height
        self.greys = greys
    }

    /// Writes the picture as PNG.
    public func write(toPNG path: String) throws(PaperPictureProblem) {
        var image = png_image()
        image.version = UInt32(PNG_IMAGE_VERSION)
        image.width = UInt32(width)
        image.height = UInt32(height)
        image.format = UInt32(PNG_FORMAT_GRAY)
        defer { png_image_free(&image) }
        guard png_image_write_to_file(&image, path, 0, greys, Int32(width), nil) != 0 else {
            let reason = withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            throw .notWritten(path: path, reason: reason)
        }
    }
}
