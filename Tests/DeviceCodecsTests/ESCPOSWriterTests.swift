import DeviceCodecs
import Testing

@Suite struct ESCPOSWriterTests {
    /// Draws every character but ☒ as a black box, so that its place can be seen.
    private static let boxes: GlyphSource = { character, width, height in
        guard character != "☒" else { return nil }
        return RasterImage(width: width, height: height, bytes: Array(repeating: 0xFF, count: (width + 7) / 8 * height))
    }

    private func written(_ paper: PaperWidth = .eighty, _ write: (inout ESCPOSWriter) -> Void) -> [[UInt8]] {
        var writer = ESCPOSWriter(paper: paper, coverage: ROMCoverage(characterSet: .gbk), glyphs: Self.boxes)
        write(&writer)
        return Array(writer.job.segments.dropFirst())
    }

    private func text(_ segment: [UInt8]) -> String? { GB18030.decode(segment) }

    @Test func `a job begins by initialising`() {
        let writer = ESCPOSWriter(paper: .eighty, coverage: ROMCoverage(characterSet: .gbk), glyphs: Self.boxes)
        #expect(writer.job.bytes == [0x1B, 0x40, 0x1D, 0x61, 0x00, 0x1C, 0x26, 0x1B, 0x33, 0x20])
    }

    @Test func `plain text is GB18030 and a line feed`() {
        #expect(written { $0.text("张a") } == [[0xD5, 0xC5, 0x61, 0x0A]])
    }

    @Test func `a large bold centred line takes its modes back`() {
        let line = written { $0.text("水", align: .centre, size: .double, bold: true) }
        #expect(
            line == [
                [
                    0x1B, 0x61, 0x01, 0x1D, 0x21, 0x11, 0x1B, 0x33, 0x38, 0x1B, 0x45, 0x01, 0xCB, 0xAE, 0x0A,
                    0x1B, 0x61, 0x00, 0x1D, 0x21, 0x00, 0x1B, 0x33, 0x20, 0x1B, 0x45, 0x00,
                ]
            ])
    }

    @Test func `a pair fills the line, hangs, or goes below`() {
        #expect(written { $0.pair("编号", "42") }.map(text) == ["编号" + String(repeating: " ", count: 42) + "42\n"])
        let hanging = written(.fiftyEight) { $0.pair("地址", "测试市示范区幸福路十二号东方大厦三层") }
        #expect(hanging.map(text) == ["地址  测试市示范区幸福路十二号东\n", "      方大厦三层\n"])
        let below = written(.fiftyEight) { $0.pair("申请联合报装的全部内容是", "供水、供电、燃气、供暖、网络") }
        #expect(below.map(text) == ["申请联合报装的全部内容是\n", "  供水、供电、燃气、供暖、网络\n"])
    }

    @Test func `rule, feed and cut`() {
        let segments = written {
            $0.rule()
            $0.feed(lines: 3)
            $0.cut()
        }
        #expect(segments == [Array(repeating: 0x2D, count: 48) + [0x0A], [0x1B, 0x64, 3], [0x1D, 0x56, 0x42, 0x00]])
    }

    @Test func `text cannot give commands`() {
        let segments = written { $0.text("a\u{1B}@\u{10}\u{04}\u{01}b\tc") }
        #expect(segments.map(text) == ["a @   b c\n"])
    }

    @Test func `a QR code is native, level M, centred and about 30 mm wide`() {
        let payload = "LB1.4213-261121-SZ01A-0001-C.abcdef"
        let segment = written { $0.qrCode(payload) }[0]
        // 35 bytes need version 3 at level M: 29 modules of 9 dots are 261 dots.
        let head: [UInt8] = [
            0x1B, 0x61, 0x01, 0x0A, 0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00, 0x1D, 0x28, 0x6B, 0x03, 0x00,
            0x31, 0x43, 0x09, 0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31, 0x1D, 0x28, 0x6B, 38, 0x00, 0x31, 0x50,
            0x30,
        ]
        let tail: [UInt8] = [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30, 0x0A, 0x1B, 0x61, 0x00]
        #expect(segment == head + Array(payload.utf8) + tail)
    }

    @Test func `a long QR code still fits narrow paper`() {
        let segment = written(.fiftyEight) { $0.qrCode(String(repeating: "x", count: 600)) }[0]
        // Version 19 has 93 modules; with the white around it 3 dots a module are the most 384 dots hold.
        #expect(segment[20] == 3)
    }

    @Test(arguments: ["䶮", "𪚥"]) func `a line with a rare character is sent as dots`(_ rare: String) {
        let segment = written { $0.text("测" + rare) }[0]
        // Two characters of 24 dots are 6 bytes a row, 32 rows with the gap below.
        #expect(segment.prefix(8) == [0x1D, 0x76, 0x30, 0x00, 6, 0, 32, 0])
        #expect(segment.count == 8 + 6 * 32)
        #expect(segment[8..<14].allSatisfy { $0 == 0xFF })
        #expect(segment.suffix(6 * 8).allSatisfy { $0 == 0 })
    }

    @Test func `a large line of dots is doubled and centred`() {
        let segment = written { $0.text("䶮", align: .centre, size: .double) }[0]
        // 48 dots in the middle of 576 begin at dot 264 and end at 312, which is 39 bytes.
        #expect(segment.prefix(8) == [0x1D, 0x76, 0x30, 0x00, 39, 0, 56, 0])
        #expect(segment[8..<41].allSatisfy { $0 == 0 })
        #expect(segment[41..<47].allSatisfy { $0 == 0xFF })
    }

    @Test func `a character no font has is shown as 〓 and reported`() {
        var writer = ESCPOSWriter(paper: .eighty, coverage: ROMCoverage(characterSet: .gbk), glyphs: Self.boxes)
        writer.text("测☒")
        #expect(writer.job.missingCharacters == ["☒"])
        #expect(writer.job.segments.last.map(text) == "测〓\n")
    }

    @Test func `dots that look like real-time commands are moved out of the way`() {
        for trap in [[0x10, 0x04, 0x01], [0x10, 0x05, 0x00], [0x10, 0x14, 0x08]] as [[UInt8]] {
            let glyph: GlyphSource = { _, width, height in
                RasterImage(width: 24, height: 24, bytes: Array(repeating: trap, count: 24).flatMap { $0 })
            }
            var writer = ESCPOSWriter(paper: .eighty, coverage: ROMCoverage(characterSet: .gbk), glyphs: glyph)
            writer.text("䶮䶮")
            let bytes = writer.job.segments.last ?? []
            for index in bytes.indices.dropLast(2) where bytes[index] == 0x10 {
                #expect(![0x04, 0x05, 0x14].contains(bytes[index + 1]))
            }
            #expect(bytes.count > 8)
        }
    }

    @Test func `bands hold whole segments and all of them`() {
        var writer = ESCPOSWriter(paper: .eighty, coverage: ROMCoverage(characterSet: .gbk), glyphs: Self.boxes)
        for number in 0..<50 { writer.text("第\(number)行") }
        writer.text("䶮")
        let bands = writer.job.bands(of: 64)
        #expect(bands.flatMap(\.self) == writer.job.bytes)
        #expect(bands.filter { $0.count > 64 }.count == 1)
    }
}
