import DeviceCodecs
import Foundation
import HallCore
import Logging
import Synchronization
import Testing

@testable import DeviceDrivers

/// With the real espeak-ng and aplay; the sound goes to a file instead of a loudspeaker.
struct VoiceTests {
    private final class Bench: Sendable {
        let folder: URL
        let conditions = Mutex<[VoiceCondition]>([])
        let logger = Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }

        init() throws {
            folder = FileManager.default.temporaryDirectory.appending(path: "voice-\(UUID().uuidString)")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }

        deinit { try? FileManager.default.removeItem(at: folder) }

        func voice(device: String? = nil, searchPath: String = "/usr/bin:/bin") -> Voice {
            Voice(
                device: device ?? "file:'\(folder.path)/heard.raw',raw", prompts: folder.path, searchPath: searchPath,
                logger: logger, onCondition: { condition in self.conditions.withLock { $0.append(condition) } })
        }

        /// Bytes of sound that left.
        var heard: Int { (try? Data(contentsOf: folder.appending(path: "heard.raw")))?.count ?? 0 }
    }

    private func synthesiser() throws -> Synthesiser {
        try #require(Synthesiser(searchPath: "/usr/bin:/bin"))
    }

    @Test func `a voice that works says so`() async throws {
        let bench = try Bench()
        await bench.voice().check()
        #expect(bench.conditions.withLock { $0 } == [.ready])
    }

    @Test func `each thing that is missing is named`() async throws {
        let bench = try Bench()
        await bench.voice(searchPath: bench.folder.path).check()
        #expect(bench.conditions.withLock { $0 } == [.failed(.noSynthesiser)])
        try FileManager.default.createSymbolicLink(
            atPath: bench.folder.path + "/espeak-ng", withDestinationPath: "/usr/bin/espeak-ng")
        await bench.voice(searchPath: bench.folder.path).check()
        #expect(bench.conditions.withLock { $0.last } == .failed(.noPlayer))
        await bench.voice(device: "no-such-device").check()
        #expect(bench.conditions.withLock { $0.last } == .failed(.deviceRefused))
    }

    @Test func `what is said leaves as sound, a recorded prompt in place of the opening`() async throws {
        let bench = try Bench()
        let voice = bench.voice()
        await voice.check()
        await voice.say(
            Utterance(page: "home", opening: [.init("您要办什么")], rest: [.init("联合报装")]), interrupts: true)
        await voice.finished()
        let spoken = bench.heard
        #expect(spoken > 30_000)
        let header = try Data(contentsOf: bench.folder.appending(path: "heard.raw"))
        #expect(header.contains { $0 != 0 })
    }

    @Test func `new speech stops the old, and hush stops all`() async throws {
        let bench = try Bench()
        let voice = bench.voice(device: "null")
        let long = Utterance(page: "", opening: [], rest: Array(repeating: .init("水电气网联合办理"), count: 400))
        await voice.say(long, interrupts: true)
        await voice.say(Utterance(page: "", opening: [], rest: [.init("好")]), interrupts: true)
        await voice.finished()
        await voice.say(long, interrupts: true)
        await voice.hush()
        await voice.finished()
    }

    @Test(arguments: [
        ("重庆市", "chong2 qing4 市"), ("银行", "yin2 hang2"), ("开户行行号", "kai1 hu4 hang2 hang2 hao4"), ("长度", "chang2 du4"),
        ("大厦", "da4 sha4"), ("市长", "shi4 zhang3"), ("更名过户", "geng1 ming2 guo4 hu4"), ("地址", "di4 zhi3"),
        ("重新填写", "chong2 xin1 tian2 xie3"), ("政务服务", "zheng4 wu4 fu2 wu4"), ("信息", "xin4 xi1"), ("綦江", "qi2 jiang1"),
        ("不动产权证", "bu2 dong4 chan3 quan2 zheng4"), ("节假日", "jie2 jia4 ri4"), ("曲江区", "qu3 jiang1 qu1"),
    ])
    func `words of several readings are read as they should be`(text: String, pinyin: String) async throws {
        let synthesiser = try synthesiser()
        let read = try #require(await synthesiser.phonemes(of: .init(text)))
        let right = try #require(await synthesiser.phonemes(of: .init(pinyin)))
        #expect(read == right)
    }

    @Test(arguments: ["水电气网联合办理", "䶮龑赟翀", "王𬱖华", "十吨每日，二零二六年", "请检查以下内容"])
    func `no character is read with another language's sounds`(text: String) async throws {
        let phonemes = try #require(await synthesiser().phonemes(of: .init(text)))
        #expect(phonemes.contains { $0.isLetter })
        #expect(!phonemes.contains("(en)"))
    }

    @Test func `a character without a reading is 某, not its code`() {
        #expect(MandarinScript.text("王𬱖华") == "王某华")
    }
}
