import Foundation
import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskSession
import KioskStore
import Logging
import Synchronization
import Testing

@testable import KioskScreens

struct ReadingTests {
    /// A terminal whose voice notes what it is given.
    private final class Ear: Sendable {
        let heard = Mutex<[Utterance]>([])
        let hushes = Mutex(0)

        func line(_ outlet: VoiceOutlet) -> VoiceLine {
            VoiceLine(
                outlet: outlet, say: { utterance, _ in self.heard.withLock { $0.append(utterance) } },
                hush: { self.hushes.withLock { $0 += 1 } })
        }

        var words: [String] { heard.withLock { $0.flatMap(\.lines).map(\.text) } }
        var last: Utterance? { heard.withLock { $0.last } }
    }

    private static func post(_ pairs: [(String, String)]) -> ByteBuffer {
        ByteBuffer(string: pairs.map { "\($0.0)=\($0.1)" }.joined(separator: "&"))
    }

    private func withScreen(
        _ bench: Bench, _ ear: Ear, outlet: VoiceOutlet = .loudspeaker, condition: VoiceCondition = .ready,
        _ body: @escaping @Sendable (any TestClientProtocol, Terminal, HTTPFields) async throws -> Void
    ) async throws {
        let terminal = bench.terminal(on: bench.store, voice: ear.line(outlet))
        await terminal.voiceChanged(to: condition)
        let screens = try KioskScreens(
            terminal: terminal,
            settings: ScreenSettings(panel: .reference, hallName: "测试营业厅", helpDesk: nil, authority: "localhost"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let token = try await terminal.start()
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.origin] = "http://localhost"
        headers[.cookie] = "visit=\(token)"
        let fields = headers
        try await Application(router: screens.router()).test(.router) { try await body($0, terminal, fields) }
    }

    private static func name(of page: String) throws -> String {
        try #require(page.firstMatch(of: #/data-page="([^"]+)"/#).map { String($0.output.1) })
    }

    private static func page(_ client: any TestClientProtocol, _ path: String, _ headers: HTTPFields) async throws
        -> String
    {
        String(buffer: try await client.execute(uri: path, method: .get, headers: headers).body)
    }

    @Test func `a page is said as it stands on the screen`() async throws {
        let ear = Ear()
        try await withScreen(try Bench(), ear) { client, _, headers in
            let page = try await Self.page(client, "/home", headers)
            #expect(page.contains("value=\"speech\""))
            let answer = try await client.execute(
                uri: "/speak", method: .post, headers: headers,
                body: Self.post([("page", try Self.name(of: page)), ("path", "/home")]))
            #expect(answer.status == .ok)
            #expect(ear.words.first == "您要办什么？")
            #expect(ear.words.contains { $0.contains("联合报装") })
            #expect(ear.words.contains("不用证件也能看收费和指南。六十 秒不操作会提醒，再过 三十 秒清除内容。"))
            #expect(!ear.words.contains { $0.contains(where: \.isASCII) && $0.contains(#/[0-9A-Za-z<>]/#) })
            #expect(try await Self.page(client, "/home", headers).contains("再读一遍"))
        }
    }

    @Test func `personal data are said to a headset only`() async throws {
        for (outlet, isHeard) in [(VoiceOutlet.loudspeaker, false), (.headset, true)] {
            let (bench, ear) = (try Bench(), Ear())
            try await withScreen(bench, ear, outlet: outlet) { client, terminal, headers in
                let cookie = headers[.cookie]?.dropFirst("visit=".count)
                let visit = try Bench.required(try await terminal.visit(token: cookie.map(String.init)))
                try await terminal.choose(utilities: ["power", "water"], kind: .resident, for: visit.id)
                try await terminal.keep(Bench.answers, for: visit.id)
                let page = try await Self.page(client, "/apply/review", headers)
                _ = try await client.execute(
                    uri: "/speak", method: .post, headers: headers,
                    body: Self.post([("page", try Self.name(of: page))]))
                let said = ear.words.joined(separator: "\n")
                #expect(said.contains("张三测") == isHeard)
                #expect(said.contains("迎宾大道") == isHeard)
                #expect(said.contains("零零零五") == isHeard)
                #expect(said.contains("请看屏幕") != isHeard)
                #expect(said.contains("十一月二十四日 十点"))
                #expect(!said.contains("修改"))
            }
        }
    }

    @Test func `errors are said`() async throws {
        let ear = Ear()
        try await withScreen(try Bench(), ear) { client, _, headers in
            let page = try await Self.page(client, "/apply/choose?check=1", headers)
            _ = try await client.execute(
                uri: "/speak", method: .post, headers: headers, body: Self.post([("page", try Self.name(of: page))]))
            #expect(ear.words.contains("请检查以下内容"))
            #expect(ear.words.contains("还没选申请人，请点单位或个人"))
        }
    }

    @Test func `the volume has five steps and the next visit begins at the usual one`() async throws {
        let ear = Ear()
        try await withScreen(try Bench(), ear) { client, terminal, headers in
            for _ in 0..<4 {
                _ = try await client.execute(
                    uri: "/speak/volume", method: .post, headers: headers, body: Self.post([("way", "louder")]))
            }
            #expect(terminal.reading.volume == 5)
            #expect(ear.last == Utterance(page: "", opening: [], rest: [.init("音量 五")], gain: 200))
            try await terminal.set(.readAloud, on: true)
            _ = try await client.execute(uri: "/leave", method: .post, headers: headers)
            #expect(terminal.reading.volume == 3)
            #expect(await terminal.modes() == [])
            #expect(ear.hushes.withLock { $0 } > 0)
        }
    }

    @Test func `nothing of a page can be said after its visit`() async throws {
        let ear = Ear()
        try await withScreen(try Bench(), ear) { client, _, headers in
            let page = try await Self.page(client, "/apply/choose", headers)
            _ = try await client.execute(uri: "/leave", method: .post, headers: headers)
            let answer = try await client.execute(
                uri: "/speak", method: .post, headers: headers, body: Self.post([("page", try Self.name(of: page))]))
            #expect(answer.status == .conflict)
            #expect(ear.words == [])
        }
    }

    @Test func `a page that comes again by itself says only what is new`() async throws {
        let desk = ReadingDesk()
        #expect(desk.reads(["一", "二"], of: "回执") == nil)
        #expect(desk.reads(["一", "三"], of: "回执") == ["三"])
        #expect(desk.reads(["一"], of: "首页") == nil)
    }

    @Test func `a terminal that cannot speak has no button and says why in its status`() async throws {
        let ear = Ear()
        try await withScreen(try Bench(), ear, condition: .failed(.noSynthesiser)) { client, _, headers in
            let page = try await Self.page(client, "/home", headers)
            #expect(!page.contains("value=\"speech\""))
            #expect(page.contains("朗读现在不能用"))
            #expect(try await Self.page(client, "/api/v1/status", headers).contains("\"failed: noSynthesiser\""))
            #expect(try await Self.page(client, "/metrics", headers).contains("kiosk_speech_usable 0"))
        }
    }

    @Test func `who listens is not sent away meanwhile`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin()
        try await bench.terminal.touch(visit.id, lasting: 300_000)
        bench.pass(seconds: 400)
        #expect(try await bench.terminal.isFree() == false)
        bench.pass(seconds: 61)
        #expect(try await bench.terminal.isFree())
    }
}
