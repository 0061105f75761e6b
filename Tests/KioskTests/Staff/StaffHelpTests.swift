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

struct StaffHelpTests {
    private static let wang = Result { StaffMember(number: "W01", name: "王小明", pin: try PinHash("246810", salt: salt)) }
    private static let salt = Array(repeating: UInt8(3), count: 16)

    /// The screens of a terminal with one member of staff, with a visit begun.
    private struct Desk {
        let bench: Bench
        let terminal: Terminal
        let token: String
        let client: any TestClientProtocol

        func post(_ path: String, _ pairs: KeyValuePairs<String, String>) async throws -> TestResponse {
            var headers: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            headers[.origin] = "http://localhost"
            headers[.cookie] = "visit=\(token)"
            let body = ByteBuffer(string: pairs.map { "\($0.key)=\($0.value)" }.joined(separator: "&"))
            return try await client.execute(uri: path, method: .post, headers: headers, body: body)
        }

        func page(_ path: String) async throws -> String {
            var headers = HTTPFields()
            headers[.cookie] = "visit=\(token)"
            return String(buffer: try await client.execute(uri: path, method: .get, headers: headers).body)
        }

        func visit() async throws -> Visit { try Bench.required(await terminal.visit(token: token)) }

        func enter(_ pin: String) async throws -> TestResponse {
            try await post("/staff", ["number": "w01", "pin": pin, "back": "/apply/review"])
        }
    }

    private func atDesk(_ body: @escaping @Sendable (Desk) async throws -> Void) async throws {
        let bench = try Bench()
        let terminal = bench.terminal(on: bench.store, staff: [try Self.wang.get()])
        let screens = try KioskScreens(
            terminal: terminal,
            settings: ScreenSettings(panel: .reference, hallName: "测试营业厅", helpDesk: nil, authority: "localhost"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let token = try await terminal.start()
        try await Application(router: screens.router()).test(.router) {
            try await body(Desk(bench: bench, terminal: terminal, token: token, client: $0))
        }
    }

    @Test func `staff fill, the applicant confirms and signs, the case names both`() async throws {
        try await atDesk { desk in
            #expect(try await desk.enter("246810").headers[.location] == "/apply/review")
            let page = try await desk.page("/apply/choose")
            #expect(page.contains("工作人员协助中") && page.contains("王*明") && !page.contains("王小明"))
            #expect(page.contains("data-idle=\"300\""))
            let visit = try await desk.visit()
            try await desk.terminal.choose(utilities: ["power", "water"], kind: .resident, for: visit.id)
            try await desk.terminal.keep(Bench.answers, for: visit.id)

            let helped = try await desk.page("/apply/review")
            #expect(helped.contains("工作人员填写") && !helped.contains("data-role=\"next\""))
            #expect(try await desk.post("/apply/submit", ["paper": "yes"]).headers[.location] == "/apply/review")
            #expect(try await desk.post("/staff/confirm", [:]).headers[.location] == "/apply/review")

            _ = try await desk.post("/staff/back", [:])
            #expect(try await desk.page("/apply/review").contains("是我的意思，去签名"))
            #expect(try await desk.post("/apply/submit", ["paper": "yes"]).headers[.location] == "/apply/review")
            #expect(try await desk.post("/staff/confirm", [:]).headers[.location] == "/apply/sign")
            try await desk.terminal.keep(["place.road": "迎宾大道90号"], for: visit.id)
            #expect(try await desk.post("/apply/submit", ["paper": "yes"]).headers[.location] == "/apply/receipt")

            let record = try Bench.required(try await desk.terminal.submittedCase(of: visit.id))
            #expect(record.receiver == FirstReceiver(number: "W01", name: "王小明", at: desk.bench.now))
            #expect(record.form.answers["contact.phone"]?.source == .staff)
            #expect(record.form.answers["place.road"]?.source == .typed)
        }
    }

    @Test func `five wrong PINs shut the gate for five minutes, also for the right one`() async throws {
        try await atDesk { desk in
            for _ in 0..<4 { #expect(String(buffer: try await desk.enter("111111").body).contains("工号和口令对不上")) }
            #expect(String(buffer: try await desk.enter("111111").body).contains("请过 5 分钟再试"))
            #expect(String(buffer: try await desk.enter("246810").body).contains("请过 5 分钟再试"))
            try await desk.terminal.touch(try await desk.visit().id, lasting: 600_000)
            desk.bench.pass(seconds: 301)
            #expect(try await desk.enter("246810").headers[.location] == "/apply/review")
        }
    }

    @Test func `help ends with the visit, and a visit in help lasts five minutes`() async throws {
        try await atDesk { desk in
            _ = try await desk.enter("246810")
            desk.bench.pass(seconds: 335)
            #expect(try await desk.terminal.visit(token: desk.token) != nil)
            desk.bench.pass(seconds: 6)
            #expect(try await desk.terminal.visit(token: desk.token) == nil)
            _ = try await desk.terminal.start()
            #expect(await desk.terminal.help == .none)
        }
    }

    @Test func `help is there again after a restart`() async throws {
        try await atDesk { desk in
            _ = try await desk.enter("246810")
            let again = desk.bench.terminal(on: desk.bench.store, staff: [try Self.wang.get()])
            #expect(await again.help.helper?.number == "W01")
        }
    }

    @Test func `who helps later does not become the first receiver`() {
        let (first, second) = (
            FirstReceiver(number: "W01", name: "甲", at: Timestamp(milliseconds: 1)),
            FirstReceiver(number: "W02", name: "乙", at: Timestamp(milliseconds: 2))
        )
        var help = StaffHelp.none
        var confirmed = [help.confirms()]
        help.begins(first)
        confirmed.append(help.confirms())
        help.ends()
        confirmed.append(help.confirms())
        #expect(confirmed == [false, false, true])
        help.begins(second)
        #expect(help == .assisting(first: first, now: second))
        help.ends()
        #expect(help == .handedBack(first: first))
    }

    @Test func `a kept PIN is no PIN, and only its own fits`() throws {
        let hash = try PinHash("246810", salt: Self.salt)
        #expect(!hash.text.contains("246810"))
        let kept = try Bench.required(PinHash(hash.text))
        #expect(kept.matches("246810") && !kept.matches("246811"))
        #expect(PinHash("scrypt$2$1$1$AAAA$AAAA") == nil)
        #expect(PinHash.isFit("123456") && !PinHash.isFit("12345") && !PinHash.isFit("12345六"))
    }
}
