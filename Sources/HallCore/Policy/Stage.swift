/// The way a lane takes from reception to the end.
public struct Flow: Codable, Sendable, Hashable, Identifiable {
    /// Unique within the pack.
    public var id: String
    public var title: String
    /// The stage a lane begins in.
    public var first: String
    /// Where the document says so.
    public var cite: Citation
}

/// One stage of a lane.
public struct Stage: Codable, Sendable, Hashable, Identifiable {
    /// What is done in it.
    public enum Kind: String, Codable, Sendable, CaseIterable {
        case reception, acceptance, review, survey, plan, answer, approval, filing, works, inspection, contract,
            connection
        case closing
    }

    /// Whom it concerns.
    public enum Scope: String, Codable, Sendable, CaseIterable {
        /// Each lane for itself.
        case lane
        /// All lanes together, once: none goes on before all are there.
        case `case`
    }

    /// An office that acts in a stage.
    public enum Office: String, Codable, Sendable, CaseIterable {
        case window, utility, manager, applicant
    }

    /// Unique within the pack.
    public var id: String
    /// The heading.
    public var title: String
    /// Absent means the stage is like any other.
    public var kind: Kind?
    /// The status a lane has while it is in this stage.
    public var status: LaneStatus
    /// ``Scope/lane`` if absent.
    public var scope: Scope?
    /// Whether it may be passed over by who acts.
    public var optional: Bool?
    /// Who acts, in the document's words.
    public var owner: String
    /// The office that acts; by ``kind`` if absent.
    public var party: Office?
    /// For a stage that collects answers: after so long what is there goes out, the rest later.
    public var partialAfter: DueRule?
    /// What may follow; the first edge whose condition holds is taken.
    public var next: [Edge]
    /// Where the document says so.
    public var cite: Citation

    /// A way on.
    public struct Edge: Sendable, Hashable {
        public var to: String
        /// When it is open; always if absent.
        public var when: Expression?
    }
}

extension Stage.Edge: Codable {
    private enum CodingKeys: String, CodingKey { case to, when }

    /// Reads a stage's id, or `{to, when}`.
    public init(from decoder: any Decoder) throws {
        if let container = try? decoder.singleValueContainer(), let id = try? container.decode(String.self) {
            (to, when) = (id, nil)
            return
        }
        let container = try decoder.container(keyedBy: CodingKeys.self)
        to = try container.decode(String.self, forKey: .to)
        when = try container.decodeIfPresent(Expression.self, forKey: .when)
    }

    /// Writes the id where there is no condition.
    public func encode(to encoder: any Encoder) throws {
        if let when {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(to, forKey: .to)
            try container.encode(when, forKey: .when)
        } else {
            var container = encoder.singleValueContainer()
            try container.encode(to)
        }
    }
}
