import HallCore

/// What changes an account that is there already: rename, transfer, closure.
enum ChangeKind: String, CaseIterable {
    case rename, transfer, propertyTransfer, close

    var title: String { say("change.\(key)") }

    /// When it is the right one.
    var about: String { say("change.\(key).about") }

    private var key: String { rawValue.lowercased() }

    var icon: String {
        switch self {
        case .rename: "rename"
        case .transfer, .propertyTransfer: "change"
        case .close: "close"
        }
    }

    /// Whose data the form asks for, in order.
    var people: [String] { (1...2).map { say("change.\(key).\($0)") } }
}

/// What of this the pack has forms for.
struct ChangeServices {
    let pack: PolicyPack

    /// The services of one kind that this terminal takes.
    func services(_ kind: ChangeKind) -> [ServiceItem] {
        pack.services.filter { $0.business == kind.rawValue && $0.form != nil && $0.utility != nil }
    }

    /// The kinds there are.
    var kinds: [ChangeKind] { ChangeKind.allCases.filter { !services($0).isEmpty } }

    /// Forms that are reached by way of these kinds or of repairs, and need no tile of their own.
    var forms: Set<String> {
        let repairs = pack.services.filter { $0.isRepair && $0.form != nil }
        return Set((kinds.flatMap(services) + repairs).compactMap(\.form))
    }
}
