import Testing

@testable import KioskScreens

@Suite struct `The catalogue of texts` {
    @Test(arguments: Language.allCases)
    func `every line of the file is a text with its own key`(language: Language) {
        #expect(language.catalogue.defects == [])
        #expect(language.catalogue.texts["language"] == language.rawValue)
    }

    @Test(arguments: Language.allCases)
    func `every language has the same keys with the same values`(language: Language) {
        let (chinese, own) = (Language.chinese.catalogue.texts, language.catalogue.texts)
        #expect(own.mapValues(Self.values) == chinese.mapValues(Self.values))
    }

    @Test func `every mark of a template has a text`() {
        let texts = Language.chinese.catalogue.texts
        let marks = ScreenSources.files(".mustache").values.flatMap { $0.matches(of: #/\[\[([^\]]*)\]\]/#) }
        #expect(marks.count > 80)
        #expect(marks.map { String($0.1) }.filter { texts[$0] == nil } == [])
    }

    @Test func `every key the code says has a text`() {
        let texts = Language.chinese.catalogue.texts
        let said = ScreenSources.files(".swift").values.flatMap { $0.matches(of: #/\bsay\(\s*"([a-z.]+)"/#) }
        #expect(said.count > 100)
        #expect(said.map { String($0.1) }.filter { texts[$0] == nil } == [])
    }

    @Test func `no text lies unused`() {
        let keys = ScreenSources.keys
        let unused = Language.chinese.catalogue.texts.keys.filter { key in
            !keys.contains(key) && !keys.contains { $0.hasSuffix(".") && key.hasPrefix($0) }
        }
        #expect(unused.sorted() == [])
    }

    @Test(arguments: [".swift", ".mustache", ".js"])
    func `no word of a screen stands outside the catalogue`(ending: String) {
        let files = ScreenSources.files(ending)
        #expect(!files.isEmpty)
        let strays = files.filter { $0.value.contains(#/[\u{3000}-\u{9FFF}\u{FF00}-\u{FFEF}]/#) }
        #expect(strays.keys.sorted() == [])
    }

    @Test func `values are set in where the text names them`() {
        let catalogue = TextCatalogue("a = 第 {{n}} 步，共 {{of}} 步\nb = \" 等\"\n# c = nothing\n\nd")
        #expect(catalogue.text("a", ["n": 3, "of": "7"]) == "第 3 步，共 7 步")
        #expect(catalogue.text("b") == " 等")
        #expect(catalogue.text("c") == "c")
        #expect(catalogue.defects == ["d"])
    }

    @Test func `a template takes its texts with their values, safe for HTML`() throws {
        let catalogue = TextCatalogue("a = <{{x}} & \"y\"")
        #expect(try catalogue.filled("<p>[[a]]</p>") == "<p>&lt;{{x}} &amp; &quot;y&quot;</p>")
        #expect(throws: ScreenFault.self) { try catalogue.filled("[[b]]") }
    }

    /// The names of the values that a text takes.
    private static func values(_ text: String) -> Set<String> {
        Set(text.matches(of: #/\{\{([^}]*)\}\}/#).map { String($0.1) })
    }
}
