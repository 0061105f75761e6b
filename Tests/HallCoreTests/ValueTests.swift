import HallCore
import Testing

@Suite struct ValueTests {
    @Test func `dates go to day counts and back over four centuries`() throws {
        for days in stride(from: -110_000, to: 50_000, by: 13) {
            let date = CivilDate(daysSinceEpoch: days)
            #expect(CivilDate(iso: date.iso) == date)
        }
        #expect(CivilDate(iso: "1970-01-01")?.daysSinceEpoch == 0)
        #expect(CivilDate(iso: "2000-03-01")?.daysSinceEpoch == 11_017)
        #expect(CivilDate(iso: "1888-02-29") != nil)
        #expect(CivilDate(iso: "1900-02-29") == nil)
    }

    @Test(arguments: [
        "2026-02-30", "2026-13-01", "2026-1-01", "26-01-01", "2026-01-01 ", "", "2026/01/01", "+026-01-01",
    ])
    func `a text that is no date is refused`(text: String) {
        #expect(CivilDate(iso: text) == nil)
    }

    @Test func `weekdays are those of ISO 8601`() throws {
        #expect(CivilDate(iso: "2026-11-21")?.weekday == 6)
        #expect(CivilDate(iso: "2026-11-23")?.weekday == 1)
        #expect(CivilDate(iso: "1899-12-31")?.weekday == 7)
        #expect(CivilDate(iso: "2026-11-21")?.compact == "261121")
    }

    @Test(arguments: [
        ("2026-11-21T22:28:53+08:00", "2026-11-21T22:28:53+08:00"),
        ("2026-11-21T14:28:53Z", "2026-11-21T22:28:53+08:00"),
        ("2026-11-21T14:28:53.250Z", "2026-11-21T22:28:53.250+08:00"),
        ("2026-11-21T14:28:53.000Z", "2026-11-21T22:28:53+08:00"),
        ("2026-11-21T10:28:53.1-04:00", "2026-11-21T22:28:53.100+08:00"),
        ("1969-12-31T23:59:59.999Z", "1970-01-01T07:59:59.999+08:00"),
    ])
    func `times are read with any offset and printed with China's`(text: String, printed: String) {
        #expect(Timestamp(rfc3339: text)?.rfc3339 == printed)
    }

    @Test(arguments: ["2026-11-21", "2026-11-21T25:00:00Z", "2026-11-21T22:28:53", "2026-11-21T22:28:53.Z", "x", ""])
    func `a text that is no time is refused`(text: String) {
        #expect(Timestamp(rfc3339: text) == nil)
    }

    @Test func `local date and minute turn over at China's midnight`() throws {
        let before = try #require(Timestamp(rfc3339: "2026-11-21T15:59:59Z"))
        #expect(before.date.iso == "2026-11-21")
        #expect(before.minuteOfDay == 1439)
        #expect(before.adding(milliseconds: 1000).date.iso == "2026-11-22")
        #expect(Timestamp(before.date, minuteOfDay: 1439).adding(minutes: 1).clock == "00:00")
    }

    @Test func `quantities compare exactly and print shortest`() throws {
        #expect(Quantity("0.10") == Quantity("0.1"))
        #expect(Quantity("007.50")?.text == "7.5")
        #expect(Quantity("-0.5")?.text == "-0.5")
        #expect(try #require(Quantity("9.9")) < #require(Quantity("10")))
        #expect(Quantity("1000000")?.decimals == 0)
        for text in ["", ".5", "5.", "1e3", "1,000", " 1", "0.1234567", "1234567890123", "--1", "1.2.3", "１"] {
            #expect(Quantity(text) == nil, "\(text)")
        }
    }

    @Test func `identifiers are version 7, ordered by time, and survive their text`() throws {
        var random = SeededGenerator(state: 7)
        var last = UUIDv7(milliseconds: 0, random: &random)
        for time in Int64(1)...500 {
            let next = UUIDv7(milliseconds: time * 1_000_003, random: &random)
            #expect(last < next)
            #expect(UUIDv7(next.text) == next)
            #expect(UUIDv7(next.text.uppercased()) == next)
            #expect(next.milliseconds == time * 1_000_003)
            last = next
        }
        #expect(UUIDv7("017f22e2-79b0-7cc3-98c4-dc0c0c07398f") != nil)
        #expect(UUIDv7("017f22e2-79b0-4cc3-98c4-dc0c0c07398f") == nil)
        #expect(UUIDv7("017f22e2-79b0-7cc3-18c4-dc0c0c07398f") == nil)
    }
}
