import Testing

@testable import GlyphRaster

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

    @Test(arguments: Array("享䶮𪚥国张测龑幸鹳㐀𠮷（），。“《￥"))
    func `nothing of a full-width character is cut off`(_ character: Character) throws {
        try expectWhole(character, width: 24)
    }

    @Test(arguments: Array("gjpqy")) func `nothing of a descender is cut off`(_ character: Character) throws {
        try expectWhole(character, width: 12)
    }

    @Test func `nothing of printable ASCII is cut off but the ends of a bar higher than the em`() throws {
        for character in (UInt8(0x21)...0x7E).map({ Character(UnicodeScalar($0)) }) where character != "|" {
            try expectWhole(character, width: 12)
        }
    }

    @Test(arguments: Array("国张测龑幸鹳䶮")) func `a Han character fills its square from its middle`(
        _ character: Character
    ) throws {
        let bitmap = try #require(rasteriser.bitmap(for: character, width: 24, height: 24))
        let rows = inkedRows(bitmap)
        #expect(abs((rows.first ?? 0) + (rows.last ?? 0) - 23) <= 2)
        #expect(ink(bitmap) > 80)
    }

    @Test func `a letter's descender ends where the Han characters end`() throws {
        for character: Character in ["g", "p", "q", "y", "国", "张"] {
            let width = character.isASCII ? 12 : 24
            let bitmap = try #require(rasteriser.bitmap(for: character, width: width, height: 24))
            #expect((22...23).contains(inkedRows(bitmap).last ?? 0))
        }
    }

    @Test func `a letter stands on the same line as its neighbours`() throws {
        let letters = try "AHxo".map { try #require(rasteriser.bitmap(for: $0, width: 12, height: 24)) }
        let feet = letters.map { inkedRows($0).last ?? 0 }
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

    /// The box holds all dots that a larger one with the same glyph holds.
    private func expectWhole(_ character: Character, width: Int) throws {
        let faces = FaceList(fonts: FontFile.debianDefaults)
        let drawn = faces.draw(character, width: width, height: 24)
        let larger = faces.draw(character, width: width, height: 24, margin: 12)
        let box = try #require(drawn)
        #expect(ink(box) == ink(try #require(larger)), "\(character)")
        #expect(box.hasInk)
    }

    private func inkedRows(_ bitmap: MonoBitmap) -> [Int] {
        (0..<bitmap.height).filter { row in (0..<bitmap.width).contains { bitmap[$0, row] } }
    }

    private func ink(_ bitmap: MonoBitmap) -> Int {
        bitmap.bytes.reduce(0) { $0 + $1.nonzeroBitCount }
    }
}
