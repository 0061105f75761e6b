/// One count of working time: where it has got to, and the sentences that explain it.
struct WorkTimeCount {
    private let calendar: WorkCalendar
    private let hours: HallHours
    private let counting: DeadlineEngine.Counting
    private var instant: Timestamp
    private var steps: [String] = []
    private var provisional: Bool

    /// Begins at an instant, moved to the next opening if the hall is closed then.
    init(engine: DeadlineEngine, from start: Timestamp) {
        calendar = engine.calendar
        hours = engine.hours
        counting = engine.counting
        instant = start
        provisional = !engine.calendar.covers(start.date)
        rollIntoSession()
    }

    /// What the count has come to.
    var result: DueTime {
        DueTime(due: instant, provisional: provisional, steps: provisional ? steps + [Self.caution] : steps)
    }

    private static let caution = "其中有国务院还没公布放假安排的日子，按周末休息暂算，公布后重新计算"

    /// Runs whole days first, then the fraction of a day in session minutes, rounded up to a minute.
    mutating func run(_ days: Quantity) {
        let whole = Int(days.millionths / 1_000_000)
        let part = Int(days.millionths % 1_000_000)
        if whole > 0 { run(workdays: whole) }
        if part > 0, counting == .session {
            run(sessions: (part * hours.sessions.count + 999_999) / 1_000_000)
        } else if part > 0 {
            let minutes = (part * hours.minutesPerDay + 999_999) / 1_000_000
            let fraction = Quantity(millionths: Int64(part)).text
            steps.append("\(fraction) 个工作日＝\(minutes) 分钟（每天上班 \(hours.minutesPerDay) 分钟）")
            run(minutes: minutes)
        }
    }

    /// Runs to the close of the last session of the present day.
    mutating func runToClosing() {
        move(to: instant.date, minute: closingMinute)
        steps.append("当天办结：\(describe(instant.date)) \(instant.clock) 下班前")
    }

    /// Runs to the end of the day that lies so many calendar days ahead; the present day does not count.
    mutating func run(calendarDays: Int) {
        move(to: instant.date.adding(days: calendarDays), minute: 1439)
        steps.append("当天不算，往后数 \(calendarDays) 天，到\(describe(instant.date)) \(instant.clock)")
    }

    /// Runs to the end of the session the count stands in.
    mutating func runToEndOfSession() {
        let minute = instant.minuteOfDay
        let session = hours.session(at: minute)
        move(to: instant.date, minute: session?.to.minuteOfDay ?? closingMinute)
        steps.append("当场办理：这一场上班到 \(instant.clock)")
    }

    private var closingMinute: Int { hours.sessions.last?.to.minuteOfDay ?? 0 }

    private mutating func move(to date: CivilDate, minute: Int) {
        instant = Timestamp(date, minuteOfDay: minute)
        if !calendar.covers(date) { provisional = true }
    }
}

extension WorkTimeCount {
    private mutating func rollIntoSession() {
        let arrival = "\(describe(instant.date)) \(instant.clock)"
        let minute = instant.minuteOfDay
        if calendar.isWorkday(instant.date) {
            if hours.session(at: minute) != nil {
                steps.append("\(arrival) 起算")
                return
            }
            if let session = hours.sessions.first(where: { minute < $0.from.minuteOfDay }) {
                move(to: instant.date, minute: session.from.minuteOfDay)
                steps.append("\(arrival) 不在上班时间，从当天 \(instant.clock) 起算")
                return
            }
        }
        let (next, skipped) = nextWorkday(after: instant.date)
        let rested = calendar.isWorkday(instant.date) ? skipped : [instant.date] + skipped
        move(to: next, minute: hours.sessions.first?.from.minuteOfDay ?? 0)
        steps.append("\(arrival) 不在上班时间")
        explain(rested: rested, worked: [next])
        steps.append("从 \(describe(next)) \(instant.clock) 起算")
    }

    private mutating func run(workdays: Int) {
        let start = instant.date
        var worked: [CivilDate] = []
        var rested: [CivilDate] = []
        var date = start
        while worked.count < workdays {
            let (next, skipped) = nextWorkday(after: date)
            rested += skipped
            worked.append(next)
            date = next
        }
        move(to: date, minute: closingMinute)
        steps.append("\(start.chineseMonthDay)当天不算，从下一个工作日数 \(workdays) 个工作日")
        explain(rested: rested, worked: worked)
        steps.append("第 \(workdays) 个工作日是\(describe(date))，到 \(instant.clock) 下班为止")
    }

    private mutating func run(minutes: Int) {
        var left = minutes
        var date = instant.date
        // A minute that has begun does not count, so that no limit ends before it begins.
        var from = instant.millisecondOfDay % 60_000 == 0 ? instant.minuteOfDay : instant.minuteOfDay + 1
        while true {
            for session in hours.sessions where session.to.minuteOfDay > from {
                let start = max(from, session.from.minuteOfDay)
                let used = min(left, session.to.minuteOfDay - start)
                left -= used
                move(to: date, minute: start + used)
                let opening = Timestamp(date, minuteOfDay: start).clock
                steps.append("\(describe(date)) \(opening)–\(instant.clock)，\(used) 分钟")
                if left == 0 { return }
            }
            let (next, skipped) = nextWorkday(after: date)
            explain(rested: skipped, worked: [next])
            date = next
            from = -1
        }
    }
}

extension WorkTimeCount {
    /// Runs to the close of the last of so many sessions that follow the present one.
    private mutating func run(sessions: Int) {
        var date = instant.date
        var after = instant.minuteOfDay
        var left = sessions
        while true {
            for session in hours.sessions where session.from.minuteOfDay > after {
                left -= 1
                guard left == 0 else { continue }
                move(to: date, minute: session.to.minuteOfDay)
                steps.append("半天按场次算：往后第 \(sessions) 场上班到\(describe(date)) \(instant.clock)")
                return
            }
            let (next, skipped) = nextWorkday(after: date)
            explain(rested: skipped, worked: [next])
            (date, after) = (next, -1)
        }
    }

    /// The next day that is worked, and the days between. At the latest the calendar's end plus a weekend.
    private func nextWorkday(after date: CivilDate) -> (next: CivilDate, skipped: [CivilDate]) {
        var skipped: [CivilDate] = []
        var next = date.adding(days: 1)
        while !calendar.isWorkday(next) {
            skipped.append(next)
            next = next.adding(days: 1)
        }
        return (next, skipped)
    }

    private mutating func explain(rested: [CivilDate], worked: [CivilDate]) {
        for range in RestRange.ranges(of: rested, in: calendar) {
            steps.append("跳过\(range.text)")
        }
        for day in worked where calendar.makeUpDays.contains(day) {
            steps.append("\(describe(day))调休上班，算工作日")
        }
    }

    private func describe(_ date: CivilDate) -> String {
        "\(date.chineseMonthDay)（\(date.chineseWeekday)）"
    }
}
