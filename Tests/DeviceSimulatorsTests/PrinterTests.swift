import DeviceSimulators
import Testing

@Suite struct PrinterTests {
    private var printer = SimulatedPrinter(font: .boxes)
    private static let cut: [UInt8] = [0x1D, 0x56, 0x42, 0x00]

    private mutating func strip(_ bytes: [UInt8]) throws -> PaperStrip {
        try #require(printer.receive(bytes + Self.cut).strips.first)
    }

    @Test mutating func `text is decoded line by line`() throws {
        #expect(try strip(gb("收件回执\n张·测 A1\n")).lines == ["收件回执", "张·测 A1"])
    }

    @Test mutating func `characters that the printer's memory lacks are blank`() throws {
        let paper = try strip(gb("䶮㐀\n"))
        #expect(paper.lines == ["□□"])
        #expect(!paper.hasInk)
    }

    @Test mutating func `outside Chinese mode bytes are single`() throws {
        #expect(try strip([0x1C, 0x2E] + gb("张") + [0x0A, 0x1C, 0x26] + gb("张\n")).lines == ["□□", "张"])
    }

    @Test mutating func `a line is as long as the head is wide`() throws {
        #expect(try strip(gb(String(repeating: "测", count: 25)) + [0x0A]).lines.map(\.count) == [24, 1])
    }

    @Test mutating func `size, alignment and spacing place the ink`() throws {
        let paper = try strip([0x1B, 0x61, 0x01, 0x1D, 0x21, 0x11] + gb("测") + [0x0A])
        let top = 120
        #expect(paper[263, top] == 0 && paper[264, top] == 1)
        #expect(paper[311, top + 47] == 1 && paper[312, top + 47] == 0 && paper[311, top + 48] == 0)
    }

    @Test mutating func `columns stand where they were put`() throws {
        #expect(try strip(gb("编号") + [0x1B, 0x24, 120, 0] + gb("A1\n")).lines == ["编号      A1"])
    }

    @Test mutating func `a plain cut leaves the newest 15 mm inside`() throws {
        _ = printer.receive(gb("甲\n"))
        let effects = printer.receive([0x1D, 0x56, 0x00])
        let first = try #require(effects.strips.first)
        #expect(first.lines == [] && first.height == 34)
        #expect(try strip([]).lines == ["甲"])
    }

    @Test mutating func `a code is drawn with its payload noted`() throws {
        let payload = Array("LB1.test".utf8)
        let commands =
            bytes("1D 28 6B 03 00 31 43 04 1D 28 6B 03 00 31 45 31 1D 28 6B 0B 00 31 50 30") + payload
            + bytes("1D 28 6B 03 00 31 51 30")
        let paper = try strip(commands)
        #expect(paper.lines == ["[QR LB1.test]"])
        // The finder's first row is seven dark modules of four dots.
        #expect((0..<28).allSatisfy { paper[$0, 120] == 1 } && paper[28, 120] == 0)
    }

    @Test mutating func `pictures are drawn dot by dot in both command forms`() throws {
        let raster = try strip(bytes("1D 76 30 00 01 00 02 00 81 7E"))
        #expect((0..<8).map { raster[$0, 120] } == [1, 0, 0, 0, 0, 0, 0, 1])
        #expect((0..<8).map { raster[$0, 121] } == [0, 1, 1, 1, 1, 1, 1, 0])
        let stored = try strip(
            bytes("1D 28 4C 0C 00 30 70 30 01 01 31 08 00 02 00 81 7E 1D 28 4C 02 00 30 32"))
        #expect(stored.lines == ["[image 8x2]"] && raster.lines == ["[image 8x2]"])
    }

    @Test mutating func `an unknown command is recorded and the text goes on`() throws {
        #expect(try strip([0x1B, 0x7E] + gb("测\n")).lines == ["测"])
        #expect(printer.unknownCommands == ["1B 7E"])
    }

    @Test mutating func `a picture that was broken off swallows the next job`() throws {
        _ = printer.receive(bytes("1D 76 30 00 48 00 08 00 FF"))
        #expect(printer.receive(gb("收件回执\n")).replies == [])
        #expect(printer.tearOff() == nil)
    }
}
