import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskScreens
import KioskSession
import KioskStore
import Logging
import Testing

/// The page that shows an intention offers to make it an application.
struct CarryOverPageTests {
    @Test func `an intention on the progress page is one tap from the application`() async throws {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        let visit = try Bench.required(await bench.terminal.visit(token: token)).id
        try await bench.terminal.begin(form: "intention", for: visit)
        try await bench.terminal.choose(utilities: ["water"], kind: .company, for: visit)
        try await bench.terminal.keep(
            [
                "applicant.companyName": "随州市测试有限公司", "applicant.creditCode": "91990101MA00TE5T2P",
                "contact.name": "张三测", "contact.phone": "13800138000", "place.district": "421303",
                "place.road": "迎宾大道88号",
            ], for: visit)
        guard case .accepted(let record) = try await bench.terminal.submit(signature: nil, for: visit) else {
            return #expect(Bool(false), "the intention was not accepted")
        }
        _ = try await bench.terminal.ask(.number(record.number), for: visit)
        let screens = try KioskScreens(
            terminal: bench.terminal,
            settings: ScreenSettings(panel: .reference, hallName: "测试营业厅", helpDesk: nil, authority: "localhost"),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let headers: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded", .origin: "http://localhost", .cookie: "visit=\(token)",
        ]
        try await Application(router: screens.router()).test(.router) { client in
            let page = try await client.execute(uri: "/progress/cases", method: .get, headers: headers)
            #expect(String(buffer: page.body).contains("转为报装申请"))
            let answer = try await client.execute(
                uri: "/progress/apply", method: .post, headers: headers, body: .init(string: "case=\(record.id.text)"))
            #expect(answer.headers[.location] == "/apply/choose")
        }
        #expect(try await bench.store.visit()?.answers["place.road"]?.source == .carried)
    }
}
