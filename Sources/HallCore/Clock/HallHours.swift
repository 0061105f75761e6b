/// When a hall is open on a working day.
public struct HallHours: Codable, Sendable, Hashable {
    /// One stretch without a break.
    public struct Session: Codable, Sendable, Hashable {
        /// When it opens.
        public var from: ClockTime
        /// When it closes; no longer part of it.
        public var to: ClockTime

        /// Makes a session.
        public init(from: ClockTime, to: ClockTime) {
            self.from = from
            self.to = to
        }

        /// How long it is, in minutes.
        public var minutes: Int { to.minuteOfDay - from.minuteOfDay }
    }

    /// In order of time, without overlap.
    public var sessions: [Session]

    /// Makes hours of sessions in order of time.
    public init(sessions: [Session]) {
        self.sessions = sessions
    }

    /// The working minutes of one day.
    public var minutesPerDay: Int { sessions.reduce(0) { $0 + $1.minutes } }

    /// Whether somebody is to be found in the hall.
    public func isOpen(at now: Timestamp, _ calendar: WorkCalendar) -> Bool {
        calendar.isWorkday(now.date) && session(at: now.minuteOfDay) != nil
    }

    /// The stretch that a minute since midnight lies in; nil when the hall is closed then.
    func session(at minuteOfDay: Int) -> Session? {
        sessions.first { $0.from.minuteOfDay <= minuteOfDay && minuteOfDay < $0.to.minuteOfDay }
    }

    /// `08:30–12:00、14:30–17:30`.
    public var text: String {
        sessions.map { "\($0.from.text)–\($0.to.text)" }.joined(separator: "、")
    }
}

/// A time of day to the minute, `08:30`.
public struct ClockTime: Hashable, Comparable, Sendable {
    /// Minutes since midnight, 0 to 1440.
    public let minuteOfDay: Int

    /// Makes a time of day; nothing outside 00:00 to 24:00.
    public init?(minuteOfDay: Int) {
        guard (0...1440).contains(minuteOfDay) else { return nil }
        self.minuteOfDay = minuteOfDay
    }

    /// Reads `08:30`.
    public init?(_ text: String) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 }), let hours = Digits.number(parts[0]),
            let minutes = Digits.number(parts[1]), minutes < 60
        else { return nil }
        self.init(minuteOfDay: hours * 60 + minutes)
    }

    /// `08:30`.
    public var text: String {
        "\(Digits.padded(minuteOfDay / 60, 2)):\(Digits.padded(minuteOfDay % 60, 2))"
    }

    /// Earlier times first.
    public static func < (left: ClockTime, right: ClockTime) -> Bool {
        left.minuteOfDay < right.minuteOfDay
    }
}

extension ClockTime: Codable {
    /// Reads the `08:30`.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let time = ClockTime(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected a time as \"08:30\"")
        }
        self = time
    }

    /// Writes the `08:30`.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
