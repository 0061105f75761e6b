import HTTPTypes
import HallCore
import HubService
import HubStore
import Testing

/// The list of staff, the step-up before it, and the audit trail, as a browser shows them.
@Suite struct StaffPageTests {
    let time = TestTime()
    let hub: Hub

    init() async throws {
        hub = try await Fixtures.hub(try await HubDatabase(), time)
        try await hub.addStaff("W001", .window)
        try await hub.addStaff("A001", .administrator)
        try await hub.addStaff("S001", .supervisor)
    }

    private static let proof = [("step-up-proof", StaffBrowser.password)]

    /// An administrator who has proved once more who is there.
    private func administrator(_ browser: StaffBrowser) async throws {
        try await browser.signIn("A001")
        let asked = try await browser.get("/staff")
        #expect(asked.status == .forbidden && asked.text.contains("再次验证身份"))
        let back = try await browser.post("/account/confirm", Self.proof + [("step-up-page", "/staff")])
        #expect(back.status == .seeOther && back.location == "/staff")
    }

    private static func newcomer(name: String = "新同事", number: String = "w009") -> [(String, String)] {
        [
            ("home", "421300"), ("number", number), ("name", name),
            ("office", "window"), ("division", "421300"), ("hall", ""),
            ("office", "utility:water"), ("division", "421300"), ("hall", "governmentHall"),
            ("office", ""), ("division", "421300"), ("hall", ""),
        ]
    }

    @Test func `somebody without the post is told whose it is`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            for path in ["/staff", "/staff/new", "/staff/421300/A001", "/audit"] {
                let page = try await browser.get(path)
                #expect(page.status == .forbidden)
                #expect(page.text.contains("没有权限") && page.text.contains("管理员") && page.text.contains("综合窗口"))
            }
            try await browser.get("/account")
            #expect(try await browser.post("/staff/new", Self.newcomer()).status == .forbidden)
            #expect(try await !hub.accounts.knows(StaffID(division: "421300", workNumber: "W009")))
        }
    }

    @Test func `adding somebody shows the first password once, and it lets them in`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await administrator(browser)
            try await browser.get("/staff/new")
            let page = try await browser.post("/staff/new", Self.newcomer())
            #expect(page.status == .ok && page.text.contains("只显示这一次"))
            let password = String(
                try #require(page.text.split(separator: "<p class=\"secret\">").last).prefix { $0 != "<" })
            let member = try await browser.get("/staff/421300/W009")
            #expect(!member.text.contains(password))
            #expect(member.text.contains("value=\"utility:water\" selected"))
            #expect(member.text.contains("value=\"governmentHall\" selected"))
            #expect(try await browser.post("/staff/new", Self.newcomer()).text.contains("这个工号已经有人使用"))
            #expect(try await browser.signIn("W009", password).location == "/")
            #expect(try await browser.get("/").location == "/account/password")
        }
    }

    @Test func `a step-up that ran out keeps what was typed and does it afterwards`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await administrator(browser)
            try await browser.get("/staff/new")
            time.advance(minutes: 11)
            let asked = try await browser.post("/staff/new", Self.newcomer(name: "新<同>事"))
            #expect(asked.status == .forbidden && asked.text.contains("按刚才填写的内容继续办理"))
            #expect(asked.field("step-up-page") == "/staff/new" && asked.field("name") == "新&lt;同&gt;事")
            let again = Self.newcomer(name: "新<同>事") + [("step-up-page", "/staff/new"), ("step-up-post", "1")]
            let wrong = try await browser.post("/account/confirm", again + [("step-up-proof", "wrong")])
            #expect(wrong.status == .unprocessableContent && wrong.field("number") == "w009")
            let right = try await browser.post("/account/confirm", again + Self.proof)
            #expect(right.status == .temporaryRedirect && right.location == "/staff/new")
            #expect(try await browser.post("/staff/new", again).text.contains("只显示这一次"))
        }
    }

    @Test func `names are text on every page`() async throws {
        let name = "<script>alert('名')</script>\" onload=\"x"
        try await StaffBrowser.visiting(hub) { browser in
            try await administrator(browser)
            try await browser.get("/staff/new")
            let refused = try await browser.post(
                "/staff/new", Self.newcomer(name: name, number: "W'; DROP TABLE staff"))
            #expect(refused.status == .unprocessableContent && refused.text.contains("工号只能用字母、数字和短横线"))
            #expect(!refused.text.contains("<script>") && refused.text.contains("&lt;script&gt;"))
            #expect(try await browser.post("/staff/new", Self.newcomer(name: name)).status == .ok)
            for path in ["/staff", "/staff/421300/W009"] {
                let page = try await browser.get(path)
                #expect(page.text.contains("&lt;script&gt;"))
                #expect(!page.text.contains("<script>") && !page.text.contains("\" onload="))
            }
        }
    }

    @Test func `posts, disabling and a new password take hold at once`() async throws {
        try await StaffBrowser.visiting(hub) { other in
            try await other.signIn("W001")
            try await StaffBrowser.visiting(hub) { browser in
                try await administrator(browser)
                let path = "/staff/421300/W001"
                try await browser.get(path)
                let supervisor = [("office", "supervisor"), ("division", "421300"), ("hall", ""), ("act", "posts")]
                let done = try await browser.post(path, supervisor)
                #expect(try await browser.get(try #require(done.location)).text.contains("岗位已经调整"))
                #expect(try await other.get("/audit").status == .ok)
                let none = [("office", ""), ("division", "421300"), ("hall", ""), ("act", "posts")]
                #expect(try await browser.post(path, none).text.contains("请至少选择一个岗位"))
                try await browser.post(path, [("act", "disable")])
                #expect(try await other.get("/audit").status == .seeOther)
                #expect(try await other.signIn("W001").status == .unprocessableContent)
                try await browser.post(path, [("act", "enable")])
                #expect(try await other.signIn("W001").status == .seeOther)
                #expect(try await browser.post(path, [("act", "password")]).text.contains("初始密码"))
                #expect(try await other.get("/audit").status == .seeOther)
            }
        }
    }

    @Test func `nobody changes their own account as an administrator`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await administrator(browser)
            let page = try await browser.get("/staff/421300/A001")
            #expect(page.text.contains("这是您自己的账号") && !page.text.contains("停用账号"))
            let refused = try await browser.post("/staff/421300/A001", [("act", "disable")])
            #expect(refused.status == .unprocessableContent && refused.text.contains("另一位管理员"))
            #expect(try await browser.get("/staff/421300/NOBODY").status == .notFound)
        }
    }

    @Test func `the trail shows who did what, and that it is whole`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            try await administrator(browser)
            try await browser.get("/staff/new")
            try await browser.post("/staff/new", Self.newcomer())
            try await browser.signIn("S001")
            let page = try await browser.get("/audit")
            #expect(page.text.contains("新增人员") && page.text.contains("W009"))
            #expect(page.text.contains("综合窗口（区划 421300）"))
            #expect(!page.text.contains("新同事"))
            let filtered = try await browser.get("/audit?number=a001&object=W009")
            #expect(filtered.text.contains("新增人员") && !filtered.text.contains("再次验证身份"))
            #expect(try await browser.get("/audit?object=%27%20OR%201%3D1--").text.contains("没有符合的记录"))
            let checked = try await browser.post("/audit", [("division", "421300")])
            #expect(checked.text.contains("全部记录衔接完好"))
            let gone = try await browser.post("/audit", [("awaited", "1 " + String(repeating: "00", count: 32))])
            #expect(gone.text.contains("记录有断点"))
            #expect(try await browser.post("/audit", [("awaited", "nonsense")]).status == .unprocessableContent)
        }
    }
}
