import HallCore
import HubStore
import Testing

@testable import HubService

@Suite struct OneTimeCodeTests {
    private static let code = OneTimeCode(secret: Array("12345678901234567890".utf8))

    @Test(arguments: [
        (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
        (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
    ])
    func `codes are those of RFC 6238 appendix B`(seconds: Int64, expected: String) {
        #expect(Self.code.text(at: OneTimeCode.step(at: seconds * 1000), digits: 8) == expected)
        #expect(Self.code.text(at: OneTimeCode.step(at: seconds * 1000)) == String(expected.suffix(6)))
    }

    @Test(arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)])
    func `a phone may be one step off`(steps: Int64, isAccepted: Bool) {
        let now: Int64 = 1_795_000_000_000
        let text = Self.code.text(at: OneTimeCode.step(at: now) + steps)
        #expect((Self.code.step(of: text, at: now, after: 0) != nil) == isAccepted)
    }

    @Test func `a step is accepted once, and none before it`() throws {
        let now: Int64 = 1_795_000_000_000
        let step = OneTimeCode.step(at: now)
        let used = try #require(Self.code.step(of: Self.code.text(at: step), at: now, after: 0))
        #expect(used == step)
        #expect(Self.code.step(of: Self.code.text(at: step), at: now, after: used) == nil)
        #expect(Self.code.step(of: Self.code.text(at: step - 1), at: now, after: used) == nil)
        #expect(Self.code.step(of: Self.code.text(at: step + 1), at: now, after: used) == step + 1)
    }

    @Test(arguments: [
        ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI"),
    ])
    func `secrets are written as RFC 4648 section 10 does`(text: String, expected: String) {
        #expect(Base32.text(Array(text.utf8)) == expected)
    }

    @Test func `a phone is given all that it needs`() {
        let enrolment = CodeEnrolment(
            secret: Array("12345678901234567890".utf8), issuer: "联办中心", account: "W001")
        #expect(
            enrolment.address
                == "otpauth://totp/%E8%81%94%E5%8A%9E%E4%B8%AD%E5%BF%83:W001?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=%E8%81%94%E5%8A%9E%E4%B8%AD%E5%BF%83&algorithm=SHA1&digits=6&period=30")
        #expect(enrolment.typed == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")
    }

    @Test func `a printed code is recognised however it was typed`() {
        let printed = SpokenCode.text(Array(0..<10), group: 4)
        #expect(printed.split(separator: "-").map(\.count) == [4, 4, 4, 4])
        #expect(SpokenCode.normal(printed.lowercased()) == SpokenCode.normal(printed))
        #expect(SpokenCode.normal(" 1o2-l3 ") == "10213")
        #expect(SpokenCode.normal("１２３ ４５６") == "123456")
    }
}
