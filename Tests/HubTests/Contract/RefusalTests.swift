import Foundation
import HTTPTypes
import HallCore
import HubAdapters
import HubMessages
import HubService
import HubStore
import Testing

@testable import HubScreens
@testable import OutsideSimulators

/// What is refused, over HTTP, and with what answer. Nothing of it leaves a trace in a case.
@Suite struct `It is refused` {
    let time = TestTime()

    /// Everybody there can be, one an office.
    static let posts: [String: Party] = [
        "W001": .window, "U001": .utility("water"), "U002": .utility("power"), "D001": .department("planning"),
        "M001": .manager, "S001": .supervisor, "A001": .administrator,
    ]

    private func hub(_ store: HubDatabase, systems: [UtilityID: String] = [:]) async throws -> Hub {
        let hub = try await Hub(
            store: store, keys: HubKeys(seed: Fixtures.seed),
            packs: PackShelf([try Fixtures.pack()], calendar: Fixtures.calendar()),
            kiosks: [Fixtures.kiosk("SZ01")], systems: systems,
            accountSettings: AccountSettings(secondFactorRoles: [], passwordCost: .cheap),
            surroundings: time.surroundings, log: Fixtures.quiet)
        for (number, party) in Self.posts { try await hub.addStaff(number, party) }
        try await hub.addStaff("W002", .window)
        return hub
    }

    private func opened(at hub: Hub) async throws -> CaseRecord {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        return record
    }

    private static let finish = [
        ("form", "finish:received"), ("order", "finish"), ("version", "0"), ("stage", "received"),
    ]

    // MARK: Roles

    /// Who may post to what; every address that takes a form of somebody signed in stands here.
    static let table: [(path: String, form: [(String, String)], may: Set<String>)] = [
        ("/cases/ID/orders", finish, ["W001", "M001"]),
        (
            "/cases/ID/disclosures", [("field", "contact.phone"), ("reason", "核对")],
            ["W001", "U001", "U002", "M001", "S001"]
        ),
        ("/board/alerts", [("case", "ID")], ["S001"]),
        ("/audit", [("division", "421300")], ["S001", "A001"]),
        ("/staff/new", [("home", "421300"), ("number", "N1"), ("name", "新")], ["A001"]),
        ("/staff/421300/W002", [("act", "lock")], ["A001"]),
        ("/admin/kiosks", [("revoke", "SZ01")], ["A001"]),
        ("/admin/kiosks/new", [("code", "SZ09")], ["A001"]),
        ("/admin/halls/ID", [("telephone", "0722-0000000")], ["A001"]),
        ("/admin/packs", [], ["A001"]),
        ("/admin/packs/activation", [("activate", "0")], ["A001"]),
        ("/payments/refunds", [("transaction", "1"), ("reference", "1")], ["A001"]),
        ("/payments/days", [("day", "2026-11-20")], ["A001"]),
        ("/account/password", [("old", "x"), ("new", "y"), ("again", "z")], Set(posts.keys)),
        ("/account/confirm", [("step-up-page", "/"), ("step-up-proof", StaffBrowser.password)], Set(posts.keys)),
        ("/account/second-factor", [], Set(posts.keys)),
        ("/account/second-factor/code", [("code", "0")], Set(posts.keys)),
        ("/account/code", [("code", "0")], Set(posts.keys)),
        ("/logout", [], Set(posts.keys)),
    ]

    @Test func `to post anywhere that is not in this table`() {
        let described = PostAddresses.ofStaff(in: OpenAPIDocument.text)
        let listed = Self.table.map { row in
            row.path.replacing("ID", with: "{id}").replacing("421300/W002", with: "{division}/{number}")
        }
        #expect(Set(described) == Set(listed))
    }

    @Test(arguments: posts.keys.sorted())
    func `to do what one's office may not, in words that say whose it is`(number: String) async throws {
        let store = try await HubDatabase()
        let hub = try await hub(store)
        let record = try await opened(at: hub)
        try await StaffBrowser.visiting(hub) { browser in
            for row in Self.table where row.path != "/logout" && row.path != "/account/second-factor" {
                try await browser.signIn(number)
                try await browser.get("/account")
                try await browser.post(
                    "/account/confirm", [("step-up-page", "/"), ("step-up-proof", StaffBrowser.password)])
                let before = try await store.journal(of: record.id).count
                let path = row.path.replacing("ID", with: record.id.text)
                let form = row.form.map { ($0.0, $0.1 == "ID" ? record.id.text : $0.1) }
                let page = try await browser.post(path, form)
                if row.may.contains(number) {
                    #expect(page.status != .forbidden && page.status.code < 500, "\(number) \(path)")
                } else {
                    #expect(page.status == .forbidden, "\(number) \(path)")
                    #expect(page.text.contains("由") && page.text.contains("<h1"), "\(number) \(path)")
                    #expect(try await store.journal(of: record.id).count == before)
                }
            }
        }
        #expect(try await store.kiosk("SZ01")?.revoked == (number == "A001"))
        #expect(try await !hub.accounts.knows(StaffID(division: "421300", workNumber: "N1")))
    }

    @Test func `to do anything without signing in`() async throws {
        let store = try await HubDatabase()
        let hub = try await hub(store)
        let record = try await opened(at: hub)
        try await StaffBrowser.visiting(hub) { browser in
            for row in Self.table {
                let page = try await browser.post(row.path.replacing("ID", with: record.id.text), row.form)
                #expect(page.status == .seeOther && page.location?.hasPrefix("/login") == true, "\(row.path)")
            }
        }
        #expect(try await store.journal(of: record.id).isEmpty)
    }

    // MARK: Forms of others

    @Test func `to take a form that no page of this session made`() async throws {
        let store = try await HubDatabase()
        let hub = try await hub(store)
        let record = try await opened(at: hub)
        try await StaffBrowser.visiting(hub) { other in
            try await other.signIn("W002")
            let foreign = try #require(try await other.get("/account").field("token"))
            try await StaffBrowser.visiting(hub) { browser in
                for number in ["W001", "A001"] {
                    try await browser.signIn(number)
                    for row in Self.table where row.may.contains(number) && row.path != "/admin/packs" {
                        let path = row.path.replacing("ID", with: record.id.text)
                        for token in ["", "guess", foreign] {
                            let page = try await browser.post(path, [("token", token)] + row.form)
                            #expect(page.status == .forbidden && page.text.contains("表单已经失效"), "\(path)")
                        }
                        try await browser.get("/account")
                        for origin in ["https://localhost.elsewhere.example", "null", "http://localhost:1", nil] {
                            let page = try await browser.post(path, row.form, origin: origin)
                            #expect(page.status == .forbidden && page.text.contains("不是从本中心的页面"), "\(path)")
                        }
                    }
                }
            }
        }
        #expect(try await store.journal(of: record.id).isEmpty)
        #expect(try await store.kiosk("SZ01")?.revoked == false)
    }

    // MARK: Two at once

    @Test(arguments: TestEngine.allCases)
    func `to do it a second time, when two clerks look at one version`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, _ in
            let hub = try await hub(store)
            let record = try await opened(at: hub)
            let path = "/cases/\(record.id.text)"
            try await StaffBrowser.visiting(hub) { first in
                try await first.signIn("W001")
                try await first.get(path)
                try await StaffBrowser.visiting(hub) { second in
                    try await second.signIn("W002")
                    try await second.get(path)
                    async let one = first.post(path + "/orders", Self.finish)
                    async let two = second.post(path + "/orders", Self.finish)
                    let pages = try await [one, two]
                    #expect(Set(pages.map(\.status)) == [.seeOther, .conflict])
                    #expect(pages.contains { $0.text.contains("先办了一步") })
                }
            }
            #expect(try await store.journal(of: record.id).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `to accept what is being withdrawn, or to withdraw at once what was accepted`(engine: TestEngine) async throws
    {
        try await withHub(on: engine, time) { store, _ in
            let hub = try await hub(store)
            let record = try await opened(at: hub)
            let path = "/cases/\(record.id.text)"
            try await StaffBrowser.visiting(hub) { first in
                try await first.signIn("W001")
                try await first.get(path)
                try await StaffBrowser.visiting(hub) { second in
                    try await second.signIn("W002")
                    try await second.get(path)
                    let asked = [("form", "withdraw"), ("order", "ask-withdrawal"), ("version", "0"), ("lane", "")]
                    async let accepted = first.post(path + "/orders", Self.finish)
                    async let withdrawn = second.post(path + "/orders", asked)
                    let pages = try await [accepted, withdrawn]
                    #expect(Set(pages.map(\.status)) == [.seeOther, .conflict])
                    let process = try #require(try await store.storedCase(record.id)?.process)
                    let isAccepted = process.lanes.allSatisfy { $0.position == .inside("accepted") }
                    let isWithdrawn = process.lanes.allSatisfy { $0.position.isOver }
                    #expect(pages[0].status == .seeOther ? isAccepted : isWithdrawn)
                }
            }
            #expect(try await store.journal(of: record.id).count == 1)
        }
    }

    // MARK: Reports of outside systems

    /// A hub whose water company has a system, and a case of which it has a task.
    private func reported(
        _ store: HubDatabase,
        _ test: @escaping @Sendable (StaffBrowser, CaseRecord, WebhookSigner, [UInt8]) async throws -> Void
    ) async throws {
        let hub = try await hub(store, systems: ["water": "utility:water"])
        let record = try await opened(at: hub)
        try await hub.receive(record)
        let key = try #require(WebhookKey("whsec_" + Data(repeating: 3, count: 32).base64EncodedString()))
        let address = OutsideAddress(
            base: try #require(URL(string: "http://localhost:1")), token: nil, timeout: .seconds(1))
        let line = UtilityLine(
            utility: "water", name: "utility:water",
            system: HTTPUtilitySystem(
                address: address, connections: OutsideConnections(), keys: [key], answersForKeys: true))
        let task = IdempotencyKey(caseID: record.id, lane: "water", step: "open")
        let event = CloudEvent(
            id: "report-1", source: "urn:water", type: "cn.lianban.task.correction-needed", subject: task.text,
            time: time.now,
            data: .object([
                "sequence": .integer(1),
                "items": .array([.object(["item": .string("contact.phone"), "text": .string("请补<电话>")])]),
            ]))
        let body = Array(try JSONEncoder().encode(event))
        try await StaffBrowser.visiting(hub, utilities: [line]) { browser in
            try await test(browser, record, WebhookSigner(keys: [key]), body)
        }
    }

    private func fields(_ headers: [String: String]) -> HTTPFields {
        var fields: HTTPFields = [.contentType: CloudEvent.mediaType]
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        return fields
    }

    private static let reports = "/outside/utilities/water/events"

    @Test func `to work on a report that comes again`() async throws {
        let (store, time) = (try await HubDatabase(), time)
        try await reported(store) { browser, record, signer, body in
            let headers = fields(signer.headers(id: "report-1", body: body, at: time.now))
            let before = try await store.journal(of: record.id).count
            for _ in 0..<3 {
                #expect(try await browser.ask(.post, Self.reports, headers: headers, body: body).status == .noContent)
            }
            #expect(try await store.journal(of: record.id).count == before + 1)
        }
    }

    @Test func `to believe a report that is forged, changed, old, of tomorrow, or signed by nobody`() async throws {
        let (store, time) = (try await HubDatabase(), time)
        try await reported(store) { browser, record, signer, body in
            let before = try await store.journal(of: record.id).count
            let good = signer.headers(id: "report-1", body: body, at: time.now)
            var forged = good
            forged[WebhookHeader.signature] = "v1," + Data(repeating: 9, count: 32).base64EncodedString()
            var renamed = good
            renamed[WebhookHeader.id] = "report-2"
            let tries: [([String: String], [UInt8])] = [
                (forged, body), (renamed, body), (good, body + Array(" ".utf8)), ([:], body),
                (signer.headers(id: "report-1", body: body, at: time.now.adding(minutes: -6)), body),
                (signer.headers(id: "report-1", body: body, at: time.now.adding(minutes: 6)), body),
            ]
            for (headers, body) in tries {
                let answer = try await browser.ask(.post, Self.reports, headers: fields(headers), body: body)
                #expect(answer.status == .unauthorized)
                let problem = try JSONDecoder().decode(Problem.self, from: Data(answer.text.utf8))
                #expect(problem.type == .badSignature && problem.status == 401)
            }
            #expect(try await store.journal(of: record.id).count == before)
        }
    }

    @Test func `to count a payment twice, or one that is forged or old`() async throws {
        try await BillBench.run { bench in
            let (key, order, bill, amount) = try await bench.ordered()
            let secret = OutsideSystem.gateway.secret(seed: 1)
            let signer = WebhookSigner(keys: [try #require(WebhookKey(secret))])
            let payment = Payment(order: order, transaction: "T-9", amount: amount, paidAt: bench.time.now)
            let event = CloudEvent(
                id: "payment-T-9", source: "urn:gateway", type: "cn.lianban.payment.paid", subject: order.text,
                time: bench.time.now, data: try JSONValue(encoding: payment))
            let body = Array(try JSONEncoder().encode(event))
            @Sendable func call(_ browser: StaffBrowser, _ headers: [String: String]) async throws
                -> HTTPResponse.Status
            {
                try await browser.ask(.post, "/outside/payments/events", headers: fields(headers), body: body).status
            }
            let good = signer.headers(id: "payment-T-9", body: body, at: bench.time.now)
            try await StaffBrowser.visiting(bench.hub) { browser in
                var forged = good
                forged[WebhookHeader.signature] = "v1," + Data(repeating: 9, count: 32).base64EncodedString()
                #expect(try await call(browser, forged) == .unauthorized)
                let old = signer.headers(id: "payment-T-9", body: body, at: bench.time.now.adding(minutes: -6))
                #expect(try await call(browser, old) == .unauthorized)
                guard case .waiting = try await bench.ask(.look, key: key).state else { throw TestFailure("believed") }
                #expect(try await call(browser, good) == .noContent)
                #expect(try await call(browser, good) == .noContent)
            }
            #expect(try await bench.store.payments(on: bench.time.now.date).map(\.amount) == [amount])
            try await bench.dispatch()
            try await bench.dispatch()
            #expect(bench.world.read { $0.bills.payments.map(\.received) } == [1], "\(bill.utility)")
        }
    }
}

/// Addresses that take a form of somebody signed in, from the description.
enum PostAddresses {
    static func ofStaff(in text: String) -> [String] {
        var (path, isPost, found) = ("", false, [String]())
        for line in text.split(separator: "\n") {
            if line.hasPrefix("  /") { path = String(line.dropFirst(2).prefix { $0 != ":" }) }
            if line.hasPrefix("    "), !line.hasPrefix("     ") { isPost = line == "    post:" }
            if isPost, line.contains("StaffSession") { found.append(path) }
        }
        return found
    }
}
