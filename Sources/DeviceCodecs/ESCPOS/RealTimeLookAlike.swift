/// Sequences inside picture data that printers may obey as real-time commands although they are only dots:
/// DLE EOT 1-4, DLE ENQ and DLE DC4.
enum RealTimeLookAlike {
    private static let shiftsTried = 8

    /// Whether `bytes` hold such a sequence.
    static func isIn(_ bytes: [UInt8]) -> Bool {
        bytes.indices.contains { isSequence(in: bytes, at: $0) }
    }

    /// The same picture without such sequences: moved right by up to 7 dots, and where that does not help, with the
    /// odd dot added.
    static func avoid(in image: RasterImage) -> RasterImage {
        for shift in 0..<shiftsTried {
            let moved = shift == 0 ? image : shifted(image, by: shift)
            if !isIn(moved.bytes) { return moved }
        }
        return withAddedDots(image)
    }

    private static func isSequence(in bytes: [UInt8], at index: Int) -> Bool {
        guard bytes[index] == 0x10, index + 1 < bytes.count else { return false }
        switch bytes[index + 1] {
        case 0x04: return index + 2 < bytes.count && (1...4).contains(bytes[index + 2])
        case 0x05, 0x14: return true
        default: return false
        }
    }

    private static func shifted(_ image: RasterImage, by dots: Int) -> RasterImage {
        var result = RasterImage(width: image.width + dots, height: image.height)
        result.draw(image, x: dots, y: 0)
        return result
    }

    private static func withAddedDots(_ image: RasterImage) -> RasterImage {
        var bytes = image.bytes
        for index in bytes.indices where isSequence(in: bytes, at: index) { bytes[index] = 0x18 }
        return RasterImage(width: image.bytesPerRow * 8, height: image.height, bytes: bytes) ?? image
    }
}
