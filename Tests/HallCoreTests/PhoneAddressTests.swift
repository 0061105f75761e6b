import HallCore
import Testing

/// Where a receipt's code leads a phone.
@Suite struct PhoneAddressTests {
    @Test(arguments: [
        ("https://banli.example", "HTTPS://BANLI.EXAMPLE/C/"),
        ("https://Banli-1.example:8443/", "HTTPS://BANLI-1.EXAMPLE:8443/C/"),
        ("http://127.0.0.1:8480", "HTTP://127.0.0.1:8480/C/"),
    ])
    func `an address is said in capitals`(text: String, prefix: String) {
        #expect(PhoneAddress(text)?.prefix == prefix)
    }

    @Test(arguments: [
        "", "banli.example", "http://banli.example", "https://", "https://banli.example/hall",
        "https://banli.example?x=1",
        "https://a:b@banli.example", "https://办理.example", "https://banli.example:0", "https://banli.example:99999",
        "https://banli.example:", "javascript:alert(1)", "https://" + String(repeating: "a", count: 60) + ".example",
    ])
    func `what phones cannot open, or a printer cannot draw, is none`(text: String) {
        #expect(PhoneAddress(text) == nil)
    }

    @Test(arguments: ["HTTPS://BANLI.EXAMPLE/C/", "https://other.example:8443/C/", ""])
    func `a code is read with any centre's address before it, or none`(prefix: String) throws {
        let number = try #require(Self.number)
        let code = try #require(CaseCode(prefix + "LB1.\(number.text).K7Q2"))
        #expect(code.number == number && code.proof == "K7Q2")
    }

    @Test(arguments: ["HTTPS://BANLI.EXAMPLE/", "HTTPS://BANLI.EXAMPLE/C", "ftp://banli.example/C/", "/C/"])
    func `behind another path stands no code`(prefix: String) throws {
        #expect(CaseCode(prefix + "LB1.\(try #require(Self.number).text).K7Q2") == nil)
    }

    private static let number = CaseNumber(
        cityCode: "4213", date: CivilDate(daysSinceEpoch: 20_778), kiosk: "SZ01", letter: "A", serial: 1)
}
