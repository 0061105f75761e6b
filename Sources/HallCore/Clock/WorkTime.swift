/// Working time between two instants: the minutes in which the hall is open.
public struct WorkTime: Sendable {
    private let calendar: WorkCalendar
    private let hours: HallHours

    /// Measures by one hall's hours.
    public init(calendar: WorkCalendar, hours: HallHours) {
        self.calendar = calendar
        self.hours = hours
    }

    /// Whole working minutes from one instant to a later one; 0 when it is not later.
    public func minutes(from start: Timestamp, to end: Timestamp) -> Int {
        guard start < end else { return 0 }
        var total = 0
        var date = start.date
        while date <= end.date {
            if calendar.isWorkday(date) { total += minutes(on: date, from: start, to: end) }
            date = date.adding(days: 1)
        }
        return total
    }

    /// The instant at which so many working minutes have passed; `start` itself for none.
    ///
    /// A count that ends with a session ends at its close, not at the next opening.
    public func instant(_ minutes: Int, after start: Timestamp) -> Timestamp {
        guard minutes > 0, hours.minutesPerDay > 0 else { return start }
        var left = minutes
        var date = start.date
        var from = start.minuteOfDay
        while true {
            for session in sessions(on: date) where session.to.minuteOfDay > from {
                let begin = max(from, session.from.minuteOfDay)
                let used = min(left, session.to.minuteOfDay - begin)
                left -= used
                if left == 0 { return Timestamp(date, minuteOfDay: begin + used) }
            }
            date = date.adding(days: 1)
            from = 0
        }
    }

    private func minutes(on date: CivilDate, from start: Timestamp, to end: Timestamp) -> Int {
        let first = date == start.date ? start.minuteOfDay : 0
        let last = date == end.date ? end.minuteOfDay : 1440
        return hours.sessions.reduce(0) { total, session in
            total + max(0, min(last, session.to.minuteOfDay) - max(first, session.from.minuteOfDay))
        }
    }

    private func sessions(on date: CivilDate) -> [HallHours.Session] {
        calendar.isWorkday(date) ? hours.sessions : []
    }
}
