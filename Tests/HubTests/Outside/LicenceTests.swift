import Foundation
import HTTPTypes
import HallCore
import HubAdapters
import HubService
import HubStore
import Testing

@testable import OutsideSimulators

/// Windows fetch electronic licences with the holder's consent; nothing is asked without it and nothing is lost.
@Suite struct LicenceTests {
    @Test(arguments: TestEngine.allCases)
    func `with the holder's consent what the library has counts as the paper`(engine: TestEngine) async throws {
        try await LicenceBench.run(on: engine) { bench in
            let outcome = try await bench.ask(.card)
            #expect(outcome == .answered(version: 2, found: ["营业执照"], absent: [], over: []))
            let entries = try await bench.store.journal(of: bench.record.id)
            #expect(entries.map(\.event.kind) == ["agree-to-licences", "obtain-licence"])
            #expect(entries.allSatisfy { $0.by == Actor(.window, workNumber: "W001") })
            let process = try await bench.process
            let receipt = try #require(process.licences.first)
            #expect(process.received["electronicLicences"]?.by.workNumber == "W001")
            #expect(receipt.issuer == "样例市市场监督管理局" && receipt.validUntil == CivilDate(iso: "2099-12-31"))
            #expect(receipt.maskedNumber.count == 8 && receipt.maskedNumber.hasPrefix("****"))
            #expect(bench.lookUps.map(\.consent) == [receipt.agreement.text])
            #expect(bench.lookUps.map(\.kinds) == [["businessLicence"]])
            let trail = try await bench.trail(.licencesAsked)
            #expect(trail.map(\.fields) == [["licence.businessLicence"]] && trail.first?.workNumber == "W001")
            let again = try await bench.ask(nil)
            #expect(again == .notDone(.refused(.unknownMaterial(LicenceBench.businessLicence))))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `without a consent nothing is asked and nothing is written`(engine: TestEngine) async throws {
        try await LicenceBench.run(on: engine) { bench in
            let outcome = try await bench.ask(nil)
            #expect(outcome == .notDone(.refused(.noConsent)))
            #expect(bench.lookUps.isEmpty)
            #expect(try await bench.journal().isEmpty)
            #expect(try await bench.trail(.licencesAsked).isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a consent is for what was agreed to, and ends with the day`(engine: TestEngine) async throws {
        try await LicenceBench.run(on: engine) { bench in
            bench.world.set(Fault(.down), at: .licences)
            let first = try await bench.ask(.paper)
            #expect(first == .unavailable(.slow))
            let other = "electronicLicences:propertyCertificate"
            #expect(try await bench.ask(nil, [other]) == .notDone(.refused(.noConsent)))
            bench.time.advance(minutes: 15 * 60)
            #expect(try await bench.ask(nil) == .notDone(.refused(.noConsent)))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what the library does not have is named and may be asked for again`(engine: TestEngine) async throws {
        try await LicenceBench.run(on: engine, creditCode: "91420000MA00000001") { bench in
            let first = try await bench.ask(.card)
            #expect(first == .answered(version: 1, found: [], absent: ["营业执照"], over: []))
            #expect(try await bench.ask(nil) == .answered(version: 1, found: [], absent: ["营业执照"], over: []))
            #expect(try await bench.journal() == ["agree-to-licences"])
            #expect(try await bench.process.received.isEmpty)
            #expect(bench.lookUps.count == 2)
            #expect(try await bench.trail(.licencesAsked).count == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `while the library is away the consent is kept, and later it answers`(engine: TestEngine) async throws {
        let faults: [(Fault.Kind, LicenceTrouble)] = [
            (.down, .slow), (.wrongBody, .unreadable), (.busy, .slow), (.slow, .slow),
        ]
        for (fault, trouble) in faults {
            let timeout: Duration = fault == .slow ? .milliseconds(300) : .seconds(5)
            try await LicenceBench.run(on: engine, timeout: timeout) { bench in
                bench.world.set(Fault(fault, times: 1), at: .licences)
                let first = try await bench.ask(.card)
                #expect(first == .unavailable(trouble), "\(fault)")
                #expect(try await bench.journal() == ["agree-to-licences"])
                #expect(try await bench.process.received.isEmpty)
                guard fault != .slow else { return }
                #expect(try await bench.ask(nil) == .answered(version: 2, found: ["营业执照"], absent: [], over: []))
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a utility may not ask, and that it tried is recorded`(engine: TestEngine) async throws {
        try await LicenceBench.run(on: engine) { bench in
            let outcome = try await bench.ask(.card, as: "U001")
            #expect(outcome == .notDone(.forbidden([.window])))
            #expect(bench.lookUps.isEmpty)
            #expect(try await bench.trail(.refused).map(\.reason) == ["ask-licences"])
        }
    }

    @Test func `a utility is told of a licence by the library's digest, and not that the centre has it`() async throws {
        try await LicenceBench.run(on: .sqlite) { bench in
            _ = try await bench.ask(.card)
            let engine = CaseEngine(pack: try Fixtures.pack(), calendar: try Fixtures.calendar())
            let found = engine.documents(of: try await bench.process, for: "water", at: bench.time.now)
            let document = try #require(found.first)
            #expect(found.count == 1 && document.place == .library && document.title == "营业执照")
            #expect(document.digest == (try await bench.process).licences.first?.digest)
            #expect(document.mediaType == "application/pdf" && document.size == 48_123)
            #expect(document.fileName == "businessLicence.pdf")
        }
    }

    @Test func `without a credit code there is nobody to ask about`() async throws {
        try await LicenceBench.run(on: .sqlite, creditCode: nil) { bench in
            let outcome = try await bench.ask(.card)
            #expect(outcome == .noHolder)
            #expect(try await bench.journal().isEmpty)
        }
    }

    @Test func `a licence past its last day is not taken`() async throws {
        try await LicenceBench.run(on: .sqlite, library: StubLibrary(last: "2026-11-22")) { bench in
            let outcome = try await bench.ask(.card)
            #expect(outcome == .answered(version: 1, found: [], absent: [], over: ["营业执照"]))
            #expect(try await bench.process.received.isEmpty)
        }
        try await LicenceBench.run(on: .sqlite, library: StubLibrary(last: "2026-11-23")) { bench in
            let outcome = try await bench.ask(.card)
            #expect(outcome == .answered(version: 2, found: ["营业执照"], absent: [], over: []))
        }
    }

    @Test func `a consent that the library does not accept is told apart`() async throws {
        try await LicenceBench.run(on: .sqlite, library: StubLibrary(last: nil)) { bench in
            let outcome = try await bench.ask(.card)
            #expect(outcome == .consentRefused)
            #expect(try await bench.process.received.isEmpty)
        }
    }

    @Test func `the page asks for the consent, tells what went wrong, and shows what came`() async throws {
        try await LicenceBench.run(on: .sqlite) { bench in
            let path = "/cases/\(bench.record.id.text)"
            @Sendable func order(_ version: Int, _ consent: String?) -> [(String, String)] {
                [
                    ("form", "licences"), ("order", "ask-licences"), ("version", "\(version)"),
                    ("licence", LicenceBench.businessLicence),
                ] + (consent.map { [("consent", $0)] } ?? [])
            }
            try await StaffBrowser.visiting(bench.hub) { browser in
                try await browser.signIn("W001")
                #expect(try await browser.get(path).text.contains("查电子证照"))
                let refused = try await browser.post(path + "/orders", order(0, nil))
                #expect(refused.status == .unprocessableContent && refused.text.contains("没有同意不能查"))
                bench.world.set(Fault(.wrongBody, times: 1), at: .licences)
                let down = try await browser.post(path + "/orders", order(0, "card"))
                #expect(down.status == .unprocessableContent)
                #expect(down.text.contains("不是约定的内容") && down.text.contains("今天已经同意：营业执照（当面刷身份证）"))
                let done = try await browser.post(path + "/orders", order(1, "before"))
                #expect(done.status == .seeOther)
                let page = try await browser.get(try #require(done.location))
                let masked = try #require(try await bench.process.licences.first).maskedNumber
                #expect(page.text.contains("编号 \(masked)，样例市市场监督管理局发，有效期至 2099年12月31日"))
                #expect(page.text.contains("从证照库收"))
            }
        }
    }
}

/// Has one business licence with this last day; without one it does not accept the consent.
private struct StubLibrary: LicenceLibrary {
    let last: String?

    func licences(
        of holder: Personal<String>, kinds: [String], consent: LicenceConsent, at now: Timestamp
    ) async throws -> [ElectronicLicence] {
        guard let last else {
            throw LicenceRefusal.consentRefused(OutsideProblem(status: 403, code: "consent-invalid"))
        }
        let text = """
            {"kind": "businessLicence", "title": "营业执照", "number": "990101000001", "fields": {}, "validUntil": "\(last)",
            "document": {"sha256": "\(String(repeating: "9f", count: 32))", "mime": "application/pdf", "size": 1}}
            """
        return [try JSONDecoder().decode(ElectronicLicence.self, from: Data(text.utf8))]
    }
}
