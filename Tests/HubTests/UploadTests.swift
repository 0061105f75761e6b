import Foundation
import HTTPTypes
import HallCore
import HubService
import HubStore
import Testing

/// Pages from phones over HTTP: what is kept, what is refused and what is said.
@Suite struct UploadTests {
    let time = TestTime()

    /// A photo with a place in it, as a phone writes one.
    private static let photo: [UInt8] =
        [0xFF, 0xD8] + segment(0xE1, Array("Exif\0\0GPS 31.69N 113.37E".utf8))
        + segment(0xDB, Array(repeating: 1, count: 65)) + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0x34, 0xFF, 0xD9]
    private static let document = Array("%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n".utf8)

    private static func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        [0xFF, marker, UInt8((content.count + 2) >> 8), UInt8((content.count + 2) & 0xFF)] + content
    }

    /// A case whose applicant is asked for one paper, at a hub with a window.
    private func asked(at hub: Hub) async throws -> (record: CaseRecord, material: String) {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        let material = try #require(try Fixtures.pack().materials.first).id
        let item = CorrectionItem(id: "1", lane: nil, subject: .material(material), text: "请补一份")
        let outcome = try await hub.perform(
            CaseOrder(caseID: record.id, expectedVersion: nil, events: [.note(item), .sendCorrections]),
            by: .office(.window))
        guard case .done = outcome else { throw TestFailure("\(outcome)") }
        return (record, material)
    }

    private func path(_ record: CaseRecord) -> String { "/t/\(record.number.text)/papers" }

    private func form(_ record: CaseRecord, _ material: String, _ files: [[UInt8]]) -> [UInt8] {
        let texts = [("p", record.proof), ("material", material)].map { ($0.0, Array($0.1.utf8)) }
        let parts = (texts + files.map { ("page", $0) }).flatMap { name, content in
            Array("--mark\r\nContent-Disposition: form-data; name=\"\(name)\"; filename=\"a.jpg\"\r\n\r\n".utf8)
                + content
                + Array("\r\n".utf8)
        }
        return parts + Array("--mark--\r\n".utf8)
    }

    private func send(
        _ body: [UInt8], to path: String, _ browser: StaffBrowser, origin: String = "http://localhost"
    ) async throws -> StaffBrowser.Page {
        try await browser.ask(
            .post, path, headers: [.contentType: "multipart/form-data; boundary=mark", .origin: origin], body: body)
    }

    private func uploads(_ record: CaseRecord, _ store: HubDatabase) async throws -> [UploadedPage] {
        try await store.storedCase(record.id)?.process?.uploads ?? []
    }

    @Test(arguments: TestEngine.allCases)
    func `a photo sent twice is one page, kept without the place it was taken at`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let (record, material) = try await asked(at: hub)
            try await StaffBrowser.visiting(hub) { browser in
                let version = try await store.journal(of: record.id).count
                for _ in 1...2 {
                    let sent = try await send(form(record, material, [Self.photo]), to: path(record), browser)
                    #expect(sent.status == .seeOther)
                    #expect(try await browser.get(#require(sent.location)).text.contains("已传 1 页，等窗口核对"))
                }
                #expect(try await store.journal(of: record.id).count == version + 1)
                let page = try #require(try await uploads(record, store).first)
                let kept = try #require(try await store.attachment(page.id, of: record))
                #expect(kept.format == .jpeg && kept.content.count == page.size)
                #expect(!String(decoding: kept.content, as: UTF8.self).contains("GPS"))
                let queue = try await store.tasks(TaskQuery(division: record.division, parties: [.window]))
                #expect(queue.count { $0.task.work == .checkUpload(material: material) } == 1)
            }
        }
    }

    @Test func `what is no page is refused at its paper with its reason, and nothing is kept`() async throws {
        let refused: [([[UInt8]], String)] = [
            ([Array("<svg onload='alert(1)'/>".utf8)], "只收照片（JPG、PNG）和 PDF"),
            ([Array(Self.photo.dropLast(4))], "文件不完整"), ([[]], "还没有选照片或文件"), ([], "还没有选照片或文件"),
            ([Self.photo + [UInt8](repeating: 0, count: UploadCleaner.mostBytes)], "文件太大，每个不超过 8 MB"),
            (Array(repeating: Self.document, count: 7), "一次最多传 6 个"),
            ([Self.document, Array("MZ".utf8)], "只收照片（JPG、PNG）和 PDF"),
        ]
        try await withHub(on: .sqlite, time) { store, hub in
            let (record, material) = try await asked(at: hub)
            try await StaffBrowser.visiting(hub) { browser in
                for (files, words) in refused {
                    let page = try await send(form(record, material, files), to: path(record), browser)
                    #expect(page.status == .unprocessableContent && page.text.contains(words), "\(words)")
                }
                let page = try await send(form(record, "nothing", [Self.document]), to: path(record), browser)
                #expect(page.status == .unprocessableContent)
                #expect(try await uploads(record, store).isEmpty)
            }
        }
    }

    @Test func `a body that is too large or no whole form is refused in words`() async throws {
        try await withHub(on: .sqlite, time) { store, hub in
            let (record, material) = try await asked(at: hub)
            let whole = form(record, material, [Self.document])
            try await StaffBrowser.visiting(hub) { browser in
                for body in [[], Array("p=1".utf8), Array(whole.dropLast(6)), Array("--mark".utf8) + whole] {
                    let page = try await send(body, to: path(record), browser)
                    #expect(page.status == .badRequest && page.text.contains("没有传完"), "\(body.count)")
                }
                for count in stride(from: 1, to: whole.count - 4, by: 7) {
                    #expect(try await send(Array(whole.prefix(count)), to: path(record), browser).status == .badRequest)
                }
                let much = [UInt8](repeating: 0x20, count: 3 * UploadCleaner.mostBytes + 128 * 1024)
                let page = try await send(much, to: path(record), browser)
                #expect(page.status == .contentTooLarge && page.text.contains("一次合计不超过 24 MB"))
                #expect(try await uploads(record, store).isEmpty)
            }
        }
    }

    @Test func `without the receipt's code nothing is taken, and who tries out codes has to wait`() async throws {
        try await withHub(on: .sqlite, time) { store, hub in
            let (record, material) = try await asked(at: hub)
            let genuine = form(record, material, [Self.document])
            var guessed = record
            guessed.proof = "guessed"
            let guess = form(guessed, material, [Self.document])
            let unknown = "/t/4213-261123-SZ01A-9999-X/papers"
            try await StaffBrowser.visiting(hub) { browser in
                let wrong = try await send(guess, to: path(record), browser)
                #expect(wrong.status == .notFound && wrong.text.contains("没有找到这个办件"))
                #expect(try await send(genuine, to: unknown, browser).text == wrong.text)
                let foreign = try await send(genuine, to: path(record), browser, origin: "https://other.example")
                #expect(foreign.status == .forbidden)
                for _ in 1...40 { _ = try await send(guess, to: path(record), browser) }
                #expect(try await send(genuine, to: path(record), browser).status == .tooManyRequests)
                #expect(try await uploads(record, store).isEmpty)
            }
        }
    }

    @Test func `a page is opened by staff who see papers, and that is recorded`() async throws {
        try await withHub(on: .sqlite, time) { store, hub in
            let (record, material) = try await asked(at: hub)
            for (number, party) in [("W001", Party.window), ("D001", .department("planning"))] {
                try await hub.addStaff(number, party)
            }
            try await hub.addStaff("S001", .supervisor)
            try await StaffBrowser.visiting(hub) { browser in
                _ = try await send(form(record, material, [Self.document]), to: path(record), browser)
                let page = try #require(try await uploads(record, store).first)
                let address = "/cases/\(record.id.text)/pages/\(page.id)"
                #expect(try await browser.get(address).location?.hasPrefix("/login") == true)
                try await browser.signIn("W001")
                let opened = try await browser.get(address)
                #expect(opened.text == String(decoding: Self.document, as: UTF8.self))
                #expect(opened.headers[.contentDisposition]?.hasPrefix("attachment;") == true)
                #expect(opened.headers[.contentSecurityPolicy]?.hasPrefix("sandbox;") == true)
                #expect(try await browser.get(String(address.dropLast()) + "z").status == .notFound)
            }
            try await StaffBrowser.visiting(hub) { browser in
                try await browser.signIn("D001")
                let page = try #require(try await uploads(record, store).first)
                let address = "/cases/\(record.id.text)/pages/\(page.id)"
                #expect(try await [.notFound, .forbidden].contains(browser.get(address).status))
            }
            let trail = try await hub.accounts.auditEntries(
                of: record.division, AuditSearch(limit: 100), for: hub.signedInStaff("S001"))
            let seen = trail.map(\.event).filter { $0.fields == [Material.answerPrefix + material] }
            #expect(seen.map(\.workNumber) == ["W001"] && seen.map(\.object) == [record.number.text])
        }
    }
}
