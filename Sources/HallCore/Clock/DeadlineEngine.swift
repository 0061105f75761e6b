/// Counts time limits in working days and working minutes of a hall.
///
/// | part of a limit | how it runs |
/// |---|---|
/// | arrival outside the sessions | counts as arrived at the next opening |
/// | whole days | the day of arrival does not count; ends when the last session of the last day closes |
/// | a fraction | that part of one day's session minutes, run through the sessions |
/// | whole days and a fraction | first the days, then the minutes from the next opening |
public struct DeadlineEngine: Sendable {
    /// Which days are worked.
    public let calendar: WorkCalendar
    /// When the hall is open on them.
    public let hours: HallHours

    /// The longest limit that is counted, in working days; more than any document asks.
    static let mostWorkdays = 3660

    /// What half a working day is.
    public let counting: Counting

    /// How the fraction of a working day is counted.
    public enum Counting: String, Codable, Sendable, CaseIterable {
        /// In session minutes from the moment of arrival.
        case minutes
        /// In whole sessions after the one of arrival: what comes in the morning is due when the afternoon ends.
        case session
    }

    /// Makes an engine for one hall.
    public init(calendar: WorkCalendar, hours: HallHours, counting: Counting = .minutes) {
        self.calendar = calendar
        self.hours = hours
        self.counting = counting
    }

    /// When a limit ends.
    ///
    /// Nothing for ``DueRule/unstated``, for hours without a session, and for a count that is negative or
    /// longer than ten years.
    public func due(rule: DueRule, from: Timestamp) -> DueTime? {
        guard hours.minutesPerDay > 0 else { return nil }
        var count = WorkTimeCount(engine: self, from: from)
        switch rule {
        case .unstated, .classTable: return nil
        case .sameDay: count.runToClosing()
        case .immediate: count.runToEndOfSession()
        case .calendarDays(let days):
            guard (0...Self.mostWorkdays).contains(Int(days.millionths / 1_000_000)) else { return nil }
            count.run(calendarDays: Int(days.millionths / 1_000_000))
        case .workdays(let days), .appointmentPlusWorkdays(let days):
            guard (0...Self.mostWorkdays).contains(Int(days.millionths / 1_000_000)), days.millionths >= 0 else {
                return nil
            }
            count.run(days)
        }
        return count.result
    }

    /// The opening of the working half-day that follows the one the instant lies in.
    public func nextHalfDay(after instant: Timestamp) -> Timestamp? {
        guard hours.minutesPerDay > 0 else { return nil }
        var date = instant.date
        var after = instant.minuteOfDay
        for _ in 0..<Self.mostWorkdays {
            if calendar.isWorkday(date), let session = hours.sessions.first(where: { $0.from.minuteOfDay > after }) {
                return Timestamp(date, minuteOfDay: session.from.minuteOfDay)
            }
            date = date.adding(days: 1)
            after = -1
        }
        return nil
    }
}
