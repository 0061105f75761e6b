import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskScreens
import KioskSession
import KioskStore
import Logging
import Testing
import TextInput

/// The board for writing with a finger, and what it asks.
struct HandwritingPageTests {
    private static let board = #"data-layout="hand""#

    private static func desk(isUsable: Bool = true, _ reading: InkReading? = nil) -> InputDesk {
        var desk = InputDesk.plain
        desk.handwriting = InkDesk(read: { _ in reading }, isUsable: { isUsable }, standing: { "ready" })
        return desk
    }

    /// The answer to a request of a resident who fills in a form.
    private func asked(_ path: String, _ body: String? = nil, of desk: InputDesk, hasVisit: Bool = true) async throws
        -> (
            status: HTTPResponse.Status, text: String
        )
    {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        let visit = try Bench.required(await bench.terminal.visit(token: token)).id
        try await bench.terminal.choose(utilities: ["water"], kind: .resident, for: visit)
        let screens = try KioskScreens(
            terminal: bench.terminal,
            settings: ScreenSettings(
                panel: .reference, hallName: "测试营业厅", helpDesk: nil, authority: "localhost", input: desk),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let headers: HTTPFields = [
            .contentType: "application/x-www-form-urlencoded", .origin: "http://localhost",
            .cookie: hasVisit ? "visit=\(token)" : "visit=none",
        ]
        return try await Application(router: screens.router()).test(.router) { client in
            let answer = try await client.execute(
                uri: path, method: body == nil ? .get : .post, headers: headers,
                body: body.map { .init(string: $0) })
            return (answer.status, String(buffer: answer.body))
        }
    }

    @Test func `there is no board without the component, nor while it does not answer`() async throws {
        #expect(try await !asked("/apply/applicant", of: .plain).text.contains(Self.board))
        #expect(try await !asked("/apply/applicant", of: Self.desk(isUsable: false)).text.contains(Self.board))
        #expect(try await asked("/apply/applicant", of: Self.desk()).text.contains(Self.board))
    }

    @Test func `operators are told how it stands`() async throws {
        #expect(try await asked("/api/v1/status", of: .plain).text.contains(#""handwriting":"absent""#))
        #expect(try await asked("/api/v1/status", of: Self.desk()).text.contains(#""handwriting":"ready""#))
    }

    @Test func `ink becomes candidates for the field`() async throws {
        let reading = InkReading(whole: [.init("+", chance: 0.5), .init("十", chance: 0.4)], pieces: [])
        let answer = try await asked("/input/ink", "typed=1%2C2+3%2C4&height=300&field=name", of: Self.desk(reading))
        #expect(answer.text == #"{"items":[{"takes":1,"text":"十"}],"shown":"","state":"ok"}"#)
    }

    @Test func `what cannot be read says so, and what is no ink is nothing`() async throws {
        let nothing = InkReading(whole: [], pieces: [])
        let ink = "typed=1%2C2&height=300&field=name"
        #expect(try await asked("/input/ink", ink, of: Self.desk(nothing)).text.contains(#""state":"unsure""#))
        #expect(try await asked("/input/ink", ink, of: Self.desk()).text.contains(#""state":"away""#))
        #expect(try await asked("/input/ink", ink, of: .plain).text.contains(#""state":"away""#))
        #expect(
            try await asked("/input/ink", "typed=hello&height=x", of: Self.desk(nothing)).text.contains(#""items":[]"#))
    }

    @Test func `only the person at the screen is answered`() async throws {
        let reading = InkReading(whole: [.init("王", chance: 1)], pieces: [])
        #expect(
            try await asked("/input/ink", "typed=1%2C2&height=300", of: Self.desk(reading), hasVisit: false).status
                == .forbidden)
    }
}
