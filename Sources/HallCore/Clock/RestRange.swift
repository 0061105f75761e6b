/// Days of rest in a row that have one reason.
struct RestRange: Equatable {
    var first: CivilDate
    var last: CivilDate
    var reason: String

    /// `10月1日至10月7日（国庆节）`.
    var text: String {
        first == last
            ? "\(first.chineseMonthDay)（\(reason)）"
            : "\(first.chineseMonthDay)至\(last.chineseMonthDay)（\(reason)）"
    }

    /// Days in ascending order, put together by neighbourhood and reason.
    static func ranges(of days: [CivilDate], in calendar: WorkCalendar) -> [RestRange] {
        var ranges: [RestRange] = []
        for day in days {
            let reason = calendar.holiday(on: day)?.name ?? "周末"
            if let last = ranges.last, last.reason == reason, last.last.adding(days: 1) == day {
                ranges[ranges.count - 1].last = day
            } else {
                ranges.append(RestRange(first: day, last: day, reason: reason))
            }
        }
        return ranges
    }
}
