import Testing
import TextInput

@Suite struct `Addresses, companies and words` {
    private let source = FakeSource(known: [
        "qijiangqu": ("qi jiang qu", ["起降去:9", "起降:7", "其:2"]),
        "wenfenglu": ("wen feng lu", ["闻风录:9", "文峰:7", "文:3"]), "wenfeng": ("wen feng", ["文峰:7", "闻风:7"]),
        "suixianwei": ("sui xian wei", ["岁先:7", "岁:3"]), "lu": ("lu", ["录:2", "路:2"]),
        "qij": ("qi j", ["期间:3"]),
    ])

    private func candidates(
        _ letters: String, _ field: InputField, after before: String = ""
    ) async throws -> [Candidate] {
        let typist = Typist(source: source, words: .sample, accents: [])
        return try #require(await typist.candidates(for: letters, in: field, after: before)).candidates
    }

    @Test func `a place of this city comes before what sounds the same`() async throws {
        #expect(try await candidates("qijiangqu", .address).first?.text == "綦江区")
    }

    @Test func `a road is put together from its name and the word for road`() async throws {
        #expect(try await candidates("wenfenglu", .address).first?.text == "文峰路")
    }

    @Test func `the word for road comes first after a name, not at the beginning`() async throws {
        #expect(try await candidates("lu", .address, after: "文峰").first?.text == "路")
        #expect(try await candidates("lu", .address).first?.text == "录")
    }

    @Test func `a word of ours may be the beginning of what was typed`() async throws {
        let found = try await candidates("suixianwei", .address)
        #expect(found.first { $0.text == "随县" }?.takes == 7)
    }

    @Test func `a word that goes on is offered before it is typed whole`() async throws {
        let found = try await candidates("qij", .address)
        #expect(found.first { $0.text == "綦江区" }?.takes == 3)
    }

    @Test func `whole phrases stand before beginnings`() async throws {
        let found = try await candidates("qijiangqu", .words)
        let lastWhole = try #require(found.lastIndex { $0.takes == 9 })
        let firstBegun = try #require(found.firstIndex { $0.takes < 9 })
        #expect(lastWhole < firstBegun)
    }
}

@Suite struct `Before anything is typed` {
    private let quick = QuickWords(.sample)

    @Test func `a name begins with a family name`() {
        #expect(quick.words(in: .name, after: "").first == "王")
        #expect(quick.words(in: .name, after: "王").isEmpty)
    }

    @Test func `an address begins with a place and a number is followed by what numbers count`() {
        #expect(quick.words(in: .address, after: "").first == "綦江区")
        #expect(quick.words(in: .address, after: "88").first == "号")
        #expect(quick.words(in: .address, after: "文峰").first == "路")
    }

    @Test func `a company's name ends with its form`() {
        #expect(quick.words(in: .company, after: "随县测试").contains("有限公司"))
    }
}

@Suite struct `What may be typed` {
    @Test(arguments: [("ZHANG", "zhang"), ("lü", "lv"), ("xi'an", "xi'an"), ("zhang san", "zhangsan")])
    func `letters are taken as libpinyin takes them`(typed: String, plain: String) {
        #expect(PinyinLetters.plain(typed) == plain)
    }

    @Test(arguments: ["", "张", "a\tb", "a1", String(repeating: "a", count: 81)])
    func `what is no pinyin is not asked`(typed: String) {
        #expect(PinyinLetters.plain(typed) == nil)
    }
}
