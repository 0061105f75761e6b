import HTTPTypes
import Hummingbird
import HummingbirdTesting
import KioskSession
import Logging
import Testing

@testable import KioskScreens

@Suite struct `A page in another language` {
    private func application(_ bench: Bench) throws -> some ApplicationProtocol {
        let screens = try KioskScreens(
            terminal: bench.terminal,
            settings: ScreenSettings(panel: .reference, hallName: "测试营业厅", helpDesk: nil, authority: "localhost"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return Application(router: screens.router())
    }

    private func page(_ path: String, _ cookie: String, _ client: some TestClientProtocol) async throws -> String {
        String(buffer: try await client.execute(uri: path, method: .get, headers: [.cookie: cookie]).body)
    }

    @Test func `says every word of ours in it, and marks what packs and halls say`() async throws {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        try await application(bench).test(.router) { client in
            for path in ["/home", "/who?for=apply", "/guides", "/help", "/apply/choose", "/progress", "/nowhere"] {
                let html = try await page(path, "visit=\(token); language=en", client)
                #expect(html.contains(#"<html lang="en""#), "\(path)")
                let plain = html.replacing(#/<title>[^<]*</title>|<span lang="zh-CN">[^<]*</span>|<[^>]*>/#, with: "")
                #expect(!plain.contains(#/[\u{3400}-\u{9FFF}]/#), "\(path): \(plain)")
            }
            #expect(try await page("/home", "visit=\(token)", client).contains("您要办什么？"))
        }
    }

    @Test func `is one touch from the first page and forgotten on the attract screen`() async throws {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        try await application(bench).test(.router) { client in
            #expect(try await page("/home", "visit=\(token)", client).contains(#"value="en" lang="en""#))
            let answer = try await client.execute(
                uri: "/language", method: .post,
                headers: [.origin: "http://localhost", .contentType: "application/x-www-form-urlencoded"],
                body: .init(string: "to=en"))
            #expect(answer.headers[.setCookie]?.hasPrefix("language=en") == true)
            let attract = try await client.execute(uri: "/", method: .get, headers: [.cookie: "language=en"])
            #expect(String(buffer: attract.body).contains("点一下屏幕开始"))
            #expect(attract.headers[.setCookie]?.contains("Max-Age=0") == true)
        }
    }
}
