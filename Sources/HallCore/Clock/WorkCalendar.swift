/// China's working days: weekends, public holidays and the make-up days that the State Council publishes.
public struct WorkCalendar: Codable, Sendable, Hashable {
    /// A public holiday as published, first and last day included.
    public struct Holiday: Codable, Sendable, Hashable {
        /// As the notice names it.
        public var name: String
        /// Its first day.
        public var from: CivilDate
        /// Its last day, included.
        public var to: CivilDate

        /// Makes a holiday.
        public init(name: String, from: CivilDate, to: CivilDate) {
            self.name = name
            self.from = from
            self.to = to
        }
    }

    /// In order of time.
    public var holidays: [Holiday]
    /// Saturdays and Sundays that are worked.
    public var makeUpDays: Set<CivilDate>
    /// The first and the last day that the published notices cover.
    public var knownFrom: CivilDate
    /// The last day that the published notices cover.
    public var knownUntil: CivilDate

    /// Makes a calendar.
    public init(holidays: [Holiday], makeUpDays: Set<CivilDate>, knownFrom: CivilDate, knownUntil: CivilDate) {
        self.holidays = holidays
        self.makeUpDays = makeUpDays
        self.knownFrom = knownFrom
        self.knownUntil = knownUntil
    }

    /// The holiday that a day belongs to.
    public func holiday(on date: CivilDate) -> Holiday? {
        holidays.first { $0.from <= date && date <= $0.to }
    }

    /// Whether people work on that day. Beyond ``knownUntil`` only weekends are known.
    public func isWorkday(_ date: CivilDate) -> Bool {
        if makeUpDays.contains(date) { return true }
        return date.weekday <= 5 && holiday(on: date) == nil
    }

    /// Whether the published notices cover the day.
    public func covers(_ date: CivilDate) -> Bool {
        knownFrom <= date && date <= knownUntil
    }
}
