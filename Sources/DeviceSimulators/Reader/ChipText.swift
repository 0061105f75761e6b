/// A fixed block of UTF-16LE text as the chip stores it: fields at byte offsets, padded with U+0020.
public struct ChipText: Sendable, Hashable {
    private(set) var bytes: [UInt8]

    /// A blank block of so many 16-bit code units; a card's text block has 128.
    public init(units: Int = 128) {
        bytes = (0..<units).flatMap { _ in [0x20, 0x00] as [UInt8] }
    }

    /// Writes a field. What does not fit into `length` bytes is left off, as the issuing office does.
    public mutating func put(_ text: String, at offset: Int, length: Int) {
        var position = offset
        for unit in text.utf16.prefix(length / 2) where position + 1 < bytes.count {
            bytes[position] = UInt8(unit & 0xFF)
            bytes[position + 1] = UInt8(unit >> 8)
            position += 2
        }
    }
}
