/// An office that a person holds, and where. One person may hold several.
public struct Post: Codable, Sendable, Hashable {
    public var party: Party
    /// Division code of six digits, GB/T 2260. A province's (`420000`) or a city's (`421300`) holds for all within.
    public var division: String
    /// The pack's hall id; absent for all halls of the division.
    public var hall: String?

    /// Gathers its parts.
    public init(_ party: Party, division: String, hall: String? = nil) {
        self.party = party
        self.division = division
        self.hall = hall
    }

    /// Whether the division is the post's own or lies within it.
    public func covers(division other: String) -> Bool {
        var own = division[...]
        while own.hasSuffix("00") { own = own.dropLast(2) }
        return !own.isEmpty && other.hasPrefix(own)
    }

    /// Whether the case is this office's: it is asked for by this case, and the place is right.
    ///
    /// - Parameter workNumber: of who holds the post; a project manager has the cases that are theirs, and those that are nobody's yet.
    public func handles(_ parties: CaseParties, workNumber: String) -> Bool {
        guard covers(division: parties.division), isAt(parties.hall) else { return false }
        return switch party {
        case .window, .supervisor, .administrator: true
        case .utility(let id): parties.utilities.contains(id)
        case .department(let id): parties.departments.contains(id)
        case .manager: parties.manager == nil || parties.manager == workNumber
        case .applicant, .system: false
        }
    }

    private func isAt(_ other: String?) -> Bool {
        guard let hall, let other else { return true }
        return hall == other
    }
}

/// Who has to do with a case: what decides about whose case it is.
public struct CaseParties: Sendable, Hashable {
    public var division: String
    /// The pack's id of the hall that holds the case now; nil when none is known.
    public var hall: String?
    public var utilities: Set<UtilityID>
    /// By the pack's ids, as soon as an opinion was asked of them.
    public var departments: Set<String>
    /// Work number of the project manager, once there is one.
    public var manager: String?

    /// Gathers its parts.
    public init(
        division: String, hall: String? = nil, utilities: Set<UtilityID>, departments: Set<String> = [],
        manager: String? = nil
    ) {
        self.division = division
        self.hall = hall
        self.utilities = utilities
        self.departments = departments
        self.manager = manager
    }

    /// The offices that handle it, in the pack's order.
    public func offices(in pack: PolicyPack) -> [Party] {
        [.window] + pack.utilities.filter { utilities.contains($0.id) }.map { .utility($0.id) }
            + pack.departments.filter { departments.contains($0.id) }.map { .department($0.id) }
            + (manager == nil ? [] : [.manager])
    }
}
