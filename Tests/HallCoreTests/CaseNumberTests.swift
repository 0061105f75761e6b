import HallCore
import Testing

@Suite struct CaseNumberTests {
    static let date = CivilDate(daysSinceEpoch: 20_778)

    @Test func `a number is built of its parts and read back`() throws {
        let number = try #require(
            CaseNumber(cityCode: "4213", date: Self.date, kiosk: "SZ01", letter: "A", serial: 1))
        #expect(number.text.hasPrefix("4213-261121-SZ01A-0001-"))
        #expect(number.text.count == 24)
        #expect(CaseNumber(parsing: number.text) == number)
    }

    @Test func `case, blanks, dashes and full-width forms do not matter`() throws {
        let number = try #require(
            CaseNumber(cityCode: "4213", date: Self.date, kiosk: "SZ01", letter: "A", serial: 42))
        let plain = number.text.filter { $0 != "-" }
        let full = String(
            String.UnicodeScalarView(plain.unicodeScalars.compactMap { UnicodeScalar($0.value + 0xFEE0) }))
        for typed in [
            plain, plain.lowercased(), " " + number.text + "\n", full, number.text.replacing("-", with: "－"),
            number.text.replacing("-", with: " "),
        ] {
            #expect(CaseNumber(parsing: typed) == number, "\(typed)")
        }
    }

    @Test func `every single wrong sign is noticed`() throws {
        let number = try #require(
            CaseNumber(cityCode: "4213", date: Self.date, kiosk: "SZ01", letter: "A", serial: 9_999))
        let signs = Array(number.text)
        for place in signs.indices where signs[place] != "-" {
            for sign in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ" where sign != signs[place] {
                var wrong = signs
                wrong[place] = sign
                #expect(CaseNumber(parsing: String(wrong)) == nil)
            }
        }
    }

    @Test func `serials beyond four digits and kiosks of three digits are read back`() {
        for (kiosk, serial) in [("SZ01", 10_000), ("SZ123", 7), ("AB99", 123_456)] {
            let number = CaseNumber(cityCode: "4213", date: Self.date, kiosk: kiosk, letter: "Z", serial: serial)
            #expect(number != nil)
            #expect(number.flatMap { CaseNumber(parsing: $0.text) } == number)
        }
    }

    @Test(arguments: [
        ("421", "SZ01", 1), ("4213", "S101", 1), ("4213", "SZ1", 1), ("4213", "SZ01", 0), ("4213", "测01", 1),
    ])
    func `parts of the wrong form give no number`(city: String, kiosk: String, serial: Int) {
        #expect(CaseNumber(cityCode: city, date: Self.date, kiosk: kiosk, letter: "A", serial: serial) == nil)
    }

    @Test func `a lower-case letter or an empty text gives no number`() {
        #expect(CaseNumber(cityCode: "4213", date: Self.date, kiosk: "SZ01", letter: "测", serial: 1) == nil)
        #expect(CaseNumber(parsing: "") == nil)
        #expect(CaseNumber(parsing: "4213") == nil)
    }
}
