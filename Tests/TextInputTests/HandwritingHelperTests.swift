import Foundation
import InputHelpers
import Logging
import Synchronization
import Testing
import TextInput

/// The seam to the program that reads handwriting, with small programs that speak its protocol, or do not.
@Suite struct `The helper that reads handwriting` {
    private let ink = Ink("10,100 150,103;80,20 80,180", height: 300)

    /// A program of the shell: what it does with each line that is no `ready`.
    private func helper(
        _ answer: String, patience: Int32 = 30_000, ready: String = "echo 'ok\t6622'", before: String = "",
        uptime: @escaping @Sendable () -> Int64 = { 0 },
        log: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) -> HandwritingHelper {
        let loop = "while read -r line; do case \"$line\" in ready) \(ready);; *) \(answer);; esac; done"
        return HandwritingHelper(
            command: ["/bin/sh", "-c", before + loop], patience: patience, uptime: uptime, log: log)
    }

    private func read(_ helper: HandwritingHelper) async throws -> InkReading? {
        await helper.read(try #require(ink))
    }

    @Test func `guesses come with their chances`() async throws {
        let helper = helper("printf 'ok\\t十:0.637 +:0.3 一:1.3e-05\\n'")
        let reading = try #require(await read(helper))
        #expect(reading.whole == [.init("十", chance: 0.637), .init("+", chance: 0.3), .init("一", chance: 0.000013)])
        #expect(reading.pieces == [])
    }

    @Test func `the pad's height and the strokes are what it is asked`() async throws {
        let helper = helper(
            "printf '%s\\n' \"$line\" | grep -q \"^read.300.10,100 150,103;80,20 80,180$\" && echo 'ok\t是:1'")
        #expect(try await read(helper)?.whole.map(\.text) == ["是"])
    }

    @Test func `a line of characters comes in pieces`() async throws {
        let helper = helper("printf 'ok\\t湿:0.001\\t水:1\\t电:0.9 龟:0.1\\n'")
        #expect(try await read(helper)?.pieces.map { $0.map(\.text) } == [["水"], ["电", "龟"]])
    }

    @Test func `it is usable only once it has stood ready`() async throws {
        let helper = helper("echo no")
        #expect(await !helper.isUsable)
        await helper.wake()
        #expect(await helper.isUsable)
        #expect(await helper.standing == .running)
        #expect(try await read(helper) == InkReading(whole: [], pieces: []))
    }

    @Test func `a program that is not there is away, and says which`() async throws {
        let helper = HandwritingHelper(
            command: ["/nowhere/python", "inkd.py"], uptime: { 0 },
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect(try await read(helper) == nil)
        #expect(await !helper.isUsable)
        #expect(await helper.standing.description.contains("/nowhere/python"))
    }

    @Test func `a program that was away is there again once it starts`() async throws {
        let script = FileManager.default.temporaryDirectory.appending(path: "ink-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: script) }
        let helper = HandwritingHelper(
            command: ["/bin/sh", script.path], uptime: { 0 },
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        await helper.wake()
        #expect(await !helper.isUsable)
        try "while read -r line; do echo ok; done".write(to: script, atomically: true, encoding: .utf8)
        #expect(await !helper.isUsable)
        await helper.wake()
        #expect(await helper.isUsable)
    }

    @Test func `a program that dies over the ink is started again and asked once more`() async throws {
        let starts = FileManager.default.temporaryDirectory.appending(path: "ink-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: starts) }
        let helper = helper(
            "[ $(wc -l < \(starts.path)) -gt 1 ] && echo 'ok\t王:1' || exit 1", before: "echo x >> \(starts.path); ")
        #expect(try await read(helper)?.whole.map(\.text) == ["王"])
        #expect(await helper.isUsable)
    }

    @Test func `a program that always dies is away`() async throws {
        let helper = helper("exit 1")
        #expect(try await read(helper) == nil)
        #expect(await !helper.isUsable)
    }

    @Test func `a program that says what is no answer is away, and what was written stands in no log`() async throws {
        let said = Mutex<[String]>([])
        let log = Logger(label: "test") { _ in Recorder(said: { line in said.withLock { $0.append(line) } }) }
        let helper = helper("echo \"Traceback: $line\"", log: log)
        #expect(try await read(helper) == nil)
        #expect(await helper.standing == .away("\(HelperFault.garbled)"))
        let lines = said.withLock { $0 }
        #expect(!lines.isEmpty)
        #expect(!lines.joined().contains("10,100"))
    }

    @Test func `a program that greets with something else is the wrong one`() async {
        let helper = helper("echo 'ok\t王:1'", ready: "echo hello")
        await helper.wake()
        #expect(await !helper.isUsable)
        #expect(await helper.standing == .away("\(HelperFault.garbled)"))
    }

    @Test func `guesses that are none are left out`() async throws {
        let helper = helper("printf 'ok\\t王:1 玉:x 主 :0.1 国王:0.1 土:7 士:0.2\\n'")
        #expect(try await read(helper)?.whole.map(\.text) == ["王", "士"])
    }

    @Test func `a program that says nothing is ended, and the person waits no longer`() async throws {
        let helper = helper("read -r never", patience: 20)
        #expect(try await read(helper) == nil)
        #expect(await helper.standing == .away("\(HelperFault.silent)"))
    }

    @Test func `the end of a visit ends the process, and another one stands ready`() async throws {
        let helper = helper("echo \"ok\t王:0.$$\"")
        let first = try #require(await read(helper)).whole
        await helper.forget()
        #expect(await helper.isUsable)
        let second = try #require(await read(helper)).whole
        #expect(first != second)
    }
}

/// Hands on what is logged, with its metadata.
private struct Recorder: LogHandler {
    let said: @Sendable (String) -> Void
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        said("\(event.message) \(event.metadata ?? [:])")
    }
}
