/// Works one utility plans on a stretch of road.
public struct RoadWorks: Codable, Sendable, Hashable {
    public var utility: UtilityID
    /// The stretch, in the words of the plan; compared without blanks.
    public var section: String
    public var from: CivilDate
    public var to: CivilDate

    /// Makes a plan.
    public init(utility: UtilityID, section: String, from: CivilDate, to: CivilDate) {
        self.utility = utility
        self.section = section
        self.from = from
        self.to = to
    }

    /// Plans on the same stretch whose days touch, 同一路段同一时段: to be dug once. Each group has at least two utilities.
    public static func together(_ plans: [RoadWorks]) -> [[RoadWorks]] {
        let bySection = Dictionary(grouping: plans) { $0.section.filter { !$0.isWhitespace } }
        return bySection.keys.sorted().flatMap { groups(bySection[$0] ?? []) }
            .filter { Set($0.map(\.utility)).count > 1 }
    }

    private static func groups(_ plans: [RoadWorks]) -> [[RoadWorks]] {
        plans.sorted { ($0.from, $0.to, $0.utility) < ($1.from, $1.to, $1.utility) }.reduce(into: []) { groups, plan in
            if let last = groups.indices.last, let end = groups[last].map(\.to).max(), plan.from <= end {
                groups[last].append(plan)
            } else {
                groups.append([plan])
            }
        }
    }
}
