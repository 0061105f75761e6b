import HallCore
import PackFiles
import Testing

@Suite struct DeadlineTests {
    struct Golden: Sendable {
        var from: String
        var days: String
        var due: String
        var said: [String]
    }

    static let golden = [
        // 16:59 before the seven-day holiday; 8 October is the next working day.
        Golden(
            from: "2026-09-30T16:59:00+08:00", days: "1", due: "2026-10-08T17:30:00+08:00",
            said: ["跳过10月1日至10月7日（国庆节）"]),
        Golden(
            from: "2026-09-30T16:59:00+08:00", days: "0.5", due: "2026-10-08T11:14:00+08:00",
            said: ["0.5 个工作日＝195 分钟", "17:30，31 分钟", "跳过10月1日至10月7日（国庆节）"]),
        Golden(from: "2026-09-30T16:59:00+08:00", days: "2", due: "2026-10-09T17:30:00+08:00", said: []),
        // The make-up Saturday counts.
        Golden(
            from: "2026-10-09T10:00:00+08:00", days: "1", due: "2026-10-10T17:30:00+08:00",
            said: ["10月10日（星期六）调休上班，算工作日"]),
        Golden(
            from: "2026-02-13T16:50:00+08:00", days: "1", due: "2026-02-14T17:30:00+08:00",
            said: ["2月14日（星期六）调休上班"]),
        Golden(
            from: "2026-02-14T16:50:00+08:00", days: "1", due: "2026-02-24T17:30:00+08:00",
            said: ["跳过2月15日至2月23日（春节）"]),
        Golden(
            from: "2026-02-27T09:00:00+08:00", days: "2", due: "2026-03-02T17:30:00+08:00",
            said: ["2月28日（星期六）调休上班", "跳过3月1日（周末）"]),
        // Half a day over lunch, and inside the afternoon.
        Golden(
            from: "2026-11-23T10:00:00+08:00", days: "0.5", due: "2026-11-23T15:45:00+08:00",
            said: ["10:00–12:00，120 分钟", "14:30–15:45，75 分钟"]),
        Golden(from: "2026-11-23T08:30:00+08:00", days: "0.5", due: "2026-11-23T11:45:00+08:00", said: []),
        Golden(
            from: "2026-11-23T13:00:00+08:00", days: "0.5", due: "2026-11-24T08:45:00+08:00",
            said: ["从当天 14:30 起算"]),
        // Weekend, night, and after closing.
        Golden(
            from: "2026-11-21T22:28:00+08:00", days: "1", due: "2026-11-24T17:30:00+08:00",
            said: ["跳过11月21日至11月22日（周末）", "从 11月23日（星期一） 08:30 起算"]),
        Golden(from: "2026-11-20T17:30:00+08:00", days: "1", due: "2026-11-24T17:30:00+08:00", said: []),
        Golden(from: "2026-11-20T17:29:59+08:00", days: "1", due: "2026-11-23T17:30:00+08:00", said: []),
        Golden(
            from: "2026-11-23T06:00:00+08:00", days: "1", due: "2026-11-24T17:30:00+08:00",
            said: ["从当天 08:30 起算"]),
        // A day and a half: the day, then half the next.
        Golden(from: "2026-11-23T10:00:00+08:00", days: "1.5", due: "2026-11-25T11:45:00+08:00", said: []),
        Golden(from: "2026-11-23T10:00:00+08:00", days: "0", due: "2026-11-23T10:00:00+08:00", said: []),
    ]

    @Test(arguments: golden)
    func `golden due times come out to the minute and say why`(row: Golden) throws {
        let from = try #require(Timestamp(rfc3339: row.from))
        let days = try #require(Quantity(row.days))
        let due = try #require(try Fixtures.engine().due(rule: .workdays(days), from: from))
        #expect(due.due.rfc3339 == row.due)
        #expect(!due.provisional)
        for sentence in row.said {
            #expect(due.steps.contains { $0.contains(sentence) }, "\(sentence) in \(due.steps)")
        }
    }

    @Test func `beyond the published calendar a due time is provisional`() throws {
        let days = try #require(Quantity("3"))
        let from = try #require(Timestamp(rfc3339: "2026-12-30T09:00:00+08:00"))
        let due = try #require(try Fixtures.engine().due(rule: .workdays(days), from: from))
        #expect(due.provisional)
        #expect(due.due.date.iso == "2027-01-04")
        #expect(due.steps.last?.contains("还没公布") == true)
        #expect(due.chinese.hasSuffix("（暂定）"))
        let near = try #require(try Fixtures.engine().due(rule: .sameDay, from: from))
        #expect(!near.provisional)
    }

    @Test func `same day ends with the day's last session, rolled if it arrived too late`() throws {
        let engine = try Fixtures.engine()
        let noon = try #require(Timestamp(rfc3339: "2026-11-20T12:30:00+08:00"))
        #expect(engine.due(rule: .sameDay, from: noon)?.due.rfc3339 == "2026-11-20T17:30:00+08:00")
        let night = try #require(Timestamp(rfc3339: "2026-11-20T19:00:00+08:00"))
        #expect(engine.due(rule: .sameDay, from: night)?.due.rfc3339 == "2026-11-23T17:30:00+08:00")
    }

    @Test func `immediate ends with the session it arrives in`() throws {
        let engine = try Fixtures.engine()
        let morning = try #require(Timestamp(rfc3339: "2026-11-20T09:30:00+08:00"))
        #expect(engine.due(rule: .immediate, from: morning)?.due.rfc3339 == "2026-11-20T12:00:00+08:00")
    }

    @Test func `what is unstated, negative or absurd has no due time`() throws {
        let engine = try Fixtures.engine()
        let from = Timestamp(milliseconds: 1_800_000_000_000)
        #expect(engine.due(rule: .unstated, from: from) == nil)
        #expect(engine.due(rule: .workdays(Quantity(millionths: -1)), from: from) == nil)
        #expect(engine.due(rule: .workdays(Quantity(millionths: .max)), from: from) == nil)
        let closed = DeadlineEngine(calendar: engine.calendar, hours: HallHours(sessions: []))
        #expect(closed.due(rule: .sameDay, from: from) == nil)
    }

    @Test func `a limit never ends before it began and longer limits never end earlier`() throws {
        let engine = try Fixtures.engine()
        var random = SeededGenerator(state: 1)
        for _ in 0..<2_000 {
            let from = Timestamp(milliseconds: Int64.random(in: 1_740_000_000_000...1_800_000_000_000, using: &random))
            var last = from
            for days in [0, 1, 2, 3].map({ Quantity(millionths: $0 * 1_000_000) }) {
                let due = try #require(engine.due(rule: .workdays(days), from: from))
                #expect(due.due >= last)
                #expect(engine.calendar.isWorkday(due.due.date))
                last = due.due
            }
            let half = try #require(engine.due(rule: .workdays(Quantity(millionths: 500_000)), from: from))
            #expect(half.due > from)
        }
    }

    @Test func `the published make-up days of 2026 are worked and nothing else at weekends`() throws {
        let calendar = try Fixtures.suizhou().calendar
        let first = try #require(CivilDate(iso: "2026-01-01"))
        let worked = (0..<365).map { first.adding(days: $0) }.filter { $0.weekday > 5 && calendar.isWorkday($0) }
        #expect(
            worked.map(\.iso)
                == ["2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10"])
    }

    @Test func `appointments begin with the next working half-day`() throws {
        let loaded = try Fixtures.suizhou()
        func plan(_ now: String) throws -> AppointmentPlan {
            AppointmentPlan(
                calendar: loaded.calendar, hours: loaded.pack.hall, now: try #require(Timestamp(rfc3339: now)))
        }
        #expect(try plan("2026-11-23T10:00:00+08:00").earliest?.text == "2026-11-23T15")
        #expect(try plan("2026-11-23T15:00:00+08:00").earliest?.text == "2026-11-24T09")
        #expect(try plan("2026-09-30T15:00:00+08:00").earliest?.text == "2026-10-08T09")
        #expect(try plan("2026-11-21T22:00:00+08:00").earliest?.text == "2026-11-23T09")
        let monday = try plan("2026-11-23T10:00:00+08:00")
        #expect(monday.days(count: 3).map(\.iso) == ["2026-11-23", "2026-11-24", "2026-11-25"])
        let tuesday = try #require(CivilDate(iso: "2026-11-24"))
        #expect(monday.hours(on: tuesday).map(\.hour) == [9, 10, 11, 15, 16, 17])
        let noon = try #require(LocalHour("2026-11-24T13"))
        #expect(monday.problem(with: noon) == .outsideSessions)
        #expect(monday.problem(with: try #require(LocalHour("2026-11-28T09"))) == .dayOff)
        #expect(monday.problem(with: try #require(LocalHour("2026-11-24T09"))) == nil)
    }
}
