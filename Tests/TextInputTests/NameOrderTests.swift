import Testing
import TextInput

@Suite struct `Names` {
    private let zhang = FakeSource(known: [
        "zhangsan": ("zhang san", ["章三:8", "张三:8", "张伞:8", "章:5", "张:5", "长:5"]),
        "san": ("san", ["三:3", "伞:3", "散:3"]), "zhang": ("zhang", ["章:5", "长:5", "张:5"]),
        "weiguo": ("wei guo", ["卫国:6", "为国:6", "为:3"]), "yan": ("yan", ["言:3", "䶮:3"]),
        "ouyangna": ("ou yang na", ["欧阳:6", "欧:2"]), "na": ("na", ["那:2", "娜:2"]),
        "zangsan": ("zang san", ["脏三:7", "脏:4"]),
    ])

    private func texts(
        _ letters: String, after before: String = "", accents: Set<Accent> = []
    ) async throws -> [String] {
        let typist = Typist(source: zhang, words: .sample, accents: accents)
        return try #require(await typist.candidates(for: letters, in: .name, after: before)).candidates.map(\.text)
    }

    @Test func `the commoner family name comes first`() async throws {
        #expect(try await texts("zhangsan").prefix(2) == ["张三", "章三"])
    }

    @Test func `at the start of a name family names stand before other characters`() async throws {
        #expect(try await texts("zhang").prefix(3) == ["张", "章", "长"])
    }

    @Test func `after a family name come given names`() async throws {
        #expect(try await texts("weiguo", after: "张").first == "卫国")
    }

    @Test func `a rare character is there, if late`() async throws {
        #expect(try await texts("yan", after: "张").contains("䶮"))
    }

    @Test func `a family name of two characters is one`() async throws {
        #expect(try await texts("ouyangna").first == "欧阳娜")
    }

    @Test func `what people do not tell apart finds the name, after what was typed to the letter`() async throws {
        #expect(try await !texts("zangsan").contains("张三"))
        #expect(try await texts("zangsan", accents: [.z]).contains("张三"))
    }

    @Test func `no text is offered twice`() async throws {
        let all = try await texts("zhangsan", accents: Set(Accent.allCases))
        #expect(Set(all).count == all.count)
    }

    @Test func `what is chosen takes its own letters only`() async throws {
        let typist = Typist(source: zhang, words: .sample, accents: [])
        let found = try #require(await typist.candidates(for: "zhangsan", in: .name, after: ""))
        #expect(found.candidates.first { $0.text == "张" }?.takes == 5)
        #expect(found.candidates.first { $0.text == "张三" }?.takes == 8)
    }

    @Test func `while the helper is away there is no answer`() async {
        let typist = Typist(source: AwaySource(), words: .sample, accents: [])
        #expect(await typist.candidates(for: "zhang", in: .name, after: "") == nil)
    }
}
