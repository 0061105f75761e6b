import Foundation
import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskSession
import KioskStore
import Logging
import PackFiles
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

    private func begin(_ bench: Bench) async throws -> (token: String, visit: Visit) {
        let token = try await bench.terminal.start()
        return (token, try Bench.required(await bench.terminal.visit(token: token)))
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
        let (token, visit) = try await begin(bench)
        try await bench.terminal.choose(utilities: ["water"], kind: .company, for: visit.id)
        try await bench.terminal.keep(
            ["applicant.companyName": #""><script>alert(1)</script>"#], for: visit.id)
        try await application(bench).test(.router) { client in
            let answer = try await client.execute(
                uri: "/apply/applicant", method: .get, headers: Self.headers(cookie: "visit=\(token)"))
            let html = String(buffer: answer.body)
            #expect(answer.status == .ok && !html.contains("<script>alert") && html.contains("&lt;script&gt;"))
        }
    }

    @Test func `a field that hangs on another answer begins hidden, so that nothing moves later`() async throws {
        let bench = try Bench()
        let (token, visit) = try await begin(bench)
        try await bench.terminal.choose(utilities: ["power"], kind: .company, for: visit.id)
        func field() async throws -> String {
            try await application(bench).test(.router) { client in
                let page = try await client.execute(
                    uri: "/apply/power", method: .get, headers: Self.headers(cookie: "visit=\(token)"))
                let tag = try #/<[^>]*data-when="power\.businessType"[^>]*>/#.firstMatch(in: String(buffer: page.body))
                return try #require(tag).output.description
            }
        }
        #expect(try await field().hasSuffix(" hidden>"))
        try await bench.terminal.keep(["power.businessType": "expand"], for: visit.id)
        #expect(try await !field().contains("hidden"))
    }

    @Test(arguments: [
        ("technical", "个性化需求", nil), ("water", "用水业务类型", "用水报装"), ("appointment", "约定接入时间", nil),
        ("applicant", nil, nil),
    ])
    func `a question that stands alone is its page's heading`(step: String, question: String?, part: String?)
        async throws
    {
        let bench = try Bench(city: "zhoukou")
        let (token, visit) = try await begin(bench)
        try await bench.terminal.choose(utilities: ["water"], kind: .company, for: visit.id)
        let html = try await application(bench).test(.router) { client in
            let page = try await client.execute(
                uri: "/apply/\(step)", method: .get, headers: Self.headers(cookie: "visit=\(token)"))
            return String(buffer: page.body)
        }
        #expect(html.split(separator: "<h1>").count == 2)
        #expect(html.contains(#/<p class="step">[^<]*</p><\/div>/#) == (question != nil))
        #expect(html.contains(#/步：用水报装<\/p>/#) == (part != nil))
        guard let question else { return #expect(html.contains("<h1>申请企业</h1>")) }
        #expect(html.contains(#/<(legend><h1>|h1><label[^>]*>)/#) && html.contains("<title>\(question)"))
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

    @Test func `a millimetre on the reference panel is 3.2 pixels`() {
        #expect(abs(Panel.reference.pixelsPerMillimetre - 3.212) < 0.01)
    }

    @Test func `a diagonal is inches, whole or as a text with a fraction`() throws {
        let read = { (diagonal: String) in
            try JSONDecoder().decode(
                Panel.self, from: Data(#"{"diagonal": \#(diagonal), "width": 1080, "height": 1920}"#.utf8)
            ).diagonal
        }
        #expect(try read("27") == 27 && read(#""21.5""#) == 21.5)
        #expect(throws: DecodingError.self) { try read(#""wide""#) }
        let panel = Panel(diagonal: 21.5, width: 1080, height: 1920)
        #expect(try JSONDecoder().decode(Panel.self, from: JSONEncoder().encode(panel)) == panel)
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
        #expect(status.troubles == ["网络中断，仍可受理，稍后自动上传（待上传 2 条，最早 1 小时前）"])
    }

    @Test func `a form is read with blanks, escapes and repeated names`() throws {
        let form = try Bench.required(FormBody(text: "a=1&b=%E6%B0%B4+x&a=2&empty=&bare&c=1=2"))
        #expect(form.all("a") == ["1", "2"] && form["b"] == "水 x" && form["c"] == "1=2")
        #expect(form["empty"] == "" && form["bare"] == "" && form.values["a"] == "2")
    }

    @Test(arguments: ["a=%", "a=%2", "a=%zz", "a=%FF", "%=a", "a=1&b=%E6%B0"])
    func `a form with a broken escape is none`(text: String) {
        #expect(FormBody(text: text) == nil)
    }

    @Test func `no bytes make reading a form stop the program`() {
        var random = SplitMix(state: 20_261_121)
        let likely = Array("%&=+aF0".utf8)
        for _ in 0..<5000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? likely.randomElement(using: &random) ?? 0 : UInt8.random(in: .min ... .max, using: &random)
            }
            let form = FormBody(text: String(decoding: bytes, as: UTF8.self))
            #expect(form?.values.count ?? 0 <= bytes.count + 1)
        }
    }

    private struct SplitMix: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            let mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            return mixed ^ (mixed >> 31)
        }
    }

    @Test(arguments: ["/apply/field", "/apply/applicant", "/apply/submit", "/progress", "/who"])
    func `a broken form is answered and the terminal goes on`(path: String) async throws {
        let bench = try Bench()
        let (token, _) = try await begin(bench)
        try await application(bench).test(.router) { client in
            let answer = try await client.execute(
                uri: path, method: .post, headers: Self.headers(cookie: "visit=\(token)"), body: .init(string: "a=%E6"))
            #expect(answer.status == .badRequest)
            #expect(try await client.execute(uri: "/healthz", method: .get).status == .ok)
        }
    }

    @Test func `leaving works with a broken form and takes the cookie away`() async throws {
        let bench = try Bench()
        let (token, _) = try await begin(bench)
        try await application(bench).test(.router) { client in
            let answer = try await client.execute(
                uri: "/leave", method: .post, headers: Self.headers(cookie: "visit=\(token)"), body: .init(string: "%"))
            #expect(answer.headers[.location] == "/" && answer.headers[.setCookie]?.contains("Max-Age=0") == true)
        }
        #expect(try await bench.terminal.visit(token: token) == nil)
    }

    @Test func `leaving asks while something is filled, and not when it is submitted or nothing is`() async throws {
        let bench = try Bench()
        let (token, visit) = try await begin(bench)
        try await bench.terminal.choose(utilities: ["water"], kind: nil, for: visit.id)
        try await application(bench).test(.router) { client in
            let headers = Self.headers(cookie: "visit=\(token)")
            let asked = try await client.execute(
                uri: "/leave", method: .post, headers: headers, body: .init(string: "ask=yes"))
            #expect(asked.headers[.location] == "/leave" && asked.headers[.setCookie] == nil)
            let gone = try await client.execute(uri: "/leave", method: .post, headers: headers)
            #expect(gone.headers[.location] == "/")
        }
    }

    @Test func `who leaves a card on the reader is told to take it`() async throws {
        let bench = try Bench()
        let (token, _) = try await begin(bench)
        await bench.terminal.cardHappened(.read(Bench.card))
        try await application(bench).test(.router) { client in
            let gone = try await client.execute(
                uri: "/leave", method: .post, headers: Self.headers(cookie: "visit=\(token)"))
            #expect(gone.headers[.location] == "/take-card")
            let page = try await client.execute(uri: "/take-card", method: .get)
            #expect(String(buffer: page.body).contains("请取走证件") && !String(buffer: page.body).contains("张"))
            await bench.terminal.cardHappened(.removed)
            #expect(try await client.execute(uri: "/take-card", method: .get).headers[.location] == "/")
        }
    }

    @Test func `only what the receipt's buttons say is an answer`() {
        #expect(ReceiptAnswer("out") == .cameOut && ReceiptAnswer("again") == .printAgain)
        #expect(ReceiptAnswer(nil) == nil && ReceiptAnswer("") == nil && ReceiptAnswer("OUT") == nil)
    }

    @Test(arguments: [
        (Panel.reference, true), (Panel(diagonal: 0, width: 1080, height: 1920), false),
        (Panel(diagonal: .nan, width: 1080, height: 1920), false), (Panel(diagonal: 27, width: 0, height: 1920), false),
        (Panel(diagonal: 27, width: 1080, height: .max), false),
        (Panel(diagonal: 101, width: 1080, height: 1920), false),
    ])
    func `a panel that cannot be is refused at the start`(panel: Panel, good: Bool) throws {
        #expect(panel.isPlausible == good)
        let bench = try Bench()
        let settings = ScreenSettings(panel: panel, hallName: "", helpDesk: nil, authority: Self.authority)
        let screens = try? KioskScreens(
            terminal: bench.terminal, settings: settings,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        #expect((screens != nil) == good)
    }

    @Test func `when the store fails a page still says so calmly`() async throws {
        let bench = try Bench()
        let (token, _) = try await begin(bench)
        try bench.store.close()
        try await application(bench).test(.router) { client in
            let answer = try await client.execute(
                uri: "/home", method: .get, headers: Self.headers(cookie: "visit=\(token)"))
            #expect(answer.status == .internalServerError && String(buffer: answer.body).contains("这一步没有完成"))
        }
    }

    @Test func `phones and citizen numbers are masked for the review, 不知道 is a word`() throws {
        let form = try Bench.suizhou().pack.form
        let text = { (field: String, value: String) in
            AnswerText(field: try Bench.required(form.field(field))).text(value)
        }
        #expect(try text("contact.phone", "13800138000") == "138****8000")
        #expect(try text("applicant.citizenNumber", "990101189912310005") == "9901**********0005")
        #expect(try text("water.dailyVolume", Answer.unknownValue) == "不知道")
        #expect(try text("water.dailyVolume", "12") == "12 吨/日")
    }
}
