import HallCore

/// Working time in words: how long the hall is open until then.
struct WorkSpan {
    let time: WorkTime
    let minutesPerDay: Int

    init(calendar: WorkCalendar, hours: HallHours) {
        time = WorkTime(calendar: calendar, hours: hours)
        minutesPerDay = max(1, hours.minutesPerDay)
    }

    /// `1 个工作日 2 小时`, `40 分钟`.
    func words(_ minutes: Int) -> String {
        let (days, rest) = (minutes / minutesPerDay, minutes % minutesPerDay)
        let hours = rest >= 60 ? "\(rest / 60) 小时" : ""
        guard days == 0 else { return "\(days) 个工作日" + (hours.isEmpty ? "" : " " + hours) }
        let parts = [hours, rest % 60 > 0 || rest == 0 ? "\(rest % 60) 分钟" : ""]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// What is left until then, or by how much it is past.
    func left(until due: Timestamp, now: Timestamp) -> String {
        due >= now ? "剩 \(words(time.minutes(from: now, to: due)))" : "已超 \(words(time.minutes(from: due, to: now)))"
    }
}
