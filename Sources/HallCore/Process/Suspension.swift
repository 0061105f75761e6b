/// A fact that an officer's measure sets for one utility for some months: 暂停告知承诺制.
public struct Suspension: Codable, Sendable, Hashable {
    /// The id of the pack's measure.
    public var measure: String
    public var utility: UtilityID
    public var from: CivilDate
    /// The day the default was mended; absent while it is not.
    public var mendedOn: CivilDate?

    /// Makes a suspension.
    public init(measure: String, utility: UtilityID, from: CivilDate, mendedOn: CivilDate? = nil) {
        self.measure = measure
        self.utility = utility
        self.from = from
        self.mendedOn = mendedOn
    }
}

extension PolicyPack {
    /// What the suspensions make known on a day, by `<utility>:<fact>`; facts of measures that nobody took are `no`.
    ///
    /// A suspension lasts its months, and beyond them until the default is mended.
    public func facts(of suspensions: [Suspension], on today: CivilDate) -> [String: String] {
        var facts: [String: String] = [:]
        for measure in measures {
            guard let effect = measure.effect else { continue }
            for utility in utilities { facts["\(utility.id):\(effect.fact)"] = "no" }
            for suspension in suspensions where suspension.measure == measure.id && suspension.from <= today {
                let term = suspension.from.adding(months: effect.months ?? 0)
                let mended = suspension.mendedOn.map { $0 <= today } ?? (effect.until == nil)
                if today < term || !mended { facts["\(suspension.utility):\(effect.fact)"] = effect.value }
            }
        }
        return facts
    }
}

extension CivilDate {
    /// The same day so many months later, or that month's last day if it has no such day.
    public func adding(months: Int) -> CivilDate {
        let count = year * 12 + month - 1 + months
        let (year, month) = (count / 12, count % 12 + 1)
        for day in stride(from: day, through: 28, by: -1) {
            if let date = CivilDate(year: year, month: month, day: day) { return date }
        }
        return CivilDate(year: year, month: month, day: day) ?? self
    }
}
