import Foundation
import HallCore
import HubMessages
import Testing

@Suite struct MessageTests {
    @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
    func `base64 is that of RFC 4648`(text: String) {
        let bytes = Array(text.utf8)
        #expect(Base64(bytes).text == Data(bytes).base64EncodedString())
        #expect(Base64(text: Base64(bytes).text)?.bytes == bytes)
    }

    @Test(arguments: ["A", "AB", "ABC", "A===", "AB=C", "====", "QQ==\n", "Q Q=", "QR=="])
    func `text that is not base64 is refused`(text: String) {
        #expect(Base64(text: text) == nil)
    }

    @Test func `an envelope reads back from its JSON as it was`() throws {
        let time = TestTime()
        var envelope = Envelope(
            id: time.identifier(), kiosk: "SZ01", stream: time.identifier(), sequence: 7,
            previousHash: Envelope.chainStart, type: .caseSubmitted, caseID: time.identifier(), time: time.now,
            data: .object(["b": .integer(1), "a": .string("张")]))
        envelope.bootID = "boot"
        envelope.monotonicMilliseconds = 5_000_000_000
        envelope.clockOffsetMilliseconds = -12
        let json = try JSONValue(parsing: envelope.canonicalBytes())
        #expect(try Envelope(json: json) == envelope)
        #expect(json.canonicalBytes() == envelope.canonicalBytes())
        #expect(json["specversion"] == .string("1.0"))
    }

    @Test(arguments: ["specversion", "id", "source", "type", "subject", "time", "seq", "prevhash"])
    func `an envelope without one of its attributes is refused by its name`(attribute: String) throws {
        let time = TestTime()
        let envelope = Envelope(
            id: time.identifier(), kiosk: "SZ01", stream: time.identifier(), sequence: 1,
            previousHash: Envelope.chainStart, type: .caseSubmitted, caseID: time.identifier(), time: time.now,
            data: .null)
        guard case .object(var members) = envelope.json else { return }
        members[attribute] = nil
        let fault = #expect(throws: EnvelopeFault.self) { try Envelope(json: .object(members)) }
        #expect(fault?.description.contains(attribute) == true)
    }

    @Test func `a look-up by card does not print the number`() {
        let lookup = CaseLookup.holder(citizenNumber: Fixtures.citizenNumber)
        var dumped = ""
        dump(lookup, to: &dumped)
        for text in ["\(lookup)", String(reflecting: lookup), dumped] {
            #expect(!text.contains(Fixtures.citizenNumber))
        }
    }
}
