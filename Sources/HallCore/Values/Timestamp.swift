/// An instant of civil time, in milliseconds since 1970-01-01T00:00:00Z.
///
/// Local time is China's, +08:00: the country has had no other offset since 1992.
public struct Timestamp: Hashable, Comparable, Sendable {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    static let millisecondsPerDay: Int64 = 86_400_000
    static let localOffset: Int64 = 8 * 3_600_000

    /// Makes an instant from milliseconds since 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// The instant at so many minutes after local midnight of a date.
    public init(_ date: CivilDate, minuteOfDay: Int) {
        milliseconds =
            Int64(date.daysSinceEpoch) * Self.millisecondsPerDay + Int64(minuteOfDay) * 60_000 - Self.localOffset
    }

    private var local: (day: Int64, rest: Int64) {
        let (quotient, remainder) = (milliseconds + Self.localOffset)
            .quotientAndRemainder(dividingBy: Self.millisecondsPerDay)
        return remainder < 0 ? (quotient - 1, remainder + Self.millisecondsPerDay) : (quotient, remainder)
    }

    /// The local date.
    public var date: CivilDate { CivilDate(daysSinceEpoch: Int(local.day)) }

    /// Whole minutes since local midnight, 0 to 1439.
    public var minuteOfDay: Int { Int(local.rest / 60_000) }

    /// Milliseconds since local midnight.
    var millisecondOfDay: Int { Int(local.rest) }

    /// The instant so many milliseconds later.
    public func adding(milliseconds: Int64) -> Timestamp {
        Timestamp(milliseconds: self.milliseconds + milliseconds)
    }

    /// The instant so many minutes later.
    public func adding(minutes: Int) -> Timestamp {
        adding(milliseconds: Int64(minutes) * 60_000)
    }

    /// The milliseconds from the right instant to the left one.
    public static func - (left: Timestamp, right: Timestamp) -> Int64 {
        left.milliseconds - right.milliseconds
    }

    /// Earlier instants first.
    public static func < (left: Timestamp, right: Timestamp) -> Bool {
        left.milliseconds < right.milliseconds
    }
}
