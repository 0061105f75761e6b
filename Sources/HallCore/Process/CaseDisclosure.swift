/// What one member of staff sees of a case's personal facts, and what of it has to be recorded.
public struct CaseDisclosure: Sendable {
    public let permit: Permit
    public let parties: CaseParties
    /// Fields they ask to see whole, for a reason that is recorded.
    public let asked: Set<String>

    /// Gathers its parts.
    public init(permit: Permit, parties: CaseParties, asked: Set<String> = []) {
        self.permit = permit
        self.parties = parties
        self.asked = asked
    }

    /// The table: what a role sees of a case that it handles.
    ///
    /// | | name | ID number | phone | address | paper |
    /// |---|---|---|---|---|---|
    /// | window | whole | on request | whole | whole | whole |
    /// | utility | whole | on request | whole | whole | whole |
    /// | department | whole | masked | whole | whole | whole |
    /// | manager | whole | masked | whole | whole | whole |
    /// | supervisor | masked | masked | masked | masked | hidden |
    /// | administrator | hidden | hidden | hidden | hidden | hidden |
    public static func sight(of fact: PersonalFact, for role: Role) -> Sight {
        switch (role, fact) {
        case (.window, .citizenNumber), (.utility, .citizenNumber): .onRequest
        case (.department, .citizenNumber), (.manager, .citizenNumber): .masked
        case (.window, _), (.utility, _), (.department, _), (.manager, _): .whole
        case (.supervisor, .paper): .hidden
        case (.supervisor, _): .masked
        case (.administrator, _): .hidden
        }
    }

    /// The office as which they see the case: of their posts on it the one that sees most.
    public var office: Party? {
        func seen(_ role: Role) -> Int {
            PersonalFact.allCases.map { Self.sight(of: $0, for: role).rawValue }.reduce(0, +)
        }
        return roles.max { seen($0.role) < seen($1.role) }?.party
    }

    /// What they see of a fact: the most that any of their posts on this case allows.
    public func sight(of fact: PersonalFact) -> Sight {
        roles.map { Self.sight(of: fact, for: $0.role) }.max() ?? .hidden
    }

    private var roles: [(party: Party, role: Role)] {
        permit.posts.filter { $0.handles(parties, workNumber: permit.workNumber) }
            .compactMap { post in post.party.role.map { (post.party, $0) } }
    }

    /// What they see of a field, after what they asked for was granted.
    public func sight(of field: String, _ fact: PersonalFact) -> Sight {
        let sight = sight(of: fact)
        return sight == .onRequest && asked.contains(field) ? .whole : sight
    }

    /// The answer as they see it; nil for a fact that is not personal, which everybody with the case sees.
    public func text(_ value: String, of field: String, _ fact: PersonalFact?) -> String? {
        guard let fact else { return nil }
        return switch sight(of: field, fact) {
        case .hidden: Sight.hiddenText
        case .masked, .onRequest: fact.masked(value)
        case .whole: value
        }
    }

    /// Those of a form's answered fields that they see whole: the ids that the audit trail records.
    public func seenWhole(of application: ApplicationForm, _ form: FormDefinition?) -> [String] {
        let shown = isOpinionOnly ? Set(Self.opinionFields(of: form).map(\.id)) : nil
        return application.answers.keys.sorted().filter { id in
            guard shown?.contains(id) ?? true else { return false }
            return PersonalFact(field: id, of: form).map { sight(of: id, $0) == .whole } ?? false
        }
    }

    /// Whether the case is theirs as departments only: of the form their page then shows ``opinionFields(of:)`` alone.
    public var isOpinionOnly: Bool {
        !roles.isEmpty && roles.allSatisfy { $0.role == .department }
    }

    /// What an opinion needs of a form: where the place is.
    public static func opinionFields(of form: FormDefinition?) -> [FormField] {
        (form?.sections ?? []).filter { $0.page == "place" }.flatMap(\.fields)
    }
}
