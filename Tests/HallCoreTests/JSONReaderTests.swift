import Foundation
import HallCore
import Testing

/// What is read is what Foundation reads; where a text could mean two things, nothing is.
@Suite struct JSONReaderTests {
    private func read(_ text: String) throws -> JSONValue { try JSONValue(parsing: Array(text.utf8)) }

    private func foundation(_ bytes: [UInt8]) -> JSONValue? {
        try? JSONDecoder().decode(JSONValue.self, from: Data(bytes))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `texts made at random and damaged at random are read as Foundation reads them`(seed: UInt64) {
        var maker = JSONTextMaker(seed: seed)
        for _ in 0..<100 {
            let bytes = maker.text()
            do {
                #expect(try JSONValue(parsing: bytes) == foundation(bytes))
            } catch JSONFault.twice {
                continue
            } catch {
                #expect(foundation(bytes) == nil, "\(String(decoding: bytes, as: UTF8.self))")
            }
        }
    }

    @Test(arguments: [
        "", " ", "nul", "truely", "[1,]", "[,1]", "{,}", "{\"a\"}", "{\"a\":}", "{a:1}", "[1 2]", "[]]", "{\"a\":1,}",
        "01", "+1", "1.", ".5", "1e", "-", "--1", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\t\"", "'a'", "[1]\0",
    ])
    func `a text that is no JSON is refused`(text: String) {
        #expect(throws: JSONFault.self) { try read(text) }
    }

    @Test(arguments: [
        ("-0", 0), ("1.0", 1), ("1e2", 100), ("1200E-2", 12), ("0.000e9999999999999999999", 0), ("-1.50e1", -15),
        ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min), ("9223372036854775807.0", Int64.max),
    ])
    func `a whole number is read however it is written`(text: String, number: Int64) throws {
        #expect(try read(text) == .integer(number))
    }

    @Test(arguments: [
        "1.5", "1e-1", "9223372036854775808", "-9223372036854775809", "1e19", "1e400", "1e99999999999999999999",
    ])
    func `a number with a fraction or beyond 64 bits is refused with its place`(text: String) {
        #expect(throws: JSONFault.notWhole(at: 1)) { try read("[\(text)]") }
    }

    @Test func `a member that stands twice is refused, however its name is written`() {
        #expect(throws: JSONFault.twice(before: 12)) { try read(#"{"a":1,"a":2}"#) }
        #expect(throws: JSONFault.self) { try read(#"{"a":1,"\u0061":1}"#) }
        #expect(throws: JSONFault.self) { try read(#"[{"b":{"a":null,"c":0,"a":null}}]"#) }
    }

    @Test func `names that Unicode holds to be the same are one member`() {
        #expect(throws: JSONFault.self) { try read("{\"\u{E9}\":1,\"e\u{301}\":2}") }
    }

    @Test(arguments: [#""\ud83d\ude00""#, "\"😀\""])
    func `a character beyond the first plane is one character`(text: String) throws {
        #expect(try read(text) == .string("😀"))
    }

    @Test(arguments: [#""\ud83d""#, #""\ude00""#, #""\ud83d\u0041""#, #""\ud83dx""#, #""\ud83d\n""#])
    func `half of a surrogate pair is refused`(text: String) {
        #expect(throws: JSONFault.self) { try read(text) }
    }

    @Test(
        arguments: [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE4, 0xB8], [0xF4, 0x90, 0x80, 0x80]] as [[UInt8]])
    func `bytes that are no UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: JSONFault.notUTF8(from: 1)) { try JSONValue(parsing: [0x22] + bytes + [0x22]) }
    }

    @Test func `nesting is read to its limit and refused beyond it`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try read(nested(512))
        #expect(throws: JSONFault.tooDeep) { try read(nested(513)) }
        #expect(throws: JSONFault.tooDeep) { try read(String(repeating: "{\"a\":[", count: 100_000)) }
    }

    @Test func `a byte order mark of UTF-8 is passed over`() throws {
        #expect(try JSONValue(parsing: [0xEF, 0xBB, 0xBF] + Array("[]".utf8)) == .array([]))
    }
}

/// Makes JSON texts in every spelling, some of them damaged in one byte.
private struct JSONTextMaker {
    private var random: SeededGenerator
    private var names = 0

    private static let pieces = [
        "a", "Z", "市", "𪚥", "\u{301}", "\u{7F}", #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\n"#, #"\u0041"#, #"\u4E2d"#,
        #"\ud83D\uDE00"#,
    ]

    init(seed: UInt64) {
        random = SeededGenerator(state: seed)
    }

    mutating func text() -> [UInt8] {
        var bytes = Array((blank() + value(0) + blank()).utf8)
        if random.next() % 3 == 0, let place = bytes.indices.randomElement(using: &random) {
            bytes[place] = UInt8(truncatingIfNeeded: random.next())
        }
        return bytes
    }

    private mutating func value(_ depth: Int) -> String {
        switch random.next() % (depth < 5 ? 9 : 6) {
        case 0: return ["null", "true", "false", "-0", "[]", "{ }"].randomElement(using: &random) ?? ""
        case 1, 2: return String(Int.random(in: -1_000_000_000...1_000_000_000, using: &random))
        case 3: return String(Int.random(in: -99...99, using: &random)) + (random.next() % 2 == 0 ? ".00" : "E+2")
        case 4, 5: return string()
        case 6, 7: return "[" + list { $0.value(depth + 1) } + "]"
        default: return "{" + list { $0.name() + $0.blank() + ":" + $0.blank() + $0.value(depth + 1) } + "}"
        }
    }

    private mutating func list(_ item: (inout JSONTextMaker) -> String) -> String {
        var items: [String] = []
        for _ in 0...random.next() % 4 { items.append(blank() + item(&self) + blank()) }
        return items.joined(separator: ",")
    }

    private mutating func name() -> String {
        names += 1
        return "\"n\(names)\""
    }

    private mutating func string() -> String {
        "\"" + (0..<random.next() % 6).map { _ in Self.pieces.randomElement(using: &random) ?? "" }.joined() + "\""
    }

    private mutating func blank() -> String {
        ["", "", "", " ", "\n\t", "\r"].randomElement(using: &random) ?? ""
    }
}
