import HTTPTypes
import HallCore
import HubService
import HubStore
import Testing

/// Signing in and out as a browser does it.
@Suite struct SignInPageTests {
    let time = TestTime()
    let hub: Hub

    init() async throws {
        hub = try await Fixtures.hub(try await HubDatabase(), time)
        try await hub.addStaff("W001", .window)
    }

    @Test func `work number and password lead to what was wanted`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            let sent = try await browser.get("/account")
            #expect(sent.status == .seeOther)
            let page = try await browser.get(try #require(sent.location))
            #expect(page.field("then") == "/account")
            #expect(try await browser.signIn("ｗ001 ", then: "/account").location == "/account")
            #expect(try await browser.get("/account").text.contains("综合窗口（区划 421300）"))
        }
    }

    @Test(arguments: [false, true])
    func `the cookie is for this server's pages only`(isSecure: Bool) async throws {
        try await StaffBrowser.visiting(hub, secureCookies: isSecure) { browser in
            let cookie = try #require(try await browser.signIn("W001").headers[.setCookie])
            #expect(cookie.hasPrefix("__Host-") == isSecure)
            #expect(cookie.contains("Secure") == isSecure)
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax") && cookie.contains("Path=/"))
            #expect(!cookie.contains("Domain"))
        }
    }

    @Test func `a wrong password keeps the number, never the password`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            let page = try await browser.signIn("W001", "not-the-password")
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("工号或密码对不上"))
            #expect(page.field("workNumber") == "W001")
            #expect(!page.text.contains("not-the-password"))
            #expect(browser.cookieText == nil)
        }
    }

    @Test func `after five wrong passwords the right one has to wait`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            for _ in 1...5 { try await browser.signIn("W001", "not-the-password") }
            let page = try await browser.signIn("W001")
            #expect(page.status == .tooManyRequests)
            #expect(page.text.contains("输错的次数太多，已锁定到 09:01"))
            time.advance(minutes: 1)
            #expect(try await browser.signIn("W001").status == .seeOther)
        }
    }

    @Test(arguments: ["//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example", "elsewhere", ""])
    func `nobody is led to another server`(wanted: String) async throws {
        try await StaffBrowser.visiting(hub) { browser in
            let led = try await browser.signIn("W001", then: wanted)
            #expect(led.location == "/")
        }
    }

    @Test func `half an hour without a page ends the session`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            time.advance(minutes: 29)
            #expect(try await browser.get("/account").status == .ok)
            time.advance(minutes: 29)
            #expect(try await browser.get("/account").status == .ok)
            time.advance(minutes: 30)
            #expect(try await browser.get("/account").location == "/login?then=%2Faccount")
        }
    }

    @Test func `signing out ends the session and clears the cookie`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            let cookie = browser.cookieText
            try await browser.get("/account")
            let out = try await browser.post("/logout", [])
            #expect(out.location == "/login")
            #expect(out.headers[.setCookie]?.contains("Max-Age=0") == true)
            #expect(browser.cookieText != cookie)
            #expect(try await browser.get("/account").status == .seeOther)
        }
    }

    @Test func `a form without the session's token, or from another site, signs nobody out`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            let refused = try await browser.post("/logout", [("token", "guess")])
            #expect(refused.status == .forbidden)
            #expect(refused.text.contains("表单已经失效"))
            try await browser.get("/account")
            for origin in ["http://elsewhere.example", "null", nil] {
                #expect(try await browser.post("/logout", [], origin: origin).status == .forbidden)
            }
            #expect(try await browser.get("/account").status == .ok)
        }
    }

    @Test func `a first password has to be changed before anything else`() async throws {
        try await hub.addStaff("W002", .window, mustChange: true)
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W002")
            #expect(try await browser.get("/account").location == "/account/password")
            #expect(try await browser.get("/account/password").text.contains("别人见过"))
            let form = [("old", StaffBrowser.password), ("new", "青石桥下 9 只白鹭"), ("again", "青石桥下 9 只白鹭")]
            let short = try await browser.post("/account/password", [form[0], ("new", "短"), ("again", "短")])
            #expect(short.status == .unprocessableContent && short.text.contains("密码至少要 10 个字符"))
            let unlike = try await browser.post("/account/password", [form[0], form[1], ("again", "别的一句长一些的话")])
            #expect(unlike.text.contains("两次输入的新密码不一样"))
            #expect(!unlike.text.contains("白鹭"))
            #expect(try await browser.post("/account/password", form).location == "/")
            #expect(try await browser.get("/account").status == .ok)
        }
    }

    @Test func `what is typed as a number is text and never a statement`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            for typed in ["<script>alert(1)</script>", "' OR 1=1 --", "W001'; DROP TABLE staff; --"] {
                let page = try await browser.signIn(typed)
                #expect(page.status == .unprocessableContent)
                #expect(!page.text.contains("<script>") && !page.text.contains("' OR"))
            }
            #expect(try await browser.signIn("W001").status == .seeOther)
        }
    }
}
