import HallCore
import Testing

@Suite struct IdentityTests {
    @Test(arguments: CheckDigitRows.citizen)
    func `every citizen number gives its problems`(number: String, expected: String) {
        let found = CitizenNumber.problems(in: number)
        #expect((found.isEmpty ? "ok" : found.map(\.rawValue).joined(separator: ",")) == expected)
    }

    @Test(arguments: CheckDigitRows.credit)
    func `every credit code gives its problems and warnings`(code: String, expected: String) {
        let found = CreditCode.problems(in: code)
        let errors = found.errors.isEmpty ? ["ok"] : found.errors.map(\.rawValue)
        #expect((errors + found.warnings.map(\.rawValue)).joined(separator: ",") == expected)
    }

    @Test func `a citizen number tells birth date and sex and stores a capital X`() throws {
        let number = try #require(CitizenNumber("99010118991231003x"))
        #expect(number.text == "99010118991231003X")
        #expect(number.birthDate.iso == "1899-12-31")
        #expect(number.sex == .male)
        #expect(CitizenNumber("990101189912310005")?.sex == .female)
        #expect(CitizenNumber("990202188802290004")?.birthDate.iso == "1888-02-29")
        #expect(CitizenNumber("990101189912310000") == nil)
    }

    @Test func `any single wrong digit of a citizen number is noticed`() {
        let right = Array("990101189912310005")
        for place in right.indices {
            for digit in "0123456789" where digit != right[place] {
                var wrong = right
                wrong[place] = digit
                #expect(!CitizenNumber.problems(in: String(wrong)).isEmpty)
            }
        }
    }

    @Test func `the MOD 37,36 sample of an electronic licence verifies`() {
        let body = "11100000000013338W00211320482014138860P201807250201001"
        #expect(MOD3736.checkCharacter(of: body) == "M")
        #expect(MOD3736.checkCharacter(of: "") == nil)
        #expect(MOD3736.checkCharacter(of: "a") == nil)
    }

    @Test(arguments: [
        ("13812345678", true), ("19912345678", true), ("12812345678", false), ("1381234567", false),
        ("01012345678", false), ("01062345678", true), ("02722345678", true), ("07223312345", true),
        ("075583312345", true), ("0722331234", false), ("3312345", false), ("", false), ("1381234567a", false),
        ("008613812345678", false),
    ])
    func `a phone number is a mobile or a land line with its area code`(number: String, isComplete: Bool) {
        #expect(PhoneNumber.isComplete(number) == isComplete)
    }

    @Test(arguments: [
        ("2023-421303-45-01-123456", true), ("2309-421303-04-01-12345X", true), ("2023-421303-45-01-12345", false),
        ("202342130345011234567", false), ("2023-42130A-45-01-123456", false),
    ])
    func `a project code has its five groups`(code: String, isComplete: Bool) {
        #expect(ProjectCode.isComplete(code) == isComplete)
    }
}
