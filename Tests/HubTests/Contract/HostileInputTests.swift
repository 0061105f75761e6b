import Foundation
import HTTPTypes
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

@testable import HubScreens

/// Text that is more than text to somebody: it is refused in words, or it is text wherever it is shown again.
@Suite(.serialized) struct `Hostile text` {
    static let texts = [
        "'; DROP TABLE staff; --", "' OR 1=1 --", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
        "{{head.formToken}}{{{name}}}", "javascript:alert(1)", "=cmd|' /C calc'!A0", "a\u{0}b\u{1B}[31m\u{7F}",
        "\u{202E}gnp.exe\u{2066}", String(repeating: "长x", count: 5000), "%00%ff", "//elsewhere.example\r\nX: y",
    ]
    /// What no page may hold unless it was written as text.
    static let live = ["<script", "<img", "onerror=alert(1)>", "href=\"javascript:", "\u{0}", "\u{1B}"]

    let time = TestTime()

    private func hub(_ store: HubDatabase) async throws -> Hub {
        let wide = LimitedAct.allCases.map { ($0, RateLimit(perMinute: 1_000_000, burst: 1_000_000)) }
        let hub = try await Fixtures.hub(store, time, limits: RateLimits(Dictionary(uniqueKeysWithValues: wide)))
        for (number, party) in Self.people { try await hub.addStaff(number, party) }
        return hub
    }

    private static let people: [(String, Party)] = [
        ("W001", .window), ("U001", .utility("water")), ("D001", .department("planning")), ("M001", .manager),
        ("S001", .supervisor), ("A001", .administrator), ("X001", .window),
    ]

    /// A case just in, one that departments decide on, one that is over.
    private func cases(at hub: Hub, form: ApplicationForm = Fixtures.form()) async throws -> [CaseRecord] {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let records = try (1...3).map { try kiosk.commitCase(serial: $0, form: form) }
        for serial in 1...3 { #expect(try await kiosk.push(serial...serial, to: hub).status == 200) }
        func perform(_ record: CaseRecord, _ party: Party, _ events: [ProcessEvent]) async throws {
            let order = CaseOrder(caseID: record.id, expectedVersion: nil, events: events)
            guard case .done = try await hub.perform(order, by: .office(party)) else { throw TestFailure("\(events)") }
        }
        try await hub.receive(records[1])
        for lane in ["water", "power"] {
            try await perform(
                records[1], .window,
                [.learn(facts: ["works.external": "yes"], lane: lane), .finish(stage: "accepted", lane: lane)])
        }
        let facts = ["works.length": "620", "works.needsApproval": "yes", "commitment.eligible": "no"]
        for lane in ["water", "power"] {
            try await perform(
                records[1], .utility(lane), [.learn(facts: facts, lane: lane), .finish(stage: "survey", lane: lane)])
        }
        try await perform(records[2], .applicant, [.askWithdrawal(lane: nil)])
        return records
    }

    private func places(_ number: String, _ records: [CaseRecord]) -> [String] {
        let own = ["/", "/account", "/account/password"]
        let cases = records.map { "/cases/\($0.id.text)" }
        return switch number {
        case "S001": own + ["/board", "/audit"] + cases
        case "A001": own + ["/admin", "/staff", "/staff/new", "/staff/421300/X001", "/audit"]
        default: own + cases
        }
    }

    private func harmless(_ page: StaffBrowser.Page, _ what: String) {
        #expect(page.status.code < 500, "\(what)")
        // Bytes: pages are long, and comparing characters takes most of the time of these tests.
        let bytes = Data(page.text.utf8)
        for sign in Self.live {
            #expect(bytes.range(of: Data(sign.utf8)) == nil, "\(what): \(sign.debugDescription)")
        }
        if let location = page.location {
            #expect(location.hasPrefix("/") && !location.hasPrefix("//") && !location.contains("\n"), "\(what)")
        }
        let isRefusal = (400..<500).contains(page.status.code)
        #expect(!isRefusal || page.text.contains("<h1"), "\(what): refused without a word")
    }

    /// Lets an administrator prove once more who is there.
    private func enter(_ number: String, _ browser: StaffBrowser) async throws {
        #expect(try await browser.signIn(number).status == .seeOther)
        try await browser.get("/account")
        try await browser.post("/account/confirm", [("step-up-page", "/"), ("step-up-proof", StaffBrowser.password)])
    }

    /// Posts one of the texts in each field of each form of a page, hidden fields and buttons too; which one changes from
    /// field to field, so that each kind of field meets all of them.
    private func attack(_ path: String, _ browser: StaffBrowser, _ turn: inout Int) async throws {
        for form in PageForm.all(in: try await browser.get(path).text) where form.action != "/logout" {
            let names = Set(form.fields.map(\.name) + form.buttons.map(\.name)).subtracting(["", "token"])
            for name in names.sorted() {
                let text = Self.texts[turn % Self.texts.count]
                turn += 1
                let posted = form.posted(form.buttons.first, replacing: name, by: text)
                let page =
                    form.isPost
                    ? try await browser.post(form.action, posted)
                    : try await browser.get(form.action + "?" + StaffBrowser.encoded(posted))
                harmless(page, "\(path) \(form.action) \(name)=\(text.prefix(12).debugDescription)")
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `in any field of any page is refused in words or kept as text`(engine: TestEngine) async throws {
        try await withStore(on: engine) { store in
            let hub = try await hub(store)
            let records = try await cases(at: hub)
            for (number, _) in Self.people where number != "X001" {
                try await StaffBrowser.visiting(hub) { browser in
                    try await enter(number, browser)
                    let first = engine == .sqlite ? 0 : Self.texts.count / 2
                    var turn = first
                    for path in places(number, records) { try await attack(path, browser, &turn) }
                    #expect(turn - first >= 4, "\(number) has hardly a form")
                }
            }
            try await everythingIsShown(hub, store, records)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `on the pages without a session is refused in words or kept as text`(engine: TestEngine) async throws {
        try await withStore(on: engine) { store in
            let hub = try await hub(store)
            let records = try await cases(at: hub)
            try await StaffBrowser.visiting(hub) { browser in
                var turn = 0
                let over = "/t/\(records[2].number.text)?p=\(records[2].proof)"
                for path in Array(repeating: ["/login", "/t", over], count: 6).joined() {
                    try await attack(path, browser, &turn)
                }
                #expect(turn > 36)
            }
            try await everythingIsShown(hub, store, records)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `in every answer of an application is text at every desk`(engine: TestEngine) async throws {
        // Pages are the same on both engines; what a store might trip over goes through both.
        for text in Self.texts where engine == .sqlite || !text.contains(where: { "<{/".contains($0) }) {
            try await withStore(on: engine) { store in
                let hub = try await hub(store)
                var form = Fixtures.form(company: text)
                for field in form.answers.keys { form.answers[field]?.value = text }
                form.answers["place.road"] = Answer(value: text, source: .typed)
                form.answers["' OR 1=1 --"] = Answer(value: text, source: .typed)
                let records = try await cases(at: hub, form: form)
                try await everythingIsShown(hub, store, records)
                let kiosk = try await TestKiosk("SZ02", time: time).enrolled(at: hub)
                let lookup = try JSONEncoder().encode(CaseLookup.holder(citizenNumber: text))
                let found = try await kiosk.send("POST", "/v1/kiosks/SZ02/lookup", lookup, to: hub)
                #expect(found.status == 200)
                #expect(try await kiosk.send("GET", "/v1/kiosks/SZ02/feed", to: hub).status == 200)
            }
        }
    }

    @Test func `that is not UTF-8 is answered in words`() async throws {
        let hub = try await hub(try await HubDatabase())
        try await StaffBrowser.visiting(hub) { browser in
            let head: HTTPFields = [
                .contentType: "application/x-www-form-urlencoded", .origin: "http://localhost",
            ]
            for body in ["division=421300&workNumber=%FF%FE&password=x", "%C0%80=%ED%A0%80", "a=%zz&workNumber"] {
                let page = try await browser.ask(.post, "/login", headers: head, body: Array(body.utf8))
                #expect(page.status == .badRequest && page.text.contains("看不懂"))
            }
            let raw = Array("division=421300&workNumber=".utf8) + [0xFF, 0xFE, 0x00] + Array("&password=x".utf8)
            let page = try await browser.ask(.post, "/login", headers: head, body: raw)
            #expect(page.status == .unprocessableContent && page.text.contains("工号或密码对不上"))
        }
    }

    /// Every page of everybody shows it as text, tables hold no formula, and the store is whole.
    private func everythingIsShown(_ hub: Hub, _ store: HubDatabase, _ records: [CaseRecord]) async throws {
        for (number, _) in Self.people where number != "X001" {
            try await StaffBrowser.visiting(hub) { browser in
                try await enter(number, browser)
                for path in places(number, records) { harmless(try await browser.get(path), "\(number) \(path)") }
                guard number == "S001" else { return }
                for path in ["/board.csv", "/queue.csv"] {
                    let table = try await browser.get(path)
                    #expect(table.status == .ok)
                    for sign in ["=", "+", "@", "＝"] {
                        #expect(!table.text.contains(",\(sign)") && !table.text.contains("\n\(sign)"))
                        #expect(!table.text.contains("\"\(sign)"))
                    }
                }
            }
        }
        try await StaffBrowser.visiting(hub) { browser in
            for record in records {
                harmless(try await browser.get("/t/\(record.number.text)?p=\(record.proof)"), "tracking")
            }
        }
        #expect(try await store.caseCount() == records.count)
        #expect(try await hub.accounts.auditBreak(of: "421300").found == nil)
        #expect(try await hub.accounts.knows(StaffID(division: "421300", workNumber: "X001")))
    }

    private func withStore(on engine: TestEngine, _ test: (HubDatabase) async throws -> Void) async throws {
        try await withHub(on: engine, time) { store, _ in try await test(store) }
    }

    @Test func `signs that turn the direction of writing are taken out of what is typed`() throws {
        let spoofed = "合同\u{202E}fdp.exe\u{2066}\u{200F}"
        #expect(FormValidator.normalise(spoofed, kind: .text) == "合同fdp.exe")
        let posted = try FormFields(body: "a=%E5%90%88%E2%80%AEb%E2%81%A6")
        #expect(posted["a"] == "合 b ")
        #expect(FormValidator.normalise("欧阳\u{20000}·a-b（１）", kind: .text) == "欧阳\u{20000}·a-b（1）")
    }
}
