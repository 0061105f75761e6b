import Foundation
import Testing
import TextInput

@Suite struct `Strokes` {
    private static let text = "# about\nname: x\n...\n\n王\thhsh\n玉\thhshn\n丰\thhhs\n𤣩\thhsh\n汉字\thhsh\n"
    private let table = StrokeTable(Array(text.utf8)) { $0 == "王" || $0 == "丰" ? 1 : 4 }

    @Test func `what is written so comes before what goes on, the common before the rare`() {
        #expect(table.candidates(for: "一一丨一").map(\.text) == ["王", "𤣩", "玉"])
    }

    @Test func `the first strokes find what begins so`() {
        let found = table.candidates(for: "一一").map(\.text)
        #expect(Set(found.prefix(2)) == ["王", "丰"])
        #expect(Set(found) == ["王", "玉", "丰", "𤣩"])
    }

    @Test func `what is chosen takes all strokes`() {
        #expect(table.candidates(for: "一一丨一").first?.takes == 4)
    }

    @Test(arguments: ["", "h", "王", "一x"])
    func `what is no stroke finds nothing`(typed: String) {
        #expect(table.candidates(for: typed).isEmpty)
    }

    @Test func `the installed table finds a rare name's character`() throws {
        let installed = try Data(contentsOf: URL(filePath: "/usr/share/rime-data/stroke.dict.yaml"))
        let table = StrokeTable(Array(installed)) { _ in 0 }
        #expect(table.candidates(for: "一丿乛丿丶一一丿丶").map(\.text).contains("䶮"))
        #expect(table.candidates(for: "乛一乛丿一乛丶").map(\.text).contains("张"))
    }
}
