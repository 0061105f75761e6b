import Testing

@testable import KioskScreens

/// Rules 21, 29, 30, 33 and 39 of the screen rules, for the words themselves.
@Suite struct `Rules for the words of the screens` {
    private static let texts = Language.chinese.catalogue.texts

    @Test func `no text uses a word that blames or says nothing`() {
        let banned = [
            "非法", "无效", "错误代码", "必填项", "不合法", "请输入正确的", "操作失败", "系统异常", "未知错误", "抱歉", "对不起", "哎呀",
        ]
        #expect(places(Self.texts) { text in banned.contains { text.contains($0) } } == [])
        let english = [
            "invalid", "forbidden", "please", "sorry", "oops", "required field", "is required", "error code",
        ]
        #expect(
            places(Language.english.catalogue.texts) { text in
                english.contains { text.lowercased().contains($0) }
            } == [])
    }

    @Test func `what is said beside a field has at most 24 characters and says what to do`() {
        let complaints = Self.texts.filter { $0.key.hasPrefix("complaint.") }
        #expect(complaints.count > 10)
        #expect(places(complaints) { Self.length($0) > 24 } == [])
        let facts: Set = ["complaint.case.offline"]
        #expect(places(complaints) { !$0.contains("请") }.filter { !facts.contains($0) } == [])
    }

    @Test func `no sentence has more than 25 characters`() {
        let sentences = Self.texts.mapValues { text in text.split { "。！？；：".contains($0) }.map(Self.length).max() ?? 0 }
        #expect(sentences.filter { $0.value > 25 }.keys.sorted() == [])
    }

    @Test func `no button has more than 8 characters, two words apart may have 12`() {
        let marks = ScreenSources.files(".mustache").values.flatMap {
            $0.matches(of: #/<(?:button|a class="button)[^>]*>\[\[([^\]]*)\]\]/#).map { String($0.1) }
        }
        let said = ScreenSources.files(".swift").values.flatMap {
            $0.matches(of: #/(?:\.next|\.finish|retry) = [^\n]*?say\("([a-z.]+)"\)/#).map { String($0.1) }
        }
        let buttons = Self.texts.filter { Set(marks + said).contains($0.key) }
        #expect(buttons.count > 25)
        #expect(places(buttons) { $0.split(separator: "，").map(Self.length).max() ?? 0 > 8 } == [])
        #expect(places(buttons) { Self.length($0) > 12 } == [])
    }

    @Test func `no text holds a code, a technical word or an asterisk`() {
        let pattern = #/HTTP|SQL|API|null|nil|error|timeout|\*|0x|\b[45]\d\d\b/#
        #expect(places(Self.texts) { $0.contains(pattern) } == [])
    }

    @Test func `what may be left out is said in the label`() {
        #expect(Self.texts["field.optional"] == "（选填）")
        #expect(places(Self.texts) { $0.contains("必填") } == [])
    }

    @Test func `the limit of a quiet screen names its seconds and what happens`() {
        let limit = Language.chinese.catalogue.text("frame.limit", ["idle": 60, "warning": 30])
        #expect(limit.contains("60 秒") && limit.contains("30 秒") && limit.contains("清除"))
    }

    @Test func `what is said in English has no Chinese in it`() {
        let english = Language.english.catalogue.texts.filter { $0.value != Self.texts[$0.key] }
        #expect(english.count > 300)
        #expect(places(english) { $0.contains(#/[\u{3001}-\u{9FFF}\u{FF00}-\u{FFEF}]/#) } == [])
    }

    private func places(_ texts: [String: String], where isHit: (String) -> Bool) -> [String] {
        texts.filter { isHit($0.value) }.keys.sorted()
    }

    /// Chinese characters and marks; a word of other letters or a number counts as one, a value not at all.
    private static func length(_ text: some StringProtocol) -> Int {
        let plain = String(text).replacing(#/\{\{[^}]*\}\}/#, with: "")
        return plain.replacing(#/[A-Za-z0-9\-]+/#, with: "1").filter { $0 != " " }.count
    }
}
