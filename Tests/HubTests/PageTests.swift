import Foundation
import HTTPTypes
import HallCore
import HubScreens
import HubService
import HubStore
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@Suite struct PageTests {
    let time = TestTime()
    let store: HubDatabase
    let hub: Hub

    init() throws {
        store = try HubDatabase()
        hub = try Fixtures.hub(store, time)
        try hub.saveClerk(name: "测试员", workNumber: "W001", pin: "135790")
    }

    private func withPages(_ test: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let router = try HubScreens.router(hub: hub, settings: HubScreenSettings(secureCookies: false))
        try await Application(router: router, logger: Fixtures.quiet).test(.router, test)
    }

    private func post(
        _ client: any TestClientProtocol, _ path: String, _ form: [String: String], cookie: String? = nil,
        origin: String? = "http://localhost"
    ) async throws -> TestResponse {
        var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
        headers[.origin] = origin
        headers[.cookie] = cookie
        let body = form.map { name, value in
            "\(name)=\(value.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
        }.joined(separator: "&")
        return try await client.execute(
            uri: path, method: .post, headers: headers, body: ByteBuffer(string: body)
        ) { $0 }
    }

    private func get(
        _ client: any TestClientProtocol, _ path: String, cookie: String? = nil
    ) async throws -> TestResponse {
        var headers = HTTPFields()
        headers[.cookie] = cookie
        return try await client.execute(uri: path, method: .get, headers: headers) { $0 }
    }

    private func signIn(_ client: any TestClientProtocol) async throws -> String {
        let answer = try await post(client, "/login", ["name": "测试员", "pin": "135790"])
        #expect(answer.status == .seeOther)
        let cookie = try #require(answer.headers[.setCookie])
        #expect(cookie.contains("HttpOnly"))
        #expect(cookie.contains("SameSite=Strict"))
        return String(cookie.prefix { $0 != ";" })
    }

    private func submittedCase() async throws -> CaseRecord {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        return record
    }

    private func token(in page: TestResponse) throws -> String {
        let text = String(buffer: page.body)
        let start = try #require(text.range(of: "name=\"token\" value=\""))
        return String(text[start.upperBound...].prefix { $0 != "\"" })
    }

    @Test func `without a session every page leads to the login`() async throws {
        let record = try await submittedCase()
        try await withPages { client in
            for path in ["/", "/cases/\(record.id.text)"] {
                let answer = try await get(client, path)
                #expect(answer.status == .seeOther)
                #expect(answer.headers[.location] == "/login")
            }
        }
    }

    @Test func `pages are not kept, not framed and load nothing foreign`() async throws {
        try await withPages { client in
            let answer = try await get(client, "/login")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'self'") == true)
            #expect(answer.headers[.contentSecurityPolicy]?.contains("frame-ancestors 'none'") == true)
        }
    }

    @Test func `a refused login keeps the name and not the PIN`() async throws {
        try await withPages { client in
            let answer = try await post(client, "/login", ["name": "测试员", "pin": "999999"])
            let text = String(buffer: answer.body)
            #expect(answer.status == .unprocessableContent)
            #expect(text.contains("value=\"测试员\""))
            #expect(text.contains("姓名或口令对不上"))
            #expect(!text.contains("999999"))
        }
    }

    @Test func `a form from another site is refused`() async throws {
        try await withPages { client in
            for origin in ["http://elsewhere.example", "null", nil] {
                let answer = try await post(client, "/login", ["name": "测试员", "pin": "135790"], origin: origin)
                #expect(answer.status == .forbidden)
            }
        }
    }

    @Test func `a form without the session's token changes nothing`() async throws {
        let record = try await submittedCase()
        try await withPages { client in
            let cookie = try await signIn(client)
            let answer = try await post(
                client, "/cases/\(record.id.text)/lanes/water", ["token": "guess", "version": "0", "action": "accept"],
                cookie: cookie)
            #expect(answer.status == .forbidden)
            #expect(try store.caseRecord(record.id)?.lanes.first?.version == 0)
        }
    }

    @Test func `accepting a lane moves it and says so`() async throws {
        let record = try await submittedCase()
        try await withPages { client in
            let cookie = try await signIn(client)
            let token = try token(in: try await get(client, "/cases/\(record.id.text)", cookie: cookie))
            let answer = try await post(
                client, "/cases/\(record.id.text)/lanes/water", ["token": token, "version": "0", "action": "accept"],
                cookie: cookie)
            #expect(answer.status == .seeOther)
            #expect(try store.caseRecord(record.id)?.lanes.first?.status == .accepted)
            let page = try await get(client, "/cases/\(record.id.text)?done=water", cookie: cookie)
            #expect(String(buffer: page.body).contains("供水：已受理"))
        }
    }

    @Test func `a lane someone else moved keeps what was typed`() async throws {
        let record = try await submittedCase()
        try await withPages { client in
            let cookie = try await signIn(client)
            let token = try token(in: try await get(client, "/cases/\(record.id.text)", cookie: cookie))
            _ = try hub.perform(
                LaneCommand(caseID: record.id, utility: "water", expectedVersion: 0, action: .accept), by: "W002")
            let answer = try await post(
                client, "/cases/\(record.id.text)/lanes/water",
                ["token": token, "version": "0", "action": "correct", "text": "请补<营业执照>"], cookie: cookie)
            let text = String(buffer: answer.body)
            #expect(answer.status == .conflict)
            #expect(text.contains("别人刚办过"))
            #expect(text.contains("请补&lt;营业执照&gt;"))
        }
    }

    @Test func `a correction without a text is refused in words`() async throws {
        let record = try await submittedCase()
        try await withPages { client in
            let cookie = try await signIn(client)
            let token = try token(in: try await get(client, "/cases/\(record.id.text)", cookie: cookie))
            let answer = try await post(
                client, "/cases/\(record.id.text)/lanes/water",
                ["token": token, "version": "0", "action": "correct", "text": "  "], cookie: cookie)
            #expect(answer.status == .unprocessableContent)
            #expect(String(buffer: answer.body).contains("还没写说明"))
        }
    }

    @Test func `what applicants typed is text on every page, and the card number is masked`() async throws {
        let record = try await submittedCase()
        try await withPages { client in
            let cookie = try await signIn(client)
            for path in ["/", "/cases/\(record.id.text)"] {
                let text = String(buffer: try await get(client, path, cookie: cookie).body)
                #expect(text.contains("随州测试&lt;b&gt;建材&lt;/b&gt;有限公司"))
                #expect(!text.contains("<b>建材"))
                #expect(!text.contains(Fixtures.citizenNumber))
            }
            let text = String(buffer: try await get(client, "/cases/\(record.id.text)", cookie: cookie).body)
            #expect(text.contains("9901**********0005"))
            #expect(text.contains("13800000000"))
            #expect(text.contains("12.5 吨/日"))
            #expect(text.contains("第一步"))
        }
    }

    @Test func `operators read health, figures and the description`() async throws {
        _ = try await submittedCase()
        try await withPages { client in
            #expect(String(buffer: try await get(client, "/healthz").body) == #"{"status":"ok"}"#)
            let metrics = String(buffer: try await get(client, "/metrics").body)
            #expect(metrics.contains("lianban_hub_cases 1\n"))
            #expect(metrics.contains("lianban_hub_lanes{status=\"submitted\"} 2\n"))
            #expect(String(buffer: try await get(client, "/openapi.yaml").body).contains("openapi: 3.1"))
        }
    }

    @Test func `HallSync is answered over HTTP with the hub's signature`() async throws {
        try await withPages { client in
            let answer = try await get(client, "/v1/hello?nonce=0123456789abcdef")
            #expect(answer.status == .ok)
            #expect(String(buffer: answer.body).contains("0123456789abcdef"))
            let name = try #require(HTTPField.Name("Hub-Signature"))
            #expect(answer.headers[name] != nil)
        }
    }
}
