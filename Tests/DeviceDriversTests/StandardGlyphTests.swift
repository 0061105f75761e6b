import Testing

@testable import GlyphRaster

/// Characters of names from every block of GB 18030: what the printer gets as dots. Rule 37 of the screen rules.
@Suite struct `Names of the standard on the receipt` {
    /// The blocks of Chinese characters, 100 of each, evenly spread.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x4E00...0x9FA5, 0x3400...0x4DB5, 0x20000...0x2A6D6, 0x2A700...0x2B734, 0x2B740...0x2B81D, 0x2B820...0x2CEA1,
        0x2CEB0...0x2EBE0,
    ]

    @Test(arguments: blocks)
    func `every character sampled from a block has ink`(block: ClosedRange<UInt32>) {
        let rasteriser = GlyphRasteriser()
        let step = max(1, block.count / 100)
        let sample = stride(from: Int(block.lowerBound), through: Int(block.upperBound), by: step)
            .compactMap { UnicodeScalar($0).map(Character.init) }
        let missing = sample.filter { rasteriser.bitmap(for: $0, width: 24, height: 24)?.hasInk != true }
        #expect(sample.count >= 100)
        #expect(missing == [])
    }
}
