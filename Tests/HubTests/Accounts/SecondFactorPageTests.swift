import HTTPTypes
import HallCore
import HubStore
import Testing

@testable import HubService

/// Binding a phone and signing in with it, as a browser does it.
@Suite struct SecondFactorPageTests {
    let time = TestTime()
    let hub: Hub

    init() async throws {
        hub = try await Fixtures.hub(try await HubDatabase(), time, secondFactor: [.administrator])
        try await hub.addStaff("A001", .administrator)
    }

    /// The codes of the phone that typed in the secret of a page.
    private static func phone(_ page: StaffBrowser.Page) throws -> Phone {
        let secret = try #require(page.text.split(separator: "<p class=\"secret\">").last).prefix { $0 != "<" }
        return try Phone(typed: String(secret))
    }

    @Test func `a post that needs a phone begins with binding one, and codes open from then on`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("A001")
            #expect(try await browser.get("/staff").location == "/account/second-factor")
            #expect(try await browser.get("/account/second-factor").text.contains("您的岗位要求"))
            let shown = try await browser.post("/account/second-factor", [])
            #expect(shown.text.contains("<svg class=\"qr\"") && !shown.text.contains("otpauth:"))
            let phone = try Self.phone(shown)
            let wrong = try await browser.post("/account/second-factor/code", [("code", "000000")])
            #expect(wrong.status == .unprocessableContent && !wrong.text.contains("<svg"))
            let bound = try await browser.post("/account/second-factor/code", [("code", phone.code(at: time.now))])
            #expect(bound.text.contains("只显示这一次") && bound.text.split(separator: "<li>").count == 11)
            let recovery = String(try #require(bound.text.split(separator: "<li>").last).prefix { $0 != "<" })

            let half = try await browser.signIn("A001", then: "/audit")
            #expect(half.location == "/account/code?then=%2Faudit")
            #expect(try await browser.get("/audit").location == "/account/code")
            try await browser.get("/account/code?then=%2Faudit")
            let used = try await browser.post(
                "/account/code", [("code", phone.code(at: time.now)), ("then", "/audit")])
            #expect(used.status == .unprocessableContent)
            time.advance(minutes: 1)
            let opened = try await browser.post(
                "/account/code", [("code", phone.code(at: time.now)), ("then", "/audit")])
            #expect(opened.location == "/audit")
            #expect(try await browser.get("/staff").status == .ok)

            try await browser.signIn("A001")
            try await browser.get("/account/code")
            #expect(try await browser.post("/account/code", [("code", recovery.lowercased())]).location == "/")
            try await browser.signIn("A001")
            try await browser.get("/account/code")
            #expect(try await browser.post("/account/code", [("code", recovery)]).status == .unprocessableContent)
        }
    }

    @Test func `five minutes after the password it has to be typed again`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("A001")
            try await browser.get("/account/second-factor")
            let phone = try Self.phone(try await browser.post("/account/second-factor", []))
            try await browser.post("/account/second-factor/code", [("code", phone.code(at: time.now))])
            try await browser.signIn("A001")
            try await browser.get("/account/code")
            time.advance(minutes: 5)
            #expect(try await browser.post("/account/code", [("code", phone.code(at: time.now))]).location == "/login")
        }
    }
}
