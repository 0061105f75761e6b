/// Something rules ask for that no form asks: known after a survey, or set by an officer.
public struct FactDefinition: Codable, Sendable, Hashable, Identifiable {
    /// What values it takes.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case number, choice, yesNo, date
    }

    /// `works.length`.
    public var id: String
    /// As people ask for it.
    public var title: String
    public var kind: Kind
    public var unit: String?
    public var options: [FormField.Option]?
    /// The stage in which it becomes known.
    public var askedAt: String
    /// Who supplies it.
    public var by: String
    /// Where the document says so.
    public var cite: Citation
}

/// One kind of permission that external works may need.
public struct ApprovalKind: Codable, Sendable, Hashable, Identifiable {
    /// How it begins.
    public enum Start: String, Codable, Sendable, CaseIterable {
        case automatic, request, commitment, filing, joint
    }

    /// Unique within its list.
    public var id: String
    public var title: String
    public var start: Start
    /// The stage after which it begins.
    public var after: String
    /// The departments that give an opinion.
    public var departments: [String]?
    public var deadline: String?
    /// Where the document says so.
    public var cite: Citation
}

/// What follows when somebody does not keep a commitment.
public struct SupervisionMeasure: Codable, Sendable, Hashable, Identifiable {
    /// A fact that is set for one utility.
    public struct Effect: Codable, Sendable, Hashable {
        public var fact: String
        public var value: String
        public var months: Int?
        /// What has to happen besides, in words.
        public var until: String?
    }

    /// Unique within its list.
    public var id: String
    public var title: String
    public var trigger: String
    public var effect: Effect?
    public var steps: [String]?
    /// Where the document says so.
    public var cite: Citation
}

/// What a decision table can lead to.
public struct RouteOutcome: Codable, Sendable, Hashable, Identifiable {
    /// Unique within its list.
    public var id: String
    public var title: String
    /// What people read.
    public var text: String
    /// The stage that follows.
    public var next: String?
    public var deadline: String?
    public var papers: [String]?
    public var approvals: [String]?
    /// Where the document says so.
    public var cite: Citation
}

/// How this pack's words map to other systems' codes.
public struct CodeTables: Codable, Sendable, Hashable {
    /// A division below the city.
    public struct Division: Codable, Sendable, Hashable {
        public var code: String
        public var name: String
    }

    /// Lane status to the code of the approval platform.
    public var status: [String: String]?
    /// Utility to the document's word for it.
    public var utilities: [UtilityID: String]?
    public var divisions: [Division]?

    /// Makes tables; what is left out maps nothing.
    public init(
        status: [String: String]? = nil, utilities: [UtilityID: String]? = nil, divisions: [Division]? = nil
    ) {
        self.status = status
        self.utilities = utilities
        self.divisions = divisions
    }
}
