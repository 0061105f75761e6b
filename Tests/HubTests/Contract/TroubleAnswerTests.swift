import Foundation
import HTTPTypes
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

@testable import HubScreens

/// What is answered to a request that nothing could be made of.
@Suite struct `A request nothing can be made of` {
    let hub: Hub

    init() async throws {
        hub = try await Fixtures.hub(try await HubDatabase(), TestTime())
        try await hub.addStaff("W001", .window)
    }

    private func problem(_ page: StaffBrowser.Page) throws -> Problem {
        #expect(page.headers[.contentType] == "application/problem+json")
        return try JSONDecoder().decode(Problem.self, from: Data(page.text.utf8))
    }

    @Test(arguments: [
        ("GET", "/v1/nothing", 404), ("GET", "/v1/kiosks/SZ01/nothing", 404), ("GET", "/outside/nothing", 404),
        ("GET", "/open311/nothing", 404), ("DELETE", "/v1/hello", 405), ("PUT", "/v1/enrolments", 405),
        ("GET", "/outside/payments/events", 405), ("POST", "/metrics", 405), ("PATCH", "/healthz", 405),
        ("POST", "/v1/enrolments", 400), ("GET", "/v1/hello?nonce=short", 400), ("GET", "/v1/hello?nonce=%ff", 400),
        ("GET", "/v1/hello?nonce=%000123456789abcdef", 400), ("POST", "/outside/utilities/water/events", 404),
    ])
    func `by a program is told so as a problem`(method: String, path: String, status: Int) async throws {
        try await StaffBrowser.visiting(hub) { browser in
            let page = try await browser.ask(try #require(HTTPRequest.Method(method)), path, body: Array("{".utf8))
            #expect(page.status.code == status)
            let problem = try problem(page)
            #expect(problem.status == status && !problem.title.isEmpty)
            #expect(problem.type.rawValue.hasPrefix("urn:lianban:problem:"))
            #expect((page.headers[.allow] != nil) == (status == 405))
        }
    }

    @Test func `because it is too long is told so to both`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            let body = Array(repeating: UInt8(ascii: "x"), count: 1_200_000)
            let sent = try await browser.ask(.post, "/v1/enrolments", body: body)
            #expect(sent.status == .contentTooLarge)
            #expect(try problem(sent).type == .tooLarge)
            let page = try await browser.ask(
                .post, "/login", headers: Self.form, body: Array(repeating: UInt8(ascii: "x"), count: 70_000))
            #expect(page.status == .contentTooLarge && page.text.contains("内容太多"))
        }
    }

    private static let form: HTTPFields = [
        .contentType: "application/x-www-form-urlencoded", .origin: "http://localhost",
    ]

    @Test(arguments: [
        ("GET", "/nothing", 404, "没有这个页面"), ("GET", "/t/x/y/z", 404, "没有这个页面"),
        ("PUT", "/login", 405, "不能这样打开"), ("GET", "/board/alerts", 405, "不能这样打开"),
        ("GET", "/t?number=%00", 400, "看不懂"), ("GET", "/t/%ff", 400, "看不懂"), ("GET", "/login?then=%c0%80", 400, "看不懂"),
        ("POST", "/login", 415, "格式不对"),
    ])
    func `by a person is told so on a page`(method: String, path: String, status: Int, words: String) async throws {
        try await StaffBrowser.visiting(hub) { browser in
            let page = try await browser.ask(
                try #require(HTTPRequest.Method(method)), path,
                headers: [.contentType: "application/json", .origin: "http://localhost"], body: Array("{}".utf8))
            #expect(page.status.code == status && page.text.contains(words))
            #expect(page.headers[.contentType] == "text/html; charset=utf-8")
            #expect(page.headers[.contentSecurityPolicy]?.contains("default-src 'self'") == true)
            #expect(page.text.contains(path.hasPrefix("/t/") || path.hasPrefix("/t?") ? "重新查询" : "返回工作台"))
            #expect((page.headers[.allow] != nil) == (status == 405))
        }
    }

    @Test func `for the head of a page has no body`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            for (path, status) in [("/login", 200), ("/nothing", 404), ("/healthz", 200), ("/v1/nothing", 404)] {
                let page = try await browser.ask(.head, path)
                #expect(page.status.code == status && page.text.isEmpty)
            }
        }
    }

    @Test func `from a foreign page is told where to begin`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            let page = try await browser.post("/login", [("workNumber", "W001")], origin: "http://elsewhere.example")
            #expect(page.status == .forbidden && page.text.contains("不是从本中心的页面发出的"))
        }
    }
}
