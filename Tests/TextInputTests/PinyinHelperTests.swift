import Foundation
import InputHelpers
import Logging
import PackFiles
import Synchronization
import Testing
import TextInput

/// The real helper with the real libpinyin, as it stands beside the tests.
@Suite struct `The helper that knows pinyin` {
    private static var program: String {
        Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }.map {
            $0.bundleURL.deletingLastPathComponent().appending(path: "pinyind").path
        } ?? URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "pinyind").path
    }

    private func helper(
        _ command: [String] = [program], words: HallWords = .sample, uptime: @escaping @Sendable () -> Int64 = { 0 }
    ) -> PinyinHelper {
        PinyinHelper(
            command: command, words: words, accents: [], uptime: uptime,
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test func `letters become text`() async throws {
        let answer = try #require(await helper().ask("renmin", accents: []))
        #expect(answer.syllables == ["ren", "min"])
        #expect(answer.candidates.first == Candidate("人民", takes: 6))
    }

    @Test func `every character of a syllable can be reached`() async throws {
        let found = try #require(await helper().ask("yan", accents: [])).candidates.map(\.text)
        #expect(found.contains("䶮"))
        #expect(found.contains("龑"))
    }

    @Test func `u with dots is typed with v`() async throws {
        let found = try #require(await helper().ask("lv", accents: [])).candidates.map(\.text)
        #expect(found.contains("吕"))
    }

    @Test func `an accent widens what is found`() async throws {
        let helper = helper()
        let strict = try #require(await helper.ask("zangsan", accents: [])).candidates.map(\.text)
        let loose = try #require(await helper.ask("zangsan", accents: [.z])).candidates.map(\.text)
        #expect(!strict.contains("张三"))
        #expect(loose.contains("张三"))
    }

    @Test func `a place without a reading is learned by the reading that the tables give it`() async throws {
        var words = HallWords.sample
        words.places = HallWord.list("浈江区")
        let typist = try #require(await helper(words: words).typist())
        let found = try #require(await typist.candidates(for: "zhenjiangqu", in: .address, after: ""))
        #expect(found.candidates.first?.text == "浈江区")
    }

    @Test func `a program that is not there is away, and says which`() async {
        let helper = helper(["/nowhere/pinyind"])
        #expect(await helper.ask("ren", accents: []) == nil)
        guard case .away(let reason) = await helper.standing else {
            Issue.record("it is not away")
            return
        }
        #expect(reason.contains("/nowhere/pinyind"))
    }

    @Test func `a program that ends at once is tried less and less often`() async {
        let uptime = Mutex<Int64>(0)
        let starts = FileManager.default.temporaryDirectory.appending(path: "starts-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: starts) }
        let helper = helper(["/bin/sh", "-c", "echo x >> \(starts.path)"], uptime: { uptime.withLock { $0 } })
        for _ in 0..<100 {
            _ = await helper.ask("ren", accents: [])
            uptime.withLock { $0 += 100 }
        }
        let count = (try? String(contentsOf: starts, encoding: .utf8))?.split(separator: "\n").count ?? 0
        #expect((3...10).contains(count))
    }

    @Test func `what was typed is answered by a new process after the old one was forgotten`() async throws {
        let helper = helper()
        _ = await helper.ask("renmin", accents: [])
        await helper.forget()
        #expect(await helper.ask("renmin", accents: [])?.candidates.first?.text == "人民")
    }
}
