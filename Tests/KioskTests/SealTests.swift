import Foundation
import HallCore
import HubMessages
import KioskSession
import KioskStore
import Testing

/// A receipt proves itself at any terminal of the same hub, without a network.
struct SealTests {
    private static let hubKey = [UInt8](repeating: 9, count: 32)

    /// A terminal whose key the hub has certified.
    private func certified(_ kiosk: String = "SZ01") async throws -> Bench {
        let bench = try Bench()
        var certificate = KioskCertificate(
            kiosk: kiosk, publicKey: [UInt8](repeating: 7, count: 32),
            until: try #require(CivilDate(iso: "2028-11-20")))
        certificate.signature = Bench.signature(certificate.signedBytes(), Self.hubKey)
        try await bench.store.saveEnrolment(
            Enrolment(epoch: "e1", hubPublicKey: Base64(Self.hubKey), hubTime: bench.now, certificate: certificate))
        return bench
    }

    private func genuine(_ code: CaseCode?) -> Bool {
        code?.isGenuine(hubKey: Self.hubKey) { $0 == Bench.signature($1, $2) } ?? false
    }

    @Test func `without a certificate the code finds the case and proves nothing`() async throws {
        let record = try await Bench().apply()
        let code = try #require(CaseCode(CaseCode.payload(of: record)))
        #expect(code.number == record.number && code.proves(record) && code.seal == nil && !genuine(code))
    }

    @Test func `with one the code proves number, minute and kiosk`() async throws {
        let bench = try await certified()
        let record = try await bench.apply()
        let text = CaseCode.payload(of: record)
        #expect(text.hasPrefix("LB2.") && text == text.uppercased())
        let code = try #require(CaseCode(text))
        #expect(genuine(code) && code.proves(record))
        #expect(code.submittedAt == record.submittedAt)
    }

    @Test func `a code with anything changed is not genuine`() async throws {
        let bench = try await certified()
        let text = CaseCode.payload(of: try await bench.apply())
        let parts = text.split(separator: ".").map(String.init)
        for place in 2..<parts.count {
            var changed = parts
            changed[place] = String(changed[place].map { $0 == "1" ? "2" : "1" }.prefix(changed[place].count))
            #expect(!genuine(CaseCode(changed.joined(separator: "."))), "part \(place)")
        }
        #expect(CaseCode(parts.dropLast().joined(separator: ".")) == nil)
        #expect(CaseCode("LB3" + text.dropFirst(3)) == nil)
    }

    @Test func `a kiosk cannot seal what another took in`() async throws {
        let bench = try await certified("XX09")
        #expect(!genuine(CaseCode(CaseCode.payload(of: try await bench.apply()))))
    }

    @Test func `behind the centre's address the code proves the same`() async throws {
        let bench = try await certified()
        let record = try await bench.apply()
        let phones = try #require(PhoneAddress("https://banli.example"))
        let text = CaseCode.payload(of: record, at: phones)
        #expect(text == "HTTPS://BANLI.EXAMPLE/C/" + CaseCode.payload(of: record) && text == text.uppercased())
        #expect(genuine(CaseCode(text)) && CaseCode(text) == CaseCode(CaseCode.payload(of: record)))
        let short = CaseCode.short(of: record, at: phones)
        #expect(short == short.uppercased() && CaseCode(short)?.proves(record) == true)
    }

    @Test func `a certificate that has run out seals nothing`() async throws {
        let bench = try await certified()
        bench.pass(seconds: 3 * 366 * 86_400)
        let visit = try await bench.fillApplication()
        try await bench.terminal.keep(["appointment.time": ""], for: visit.id)
        let record = try? await bench.submit(visit)
        #expect(record?.seal == nil)
    }

    @Test func `another terminal without a network says that the receipt is true, or that it is not`() async throws {
        let first = try await certified()
        let text = CaseCode.payload(of: try await first.apply())
        let second = try await certified()
        _ = try await second.begin()
        let said = second.terminal.events.stream()
        await second.terminal.scanned(text)
        await second.terminal.scanned(String(text.dropLast()) + (text.last == "1" ? "2" : "1"))
        var words: [String] = []
        for await event in said {
            if case .said(let text) = event { words.append(text) }
            if words.count == 2 { break }
        }
        #expect(words[0].hasPrefix("回执是真的：11月20日 10:00 提交"))
        #expect(words[1] == "这张回执没有通过验证，请到窗口询问")
    }
}
