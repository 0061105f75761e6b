import DeviceCodecs
import Testing

@Suite struct ScannerLineDecoderTests {
    @Test(arguments: ["\r", "\n", "\r\n"]) func `a code ends at its suffix, whatever it is`(_ suffix: String) {
        var decoder = ScannerLineDecoder()
        #expect(decoder.append(Array("LB1.X".utf8)).isEmpty)
        #expect(decoder.append(Array((".Y" + suffix + "next" + suffix).utf8)) == [.code("LB1.X.Y"), .code("next")])
        #expect(!decoder.isInsideCode)
    }

    @Test func `a code without a suffix ends at silence`() {
        var decoder = ScannerLineDecoder()
        #expect(decoder.append(Array("123".utf8)).isEmpty)
        #expect(decoder.isInsideCode)
        #expect(decoder.idleGapPassed() == .code("123"))
        #expect(decoder.idleGapPassed() == nil)
    }

    @Test func `Chinese is read as UTF-8 and else as GB18030`() {
        var decoder = ScannerLineDecoder()
        #expect(decoder.append(Array("张三\r".utf8)) == [.code("张三")])
        #expect(decoder.append([0xD5, 0xC5, 0xC8, 0xFD, 0x0D]) == [.code("张三")])
        #expect(decoder.append([0xFF, 0xFF, 0x0D]) == [.unreadable])
    }

    @Test func `what is longer than any code is dropped up to its end`() {
        var decoder = ScannerLineDecoder()
        #expect(decoder.append(Array(repeating: 0x41, count: 8000)) == [.unreadable])
        #expect(decoder.append(Array("\rgood\r".utf8)) == [.code("good")])
    }
}
