import HTTPTypes
import HallCore
import HubService
import HubStore
import Testing

/// The window prints a paper again: counted, marked, written down, and for nobody else.
@Suite struct ReprintTests {
    let time = TestTime()

    private func submitted(at hub: Hub) async throws -> CaseRecord {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        for (number, party) in [("W001", Party.window), ("U001", .utility("water")), ("S001", .supervisor)] {
            try await hub.addStaff(number, party)
        }
        return record
    }

    private func order(_ paper: String, version: Int) -> [(String, String)] {
        [("form", "reprint"), ("order", "reprint"), ("version", String(version)), ("paper", paper)]
    }

    @Test(arguments: TestEngine.allCases)
    func `every copy has its number and mark, stands in the journal, and its opening in the trail`(
        engine: TestEngine
    ) async throws {
        try await withHub(on: engine, time) { store, hub in
            let record = try await submitted(at: hub)
            let path = "/cases/\(record.id.text)"
            try await StaffBrowser.visiting(hub) { browser in
                try await browser.signIn("W001")
                #expect(try await browser.get(path + "/papers/receipt").status == .notFound)
                for copy in 2...3 {
                    try await browser.get(path)
                    let done = try await browser.post(path + "/orders", order("receipt", version: copy - 2))
                    #expect(done.status == .seeOther)
                    let page = try await browser.get(path)
                    #expect(page.text.contains("第 \(copy) 份（补打）"))
                    let paper = try await browser.get(path + "/papers/receipt")
                    #expect(paper.text.contains("第 \(copy) 份（补打）") && paper.text.contains(record.number.text))
                    #expect(!paper.text.contains(Fixtures.citizenNumber) && !paper.text.contains("13800000000"))
                }
                #expect(try await browser.get(path + "/papers/progress").status == .notFound)
            }
            let journal = try await store.journal(of: record.id)
            #expect(journal.map(\.event) == [2, 3].map { .reprint(paper: "receipt", copy: $0) })
            #expect(journal.allSatisfy { $0.by == Actor(.window, workNumber: "W001") })
            let trail = try await hub.accounts.auditEntries(
                of: record.division, AuditSearch(limit: 100), for: hub.signedInStaff("S001"))
            #expect(trail.count { $0.event.fields == ["paper.receipt"] && $0.event.object == record.number.text } == 2)
        }
    }

    @Test func `another office prints nothing, and a paper the case does not have is refused`() async throws {
        try await withHub(on: .sqlite, time) { store, hub in
            let record = try await submitted(at: hub)
            let path = "/cases/\(record.id.text)"
            try await StaffBrowser.visiting(hub) { browser in
                try await browser.signIn("W001")
                try await browser.get(path)
                for paper in ["correction", "guide", "../../audit", ""] {
                    let page = try await browser.post(path + "/orders", order(paper, version: 0))
                    #expect(page.status == .unprocessableContent, "\(paper)")
                }
                #expect(try await store.journal(of: record.id).isEmpty)
                _ = try await browser.post(path + "/orders", order("receipt", version: 0))
            }
            try await StaffBrowser.visiting(hub) { browser in
                try await browser.signIn("U001")
                try await browser.get(path)
                #expect(try await browser.post(path + "/orders", order("receipt", version: 1)).status == .forbidden)
                #expect(try await browser.get(path + "/papers/receipt").status == .notFound)
                #expect(try await store.journal(of: record.id).count == 1)
            }
        }
    }
}
