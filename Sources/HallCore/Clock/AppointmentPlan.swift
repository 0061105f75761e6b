/// The hours an applicant may appoint: full hours within the sessions of working days, not before the next
/// working half-day.
public struct AppointmentPlan: Sendable {
    /// Why an hour cannot be appointed.
    public enum Problem: Sendable, Hashable {
        case tooEarly(earliest: LocalHour)
        case dayOff
        case outsideSessions
        case tooFar(days: Int)
    }

    private let engine: DeadlineEngine
    private let now: Timestamp
    private let mostDays: Int

    /// Makes a plan for one moment.
    /// - Parameter mostDays: how many calendar days ahead an appointment may lie.
    public init(calendar: WorkCalendar, hours: HallHours, now: Timestamp, mostDays: Int = 365) {
        engine = DeadlineEngine(calendar: calendar, hours: hours)
        self.now = now
        self.mostDays = mostDays
    }

    /// The first hour that may be appointed.
    public var earliest: LocalHour? {
        guard let opening = engine.nextHalfDay(after: now) else { return nil }
        return days(count: 1, from: opening.date).first.flatMap { hours(on: $0).first }
    }

    /// The next working days that still have an hour to appoint, in order.
    public func days(count: Int) -> [CivilDate] {
        days(count: count, from: now.date)
    }

    /// The hours of one day that may be appointed, in order.
    public func hours(on date: CivilDate) -> [LocalHour] {
        guard engine.calendar.isWorkday(date), let opening = engine.nextHalfDay(after: now) else { return [] }
        return (0...23)
            .filter(isWithinSessions)
            .compactMap { LocalHour(date: date, hour: $0) }
            .filter { $0.timestamp >= opening }
    }

    /// What is wrong with an hour, or nothing.
    public func problem(with hour: LocalHour) -> Problem? {
        if hour.date > now.date.adding(days: mostDays) { return .tooFar(days: mostDays) }
        if let opening = engine.nextHalfDay(after: now), let earliest, hour.timestamp < opening {
            return .tooEarly(earliest: earliest)
        }
        if !engine.calendar.isWorkday(hour.date) { return .dayOff }
        return isWithinSessions(hour.hour) ? nil : .outsideSessions
    }

    private func isWithinSessions(_ hour: Int) -> Bool {
        engine.hours.session(at: hour * 60) != nil
    }

    private func days(count: Int, from first: CivilDate) -> [CivilDate] {
        var found: [CivilDate] = []
        var date = first
        while found.count < count, date <= now.date.adding(days: mostDays) {
            if !hours(on: date).isEmpty { found.append(date) }
            date = date.adding(days: 1)
        }
        return found
    }
}
