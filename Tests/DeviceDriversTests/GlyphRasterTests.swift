import GlyphRaster
import Testing

@Suite struct GlyphRasterTests {
    private let rasteriser = GlyphRasteriser()

    @Test func `Debian's fonts are there`() {
        #expect(rasteriser.openedFonts >= 3)
    }

    @Test(arguments: ["测", "䶮", "𪚥", "㐀", "𠮷", "·", "A", "ñ"]) func `a glyph has ink`(_ character: Character) throws {
        let bitmap = try #require(rasteriser.bitmap(for: character, width: 24, height: 24))
        #expect(bitmap.hasInk)
        #expect(bitmap.bytes.count == 72)
    }

    @Test func `a blank has none`() throws {
        #expect(try #require(rasteriser.bitmap(for: " ", width: 12, height: 24)).hasInk == false)
    }

    @Test func `a Han character fills its square without being cut off`() throws {
        for character in "测龑国幸鹳" {
            let bitmap = try #require(rasteriser.bitmap(for: character, width: 24, height: 24))
            let larger = try #require(rasteriser.bitmap(for: character, width: 28, height: 24))
            let dots = ink(bitmap)
            #expect(dots == ink(larger), "nothing beyond the edge")
            #expect(dots > 80)
        }
    }

    @Test func `a letter stands on the same line as its neighbours`() throws {
        let letters = try "AHxo".map { try #require(rasteriser.bitmap(for: $0, width: 12, height: 24)) }
        let feet = letters.map { bitmap in (0..<24).last { row in (0..<12).contains { bitmap[$0, row] } } ?? 0 }
        #expect((feet.max() ?? 0) - (feet.min() ?? 0) <= 1)
    }

    @Test func `what no font has gives nothing`() {
        #expect(rasteriser.bitmap(for: "\u{F0000}", width: 24, height: 24) == nil)
        #expect(GlyphRasteriser(fonts: []).bitmap(for: "测", width: 24, height: 24) == nil)
        #expect(GlyphRasteriser(fonts: [FontFile(path: "/nonexistent.ttf")]).openedFonts == 0)
        #expect(rasteriser.bitmap(for: "测", width: 0, height: 24) == nil)
    }

    @Test func `many threads may draw at once`() async {
        let counts = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { [rasteriser] in
                    "供水供电燃气供暖网络测试".compactMap { rasteriser.bitmap(for: $0, width: 24, height: 24) }.count
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(counts == Array(repeating: 12, count: 8))
    }

    private func ink(_ bitmap: MonoBitmap) -> Int {
        bitmap.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
    }
}
