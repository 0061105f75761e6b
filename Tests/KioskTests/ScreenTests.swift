import Foundation
import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskSession
import KioskStore
import Logging
import Testing

@testable import KioskScreens

struct ScreenTests {
    /// What the test client asks for.
    private static let authority = "localhost"

    private func application(_ bench: Bench, at authority: String = authority) throws -> some ApplicationProtocol {
        let screens = try KioskScreens(
            terminal: bench.terminal,
            settings: ScreenSettings(
                panel: .reference, hallName: "测试营业厅", helpDesk: nil, authority: authority),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        return Application(router: screens.router())
    }

    private static func headers(origin: String? = "http://localhost", cookie: String? = nil) -> HTTPFields {
        var fields: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        fields[.origin] = origin
        fields[.cookie] = cookie
        return fields
    }

    @Test func `a post that does not come from our own page is refused`() async throws {
        try await application(try Bench()).test(.router) { client in
            for origin in [nil, "http://evil.example", "null"] {
                let answer = try await client.execute(
                    uri: "/start", method: .post, headers: Self.headers(origin: origin))
                #expect(answer.status == .forbidden)
            }
        }
    }

    @Test func `a request for another host is refused`() async throws {
        try await application(try Bench(), at: "127.0.0.1:8470").test(.router) { client in
            let answer = try await client.execute(uri: "/", method: .get)
            #expect(answer.status == .forbidden)
        }
    }

    @Test func `no page may be kept by the browser`() async throws {
        try await application(try Bench()).test(.router) { client in
            for path in ["/", "/help", "/guides", "/nowhere"] {
                let answer = try await client.execute(uri: path, method: .get)
                #expect(answer.headers[.cacheControl] == "no-store")
                #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'self'") == true)
            }
        }
    }

    @Test func `script in a field comes back as text`() async throws {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        try await bench.terminal.choose(utilities: ["water"], kind: .company)
        try await bench.terminal.keep(["applicant.companyName": #""><script>alert(1)</script>"#])
        try await application(bench).test(.router) { client in
            let answer = try await client.execute(
                uri: "/apply/applicant", method: .get, headers: Self.headers(cookie: "visit=\(token)"))
            let html = String(buffer: answer.body)
            #expect(answer.status == .ok && !html.contains("<script>alert") && html.contains("&lt;script&gt;"))
        }
    }

    @Test func `without a visit a form says that it was wiped`() async throws {
        try await application(try Bench()).test(.router) { client in
            let answer = try await client.execute(uri: "/apply/applicant", method: .get)
            #expect(String(buffer: answer.body).contains("内容已经清除"))
        }
    }

    @Test(arguments: [
        ("M 1 2 L 3 4", true), ("", false), ("M 1 2", false), ("M 1 2 L 3", false), ("M 1 2 Z 3 4", false),
        ("M -1 2 L 3 4", false), ("M 1 2 L 3 1001", false), ("L 1 2 L 3 4", false), ("M 1 2 L 3 4\"", false),
    ])
    func `only a drawn path is a signature`(text: String, good: Bool) {
        #expect((Signature(text) != nil) == good)
    }

    @Test func `halves of an appointment are joined and kept one by one`() {
        let first = DateHourParts.joined(["a~day": "2026-11-24"], stored: [:])
        #expect(first == ["a": "2026-11-24T"])
        let both = DateHourParts.joined(["a~hour": "10"], stored: ["a": Answer(value: "2026-11-24T", source: .typed)])
        #expect(both == ["a": "2026-11-24T10"])
    }

    @Test func `a millimetre on the reference panel is 3.2 pixels`() {
        #expect(abs(Panel.reference.pixelsPerMillimetre - 3.212) < 0.01)
    }

    @Test func `each trouble of a device is said in words with what still works`() {
        let faults: [DeviceCondition] = [.absent, .failed(.paperOut), .failed(.mute), .failed(.coverOpen)]
        for role in DeviceRole.allCases {
            for fault in faults {
                let status = DeviceStatus(
                    devices: [role: fault], link: .none, queue: .init(unsent: 0, oldest: nil),
                    now: Timestamp(milliseconds: 0))
                #expect(status.troubles.count == 1 && status.troubles[0].contains("可"))
            }
        }
    }

    @Test func `the age of the oldest unsent case is said while the line is down`() {
        let now = Timestamp(milliseconds: 3_600_000)
        let status = DeviceStatus(
            devices: [:], link: .down(since: now), queue: .init(unsent: 2, oldest: Timestamp(milliseconds: 0)), now: now
        )
        #expect(status.troubles == ["网络中断，仍可受理，稍后自动上传（待上传 2 件，最早 1 小时前）"])
    }
}
