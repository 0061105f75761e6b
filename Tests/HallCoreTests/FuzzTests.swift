import HallCore
import Testing

@Suite struct FuzzTests {
    private static let signs = Array(
        "0123456789ABCXYZabcxyz-—－:.+ 　TZ测䶮𪚥·²①０９Ａ\u{301}\u{0}\u{200B}\"\\{}[]/")

    @Test func `no text makes a reader stop the program, and what is read reads again`() {
        var random = SeededGenerator(state: 99)
        for _ in 0..<20_000 {
            let length = Int.random(in: 0...40, using: &random)
            let text = String((0..<length).map { _ in Self.signs.randomElement(using: &random) ?? "0" })
            if let date = CivilDate(iso: text) { #expect(CivilDate(iso: date.iso) == date) }
            if let time = Timestamp(rfc3339: text) { #expect(Timestamp(rfc3339: time.rfc3339) == time) }
            if let quantity = Quantity(text) { #expect(Quantity(quantity.text) == quantity) }
            if let number = CaseNumber(parsing: text) { #expect(CaseNumber(parsing: number.text) == number) }
            if let number = CitizenNumber(text) { #expect(CitizenNumber(number.text) == number) }
            _ = UUIDv7(text)
            _ = LocalHour(text)
            _ = CreditCode.problems(in: text)
            _ = PhoneNumber.isComplete(text)
            _ = ProjectCode.isComplete(text)
            _ = [Mask.name(text), Mask.citizenNumber(text), Mask.phone(text), Mask.address(text)]
        }
    }
}
