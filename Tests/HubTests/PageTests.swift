import HTTPTypes
import HallCore
import HubService
import HubStore
import Testing

/// What people at the centre see and do in a browser.
@Suite struct PageTests {
    let time = TestTime()
    let store: HubDatabase
    let hub: Hub

    init() async throws {
        store = try await HubDatabase()
        hub = try await Fixtures.hub(store, time)
        try await hub.addStaff("W001", .window)
        try await hub.addStaff("U001", .utility("water"))
        try await hub.addStaff("U002", .utility("power"))
        try await hub.addStaff("D001", .department("planning"))
        try await hub.addStaff("S001", .supervisor)
        try await hub.addStaff("A001", .administrator)
    }

    private func submittedCase() async throws -> CaseRecord {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        return record
    }

    private func path(_ record: CaseRecord) -> String { "/cases/\(record.id.text)" }

    /// What the form of a task posts when its button is pressed.
    private func order(
        _ form: String, _ button: String, version: Int, _ fields: [(String, String)] = []
    ) -> [(String, String)] {
        [("form", form), ("order", button), ("version", String(version))] + fields
    }

    /// Both lanes have been accepted and surveyed; the long line needs the departments.
    private func caseInApproval() async throws -> CaseRecord {
        let record = try await submittedCase()
        try await hub.receive(record)
        func perform(_ party: Party, _ events: ProcessEvent...) async throws {
            let outcome = try await hub.perform(
                CaseOrder(caseID: record.id, expectedVersion: nil, events: events), by: .office(party))
            guard case .done = outcome else { throw TestFailure("\(outcome)") }
        }
        for lane in ["water", "power"] {
            try await perform(
                .window, .learn(facts: ["works.external": "yes"], lane: lane),
                .finish(stage: "accepted", lane: lane))
        }
        for lane in ["water", "power"] {
            try await perform(
                .utility(lane),
                .learn(
                    facts: ["works.length": "620", "works.needsApproval": "yes", "commitment.eligible": "no"],
                    lane: lane), .finish(stage: "survey", lane: lane))
        }
        return record
    }

    @Test func `without a session every page leads to the login`() async throws {
        let record = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            for path in ["/", path(record), "/board", "/admin", "/queue.csv", "/board.csv"] {
                let page = try await browser.get(path)
                #expect(page.status == .seeOther)
                #expect(page.location?.hasPrefix("/login") == true)
            }
        }
    }

    @Test func `the queue shows the offices' own work, masked and escaped, with its hour`() async throws {
        let record = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            let page = try await browser.get("/")
            #expect(page.text.contains(record.number.text) && page.text.contains("收件"))
            #expect(page.text.contains("随州测试&lt;b&gt;建材&lt;/b&gt;有限公司") && !page.text.contains("<b>建材"))
            #expect(!page.text.contains("13800000000") && !page.text.contains("导出表格"))
            #expect(try await browser.get("/?urgency=breached").text.contains("这里现在没有要办的事"))
            #expect(try await browser.get("/?kind=finish").text.contains(record.number.text))
        }
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("U001")
            #expect(try await browser.get("/").text.contains("这里现在没有要办的事"))
        }
    }

    @Test func `finishing a stage with a fact moves the case and says so`() async throws {
        let record = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            try await browser.get(path(record))
            let taken = try await browser.post(
                path(record) + "/orders", order("finish:received", "finish", version: 0, [("stage", "received")]))
            #expect(taken.location == path(record) + "?done=0-1")
            #expect(try await browser.get(path(record) + "?done=0-1").text.contains("已保存：办完“收件”"))
            let accepted = try await browser.post(
                path(record) + "/orders",
                order(
                    "finish:accepted", "finish", version: 1,
                    [("stage", "accepted"), ("lanes", "water"), ("lanes", "power"), ("fact.works.external", "yes")]))
            #expect(accepted.status == .seeOther)
            let process = try #require(try await store.storedCase(record.id)?.process)
            #expect(process.lanes.map(\.position) == [.inside("survey"), .inside("survey")])
            #expect(process.known["water:works.external"] == "yes")
            #expect(try await store.journal(of: record.id).last?.by == Actor(.window, workNumber: "W001"))
        }
    }

    @Test func `what was typed wrongly is said at its question and kept, and nothing is done`() async throws {
        let record = try await submittedCase()
        try await hub.receive(record)
        for lane in ["water", "power"] {
            _ = try await hub.perform(
                CaseOrder(
                    caseID: record.id, expectedVersion: nil,
                    events: [
                        .learn(facts: ["works.external": "yes"], lane: lane),
                        .finish(stage: "accepted", lane: lane),
                    ]), by: .office(.window))
        }
        let version = try await store.journal(of: record.id).count
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("U001")
            try await browser.get(path(record))
            let page = try await browser.post(
                path(record) + "/orders",
                order(
                    "finish:survey:water", "finish", version: version,
                    [("stage", "survey"), ("lane", "water"), ("fact.works.length", "六百<米>")]))
            #expect(page.status == .unprocessableContent && page.text.contains("有误："))
            #expect(page.text.contains("href=\"#finish:survey:water.fact.works.length\""))
            #expect(page.text.contains("要填数字") && page.text.contains("value=\"六百&lt;米&gt;\""))
            let long = try await browser.post(
                path(record) + "/orders",
                order(
                    "finish:survey:water", "finish", version: version,
                    [("stage", "survey"), ("lane", "water"), ("fact.works.length", String(repeating: "6", count: 501))])
            )
            #expect(long.status == .unprocessableContent && long.text.contains("太长，请减到500个字以内"))
            #expect(try await store.journal(of: record.id).count == version)
        }
    }

    @Test func `of two people on one version the second is told who was first, and keeps the text`() async throws {
        let record = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            try await browser.get(path(record))
            try await hub.receive(record)
            let page = try await browser.post(
                path(record) + "/orders",
                order("note", "note", version: 0, [("subject", "other"), ("text", "请补<营业执照>")]))
            #expect(page.status == .conflict)
            #expect(page.text.contains("综合窗口在 11月23日 09:00 先办了一步：办完“收件”"))
            #expect(page.text.contains("请补&lt;营业执照&gt;"))
            #expect(page.field("version") == "1")
        }
    }

    @Test func `a refused order says why in the pack's words and keeps what was typed`() async throws {
        let record = try await caseInApproval()
        let version = try await store.journal(of: record.id).count
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("U001")
            try await browser.get(path(record))
            let page = try await browser.post(
                path(record) + "/orders",
                order("finish:approval:water", "finish", version: version, [("stage", "approval"), ("lane", "water")]))
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("还有审批没有出意见：占道路、占用绿化等外线工程联合审批"))
        }
    }

    @Test func `another office's order is refused, and whose it is is said`() async throws {
        let record = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("U001")
            try await browser.get(path(record))
            let page = try await browser.post(
                path(record) + "/orders", order("finish:received", "finish", version: 0, [("stage", "received")]))
            #expect(page.status == .forbidden && page.text.contains("这一步由综合窗口或项目经理办"))
            #expect(try await store.journal(of: record.id).isEmpty)
        }
    }

    @Test func `a department sees place and works, of the applicant the name only, and gives its opinion`() async throws
    {
        let record = try await caseInApproval()
        let version = try await store.journal(of: record.id).count
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("D001")
            let page = try await browser.get(path(record))
            #expect(page.text.contains("随州测试&lt;b&gt;建材&lt;/b&gt;有限公司") && page.text.contains("620 米"))
            #expect(!page.text.contains("13800000000") && !page.text.contains("试验员</dd>"))
            #expect(!page.text.contains("9901**********0005"))
            let form = "opinion:jointApproval:planning"
            let fields = [("permission", "jointApproval"), ("department", "planning")]
            let silent = try await browser.post(
                path(record) + "/orders", order(form, "object", version: version, fields))
            #expect(silent.status == .unprocessableContent && silent.text.contains("不同意的，请写明理由和依据"))
            let said = try await browser.post(
                path(record) + "/orders",
                order(form, "agree", version: version, fields + [("remark", "沿红线外侧敷设")]))
            #expect(said.status == .seeOther)
            #expect(try await browser.get(path(record)).text.contains("沿红线外侧敷设"))
        }
    }

    @Test func `a whole identity number is shown for a reason only, and the reason is recorded`() async throws {
        let record = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            let page = try await browser.get(path(record))
            #expect(page.text.contains("9901**********0005") && !page.text.contains(Fixtures.citizenNumber))
            #expect(page.text.contains("13800000000"))
            let field = [("field", "contact.citizenNumber")]
            let silent = try await browser.post(path(record) + "/disclosures", field)
            #expect(silent.status == .unprocessableContent && !silent.text.contains(Fixtures.citizenNumber))
            try await browser.get(path(record))
            let shown = try await browser.post(path(record) + "/disclosures", field + [("reason", "核对证件")])
            #expect(shown.text.contains(Fixtures.citizenNumber))
        }
        let trail = try await store.readAccounts { try $0.auditEntries(of: "421300", after: 0, limit: 100) }
        #expect(trail.contains { $0.event.reason == "核对证件" && $0.event.fields.contains("contact.citizenNumber") })
    }

    @Test func `a form without the session's token, or from elsewhere, changes nothing`() async throws {
        let record = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("W001")
            try await browser.get(path(record))
            let finish = order("finish:received", "finish", version: 0, [("stage", "received")])
            #expect(
                try await browser.post(path(record) + "/orders", finish + [("token", "guess")]).status == .forbidden)
            for origin in ["http://elsewhere.example", "null", nil] {
                #expect(try await browser.post(path(record) + "/orders", finish, origin: origin).status == .forbidden)
            }
            #expect(try await store.journal(of: record.id).isEmpty)
        }
    }

    @Test func `the board is the supervisor's, the terminals are the administrator's`() async throws {
        let record = try await submittedCase()
        time.advance(minutes: 3 * 24 * 60)
        try await hub.sweep()
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("S001")
            let page = try await browser.get("/board")
            #expect(page.text.contains("现在超时的事") && page.text.contains(record.number.text))
            #expect(page.text.contains("role=\"img\"") || page.text.contains("还没有数据"))
            #expect(page.text.contains("SZ01"))
            #expect(try await browser.get("/admin").status == .forbidden)
            #expect(try await browser.get("/board.csv").status == .forbidden)
            let seen = try await browser.post("/board/alerts", [("case", record.id.text)])
            #expect(seen.status == .seeOther)
            #expect(try await browser.get("/board").text.contains("没有没看过的提醒"))
        }
        try await StaffBrowser.visiting(hub) { browser in
            try await browser.signIn("A001")
            #expect(try await browser.get("/").location == "/admin")
            #expect(try await browser.get("/admin").text.contains("SZ01"))
            #expect(try await browser.get("/board").status == .forbidden)
            #expect(try await browser.get(path(record)).status == .forbidden)
        }
    }

    @Test func `the receipt's code opens the progress on a phone, nothing else does`() async throws {
        let record = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            let page = try await browser.get("/t/\(record.number.text)?p=\(record.proof)")
            #expect(page.status == .ok && page.text.contains("用水报装"))
            #expect(!page.text.contains("13800000000") && !page.text.contains("试验员"))
            for wrong in ["/t/\(record.number.text)", "/t/\(record.number.text)?p=x", "/t/4213?p=\(record.proof)"] {
                let page = try await browser.get(wrong)
                #expect(page.status == .notFound && page.text.contains("没有找到这个办件"))
            }
            let asked = try await browser.get("/t?code=LB1.\(record.number.text).\(record.proof)")
            #expect(asked.location == "/t/\(record.number.text)?p=proof%2Dof%2Dtests")
        }
    }

    @Test func `a case that is over is evaluated once, by who has the receipt`() async throws {
        let record = try await submittedCase()
        _ = try await hub.perform(
            CaseOrder(caseID: record.id, expectedVersion: nil, events: [.askWithdrawal(lane: nil)]),
            by: .office(.applicant))
        try await StaffBrowser.visiting(hub) { browser in
            let path = "/t/\(record.number.text)/evaluation"
            let proof = [("p", record.proof)]
            #expect(try await browser.post(path, proof).text.contains("请先选一项评价"))
            let long = proof + [("score", "2"), ("text", String(repeating: "慢", count: 301))]
            #expect(try await browser.post(path, long).text.contains("想说的话太长，请减到300个字以内"))
            #expect(try await browser.post(path, [("p", "x"), ("score", "5")]).status == .notFound)
            #expect(try await browser.post(path, proof + [("score", "2"), ("text", "<慢>")]).status == .seeOther)
            let again = try await browser.post(path, proof + [("score", "5")])
            #expect(again.status == .unprocessableContent && again.text.contains("您的评价：不满意"))
        }
        #expect(try await store.storedCase(record.id)?.process?.evaluation == Evaluation(score: 2, text: "<慢>"))
    }

    @Test func `operators read health, figures and the description`() async throws {
        _ = try await submittedCase()
        try await StaffBrowser.visiting(hub) { browser in
            #expect(try await browser.get("/healthz").text == #"{"status":"ok"}"#)
            let metrics = try await browser.get("/metrics").text
            #expect(metrics.contains("lianban_hub_cases 1\n"))
            #expect(metrics.contains("lianban_hub_lanes{status=\"submitted\"} 2\n"))
            #expect(try await browser.get("/openapi.yaml").text.contains("openapi: 3.1"))
        }
    }

    @Test func `HallSync is answered over HTTP with the hub's signature`() async throws {
        try await StaffBrowser.visiting(hub) { browser in
            let page = try await browser.get("/v1/hello?nonce=0123456789abcdef")
            #expect(page.status == .ok && page.text.contains("0123456789abcdef"))
            let name = try #require(HTTPField.Name("Hub-Signature"))
            #expect(page.headers[name] != nil)
        }
    }
}
