import Testing
import TextInput

/// What stands for some ink, and in which order.
@Suite struct `Candidates for handwriting` {
    private let narrow = Ink("10,10 90,12;50,10 52,90", height: 100)
    private let wide = Ink("10,10 90,90;210,10 290,90", height: 100)

    private func guesses(_ text: String) -> [InkReading.Guess] {
        text.split(separator: " ").map { part in
            let halves = part.split(separator: ":")
            return .init(String(halves[0]), chance: Double(halves[1]) ?? 0)
        }
    }

    private func order(_ ink: Ink?, _ field: InputField, taken: Int = 0, _ whole: String, _ pieces: String...) throws
        -> InkOrder
    {
        InkOrder(
            InkReading(whole: guesses(whole), pieces: pieces.map(guesses)), of: try #require(ink), in: field,
            taken: taken)
    }

    @Test func `ink is what the page sends`() throws {
        let ink = try #require(Ink("1,2 3,4;5,6", height: 300))
        #expect(ink.strokes.map(\.count) == [2, 1])
        #expect(ink.text == "1,2 3,4;5,6")
    }

    @Test(arguments: ["", ";", "1", "1,2,3", "a,b", "1,2 x", "1,2\tread", "99999999,1", "1.5,2"])
    func `what is no ink is refused`(text: String) {
        #expect(Ink(text, height: 300) == nil)
    }

    @Test func `ink without a pad, or more of it than a person draws, is refused`() {
        #expect(Ink("1,2", height: 0) == nil)
        #expect(Ink(Array(repeating: "1,2", count: Ink.mostPoints + 1).joined(separator: " "), height: 300) == nil)
    }

    @Test func `a single character offers its likeliest readings`() throws {
        let found = try order(narrow, .words, "王:0.9 玉:0.06 主:0.04")
        #expect(found.candidates == ["王", "玉", "主"].map { Candidate($0, takes: 1) })
        #expect(found.isSure)
    }

    @Test func `a name is offered ideographs and its dot only`() throws {
        let whole = "—:0.4 +:0.3 一:0.1 ·:0.05 〇:0.02 A:0.02 一个:0.1"
        #expect(try order(narrow, .name, whole).candidates.map(\.text) == ["一", "·", "〇"])
        #expect(try order(narrow, .name, whole).isSure)
    }

    @Test func `an address is offered letters and digits too`() throws {
        #expect(try order(narrow, .address, "8:0.5 B:0.4 号:0.05 ☆:0.05").candidates.map(\.text) == ["8", "B", "号"])
    }

    @Test func `a line is offered whole, then its first character`() throws {
        let found = try order(wide, .words, "湿:0.001", "水:0.9 永:0.1", "电:0.9 龟:0.1")
        #expect(found.candidates.prefix(3) == [.init("水电", takes: 2), .init("水", takes: 1), .init("永", takes: 1)])
        #expect(found.candidates.last == Candidate("湿", takes: 2))
    }

    @Test func `the rest of a line is offered after its first character was taken`() throws {
        let found = try order(wide, .words, taken: 1, "湿:0.001", "水:0.9 永:0.1", "电:0.9 龟:0.1")
        #expect(found.candidates == [.init("电", takes: 1), .init("龟", takes: 1)])
    }

    @Test func `a character of two halves stays one where it is not wide`() throws {
        let found = try order(narrow, .words, "明:0.7 朋:0.3", "日:0.9", "月:0.9")
        #expect(found.candidates == [.init("明", takes: 2), .init("日月", takes: 2), .init("朋", takes: 2)])
    }

    @Test func `nothing is offered of a line that was taken whole`() throws {
        #expect(try order(wide, .words, taken: 2, "湿:0.1", "水:0.9", "电:0.9").candidates == [])
        #expect(try order(wide, .words, taken: 9, "湿:0.1", "水:0.9", "电:0.9").candidates == [])
    }

    @Test func `a reading that hesitates between many is not sure`() throws {
        #expect(try !order(narrow, .name, "燕:0.2 尧:0.2 垚:0.2 奄:0.2 掩:0.2").isSure)
        #expect(try !order(narrow, .name, "").isSure)
        #expect(try !order(wide, .name, "湿:1", "水:0.9", "电:0.2 龟:0.2 鬼:0.2 鱼:0.2 免:0.2").isSure)
    }
}
