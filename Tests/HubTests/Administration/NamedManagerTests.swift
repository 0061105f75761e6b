import HTTPTypes
import HallCore
import HubService
import HubStore
import Testing

/// Who has a case as its project manager: all of them until somebody names one.
@Suite struct NamedManagerTests {
    let time = TestTime()

    private func bench(
        on engine: TestEngine, _ test: (HubDatabase, Hub, CaseRecord) async throws -> Void
    ) async throws {
        try await withHub(on: engine, time) { store, hub in
            for (number, party) in [
                ("W001", Party.window), ("S001", .supervisor), ("M001", .manager), ("M002", .manager),
                ("U001", .utility("water")),
            ] { try await hub.addStaff(number, party, name: "\(number)号试验员") }
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            let record = try kiosk.commitCase(serial: 1)
            _ = try await kiosk.push(1...1, to: hub)
            try await test(store, hub, record)
        }
    }

    private func name(
        _ manager: String?, _ record: CaseRecord, by number: String, at hub: Hub
    ) async throws -> OrderOutcome {
        let staff = try await hub.signedInStaff(number)
        let file = try #require(try await hub.file(of: record.id, for: staff))
        return try await hub.nameManager(manager, of: file, version: file.version, by: staff)
    }

    private func sees(_ number: String, _ record: CaseRecord, at hub: Hub) async throws -> Bool {
        do {
            return try await hub.file(of: record.id, for: try await hub.signedInStaff(number)) != nil
        } catch is AccountRefusal { return false }
    }

    private func trail(_ act: AuditAct, _ store: HubDatabase) async throws -> [AuditEvent] {
        try await store.readAccounts { try $0.auditEntries(of: "421300", after: 0, limit: 1000) }
            .map(\.event).filter { $0.act == act.rawValue }
    }

    @Test(arguments: TestEngine.allCases)
    func `a case is every manager's until a supervisor names one, and again when it is left to all`(
        engine: TestEngine
    ) async throws {
        try await bench(on: engine) { store, hub, record in
            #expect(try await sees("M001", record, at: hub))
            #expect(try await sees("M002", record, at: hub))
            #expect(try await name("M002", record, by: "S001", at: hub) == .done(version: 1))
            #expect(try await !sees("M001", record, at: hub))
            #expect(try await sees("M002", record, at: hub))
            let entry = try #require(try await trail(.assigned, store).last)
            #expect(entry.workNumber == "S001" && entry.party == .supervisor)
            #expect(entry.object == record.number.text && entry.fields == ["manager.M002"])
            #expect(try await name(nil, record, by: "S001", at: hub) == .done(version: 2))
            #expect(try await sees("M001", record, at: hub))
        }
    }

    @Test func `nobody is named who is no project manager, and no utility names one`() async throws {
        try await bench(on: .sqlite) { store, hub, record in
            for stranger in ["W001", "M009", ""] {
                #expect(try await name(stranger, record, by: "S001", at: hub) == .refused(.unknownManager))
            }
            try await hub.accounts.setActive(
                false, of: StaffID(division: "421300", workNumber: "M002"), by: try await administrator(hub))
            #expect(try await name("M002", record, by: "S001", at: hub) == .refused(.unknownManager))
            await #expect(throws: AccountRefusal.self) { try await name("M001", record, by: "U001", at: hub) }
            #expect(try await store.journal(of: record.id).isEmpty)
            #expect(try await trail(.refused, store).map(\.reason) == ["assign"])
        }
    }

    private func administrator(_ hub: Hub) async throws -> SignedInStaff {
        try await hub.addStaff("A001", .administrator)
        return try await hub.elevatedStaff("A001")
    }

    @Test func `the page offers the managers by name to supervisor and window, and says who has it`() async throws {
        try await bench(on: .sqlite) { _, hub, record in
            let path = "/cases/\(record.id.text)"
            try await StaffBrowser.visiting(hub) { browser in
                try await browser.signIn("S001")
                let page = try await browser.get(path).text
                #expect(page.contains("指派项目经理") && page.contains("M001号试验员（工号 M001）"))
                #expect(page.contains("还没有指派，每位项目经理都能办"))
                let form = [("form", "manager"), ("order", "name-manager"), ("version", "0")]
                let empty = try await browser.post(path + "/orders", form)
                #expect(empty.status == .unprocessableContent && empty.text.contains("请选一位项目经理"))
                let done = try await browser.post(path + "/orders", form + [("manager", "M001")])
                #expect(done.status == .seeOther)
                let after = try await browser.get(try #require(done.location)).text
                #expect(after.contains("项目经理由工号 M001 承办") && after.contains("不再指定"))
                try await browser.signIn("W001")
                #expect(try await browser.get(path).text.contains("指派项目经理"))
                try await browser.signIn("U001")
                #expect(try await !browser.get(path).text.contains("指派项目经理"))
                try await browser.signIn("M001")
                #expect(try await browser.get("/mine").text.contains(record.number.text))
            }
        }
    }
}
