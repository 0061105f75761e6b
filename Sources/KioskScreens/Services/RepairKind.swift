import HallCore

/// What may have happened to a utility, as pictures with words say it.
struct RepairKind: Sendable {
    /// Unique within its utility.
    var id: String
    var icon: String
    /// What the repair says, unless the person writes more.
    var title: String
    /// The same for the people who mend it, whatever language the page speaks.
    var record: String
    /// What must be done before anything is filled in.
    var danger: Danger?

    /// Name and picture of each kind.
    private static let known: [UtilityID: [(id: String, icon: String)]] = [
        "water": [
            ("none", "tap-off"), ("weak", "tap"), ("leak", "pipe"),
            ("dirty", "glass"), ("meter", "meter"), ("other", "other"),
        ],
        "power": [
            ("wire", "wire"), ("none", "lamp-off"), ("flicker", "lamp"),
            ("meter", "meter"), ("pole", "pole"), ("other", "other"),
        ],
        "gas": [
            ("smell", "gas"), ("none", "stove-off"), ("weak", "stove"),
            ("meter", "meter"), ("pipe", "pipe"), ("other", "other"),
        ],
        "heat": [
            ("cold", "heat"), ("leak", "pipe"), ("noise", "noise"),
            ("meter", "meter"), ("other", "other"),
        ],
        "network": [
            ("none", "network-off"), ("slow", "network"), ("phone", "phone"),
            ("cable", "wire"), ("other", "other"),
        ],
    ]

    private static let dangers: [String: Danger] = ["gas.smell": .gas, "power.wire": .wire]

    /// The kinds of one utility, at most six.
    static func kinds(of utility: UtilityID) -> [RepairKind] {
        guard let known = known[utility] else {
            return [RepairKind(id: "other", icon: "other", title: say("repair.any.other"), record: "", danger: nil)]
        }
        return known.map { id, icon in
            RepairKind(
                id: id, icon: icon, title: say("repair.\(utility).\(id)"),
                record: Language.chinese.catalogue.text("repair.\(utility).\(id)"), danger: dangers["\(utility).\(id)"])
        }
    }
}

/// What is dangerous enough that nothing is filled in before it is said what to do.
enum Danger: String, Sendable {
    case gas
    case wire

    /// The utility that mends it.
    var utility: UtilityID {
        switch self {
        case .gas: "gas"
        case .wire: "power"
        }
    }

    /// In big letters.
    var heading: String { say("danger.\(rawValue)") }

    /// What to do, in order.
    var steps: [String] { (1...4).map { say("danger.\(rawValue).\($0)") } }

    /// Numbers that hold everywhere in the country.
    var calls: [String] { [say("danger.fire"), say("danger.\(rawValue).hurt")] }
}
