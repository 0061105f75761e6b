import DeviceCodecs
import Testing

@Suite struct TextTests {
    static let encodings: [(String, [UInt8])] = [
        ("A", [0x41]), ("张", [0xD5, 0xC5]), ("䶮", [0xFE, 0x9F]), ("㐀", [0x81, 0x39, 0xEE, 0x39]),
        ("𠮷", [0x95, 0x34, 0xB2, 0x35]), ("·", [0xA1, 0xA4]), ("€", [0xA2, 0xE3]), ("〓", [0xA1, 0xFE]),
    ]

    @Test(arguments: encodings) func `GB18030 goes both ways`(_ text: String, _ bytes: [UInt8]) {
        #expect(GB18030.encode(text) == bytes)
        #expect(GB18030.decode(bytes) == text)
    }

    @Test func `bytes that are no GB18030 give no text`() {
        #expect(GB18030.decode([0x81]) == nil)
        #expect(GB18030.decode([0xFF, 0x41]) == nil)
    }

    @Test func `no byte below 30 hex stands inside a character`() {
        for value in 0x80...0xFFFF where !(0xD800...0xDFFF).contains(value) {
            guard let scalar = UnicodeScalar(value), let bytes = GB18030.encode(String(scalar)) else { continue }
            if bytes.contains(where: { $0 < 0x30 }) { Issue.record("U+\(String(value, radix: 16))") }
        }
    }

    @Test func `the built-in font lacks what its set and the model lack`() {
        let gbk = ROMCoverage(characterSet: .gbk, missing: ["囧"])
        #expect(gbk.bytes(for: "张") == [0xD5, 0xC5])
        #expect(gbk.bytes(for: "镕") != nil)
        #expect(gbk.bytes(for: "a") == [0x61])
        for missing in ["䶮", "𪚥", "㐀", "囧", "\u{1B}", "\u{E000}"] as [Character] {
            #expect(gbk.bytes(for: missing) == nil)
        }
        let small = ROMCoverage(characterSet: .gb2312)
        #expect(small.bytes(for: "镕") == nil)
        #expect(small.bytes(for: "张") != nil)
        #expect(small.bytes(for: "，") != nil)
    }

    @Test func `columns follow the printed width`() {
        let measure = TextColumns(coverage: ROMCoverage(characterSet: .gbk))
        #expect(measure.columns(of: "abc") == 3)
        #expect(measure.columns(of: "供水A") == 5)
        #expect(measure.columns(of: "·") == 2)
        #expect(measure.columns(of: "䶮𪚥") == 4)
        #expect(measure.columns(of: "ñ") == 1)
    }

    @Test func `lines break where reading does not suffer`() {
        let measure = TextColumns(coverage: ROMCoverage(characterSet: .gbk))
        #expect(measure.wrap("一二三四五", width: 4) == ["一二", "三四", "五"])
        #expect(measure.wrap("one two three", width: 8) == ["one two", "three"])
        #expect(measure.wrap("一二三。四", width: 6) == ["一二", "三。四"])
        #expect(measure.wrap("abcdefgh", width: 3) == ["abc", "def", "gh"])
        #expect(measure.wrap("a\n\nb", width: 8) == ["a", "", "b"])
        #expect(measure.wrap("", width: 8) == [""])
        #expect(measure.wrap("一", width: 1) == ["一"])
    }

    @Test func `no wrapped line is wider than asked, and nothing is lost`() {
        let measure = TextColumns(coverage: ROMCoverage(characterSet: .gbk))
        let text = "测试市示范区幸福路12号（原东风路）A座15层1502室，联系人：买买提·测试。Unit 5, Building C；电话(0000)1234567"
        for width in 2...60 {
            let lines = measure.wrap(text, width: width)
            #expect(lines.allSatisfy { measure.columns(of: $0) <= width })
            #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " })
        }
    }
}
