/// A case that was worked out by hand from the document: what the pack has to make of it.
public struct GoldenCase: Codable, Sendable, Hashable, Identifiable {
    /// What has to come out; what is absent is not compared.
    public struct Expectation: Codable, Sendable, Hashable {
        /// A table's decision.
        public struct Route: Codable, Sendable, Hashable {
            public var outcome: String
            public var row: String?
            public var missing: [String]?
        }

        /// One limit.
        public struct Limit: Codable, Sendable, Hashable {
            public var deadline: String
            /// All lanes that have it if absent.
            public var lane: UtilityID?
            /// Absent: no hour can be given.
            public var promised: Timestamp?
            public var legal: Timestamp?
            public var provisional: Bool?
        }

        /// Materials by id.
        public struct Materials: Codable, Sendable, Hashable {
            public var required: [String]?
            public var deferrable: [String]?
        }

        public var stages: [UtilityID: [String]]?
        public var routes: [String: Route]?
        public var due: [Limit]?
        public var papers: [String]?
        public var materials: Materials?
        /// Fields with problems.
        public var problems: [String]?
    }

    /// Unique within the pack.
    public var id: String
    public var title: String
    /// Whether it stands exactly on a border of the document.
    public var boundary: Bool?
    public var expect: Expectation
    /// Where the document says so.
    public var cite: Citation

    public var at: Timestamp
    public var applicant: ApplicantKind
    public var form: String?
    public var utilities: [UtilityID]
    public var answers: [String: String]?
    public var facts: [String: String]?
    public var later: [String: String]?
    public var done: [Scenario.Finished]?
    public var pauses: [Scenario.Pause]?

    /// What is played.
    public var scenario: Scenario {
        Scenario(
            at: at, applicant: applicant, form: form, utilities: utilities, answers: answers, facts: facts,
            later: later, done: done, pauses: pauses)
    }
}

extension GoldenCase {
    /// Every difference between what came out and what was worked out, in words; empty when they agree.
    public func differences(from result: SimulatedCase) -> [String] {
        var found = stageDifferences(result) + routeDifferences(result) + limitDifferences(result)
        found += difference("papers", expect.papers.map(Set.init), Set(result.papers))
        let required = Set(result.materials.filter(\.required).map(\.id))
        found += difference("materials.required", expect.materials?.required.map(Set.init), required)
        let deferrable = Set(result.materials.filter { $0.deferrable != nil }.map(\.id))
        found += difference("materials.deferrable", expect.materials?.deferrable.map(Set.init), deferrable)
        found += difference("problems", expect.problems.map(Set.init), Set(result.problems.map(\.field)))
        return found
    }

    private func stageDifferences(_ result: SimulatedCase) -> [String] {
        (expect.stages ?? [:]).sorted { $0.key < $1.key }.compactMap { lane, stages in
            let actual = result.lanes.first { $0.utility == lane }?.stages ?? []
            return actual == stages ? nil : "stages.\(lane): expected \(stages), got \(actual)"
        }
    }

    private func routeDifferences(_ result: SimulatedCase) -> [String] {
        (expect.routes ?? [:]).sorted { $0.key < $1.key }.flatMap { table, route in
            let decisions = result.decisions.filter { $0.table == table }
            guard !decisions.isEmpty else { return ["routes.\(table): expected \(route.outcome), it was not asked"] }
            return decisions.flatMap { decision in
                var found: [String] = []
                if decision.outcome != route.outcome {
                    found.append("routes.\(table): expected \(route.outcome), got \(decision.outcome)")
                }
                if let row = route.row, row != decision.row {
                    found.append("routes.\(table).row: expected \(row), got \(decision.row ?? "otherwise")")
                }
                return found + difference("routes.\(table).missing", route.missing.map(Set.init), Set(decision.missing))
            }
        }
    }

    private func limitDifferences(_ result: SimulatedCase) -> [String] {
        (expect.due ?? []).flatMap { wanted in
            let place = "due.\(wanted.deadline)\(wanted.lane.map { ".\($0)" } ?? "")"
            let limits = result.limits.filter {
                $0.deadline == wanted.deadline && (wanted.lane ?? $0.lane) == $0.lane
            }
            if limits.isEmpty {
                return wanted.promised == nil ? [] : ["\(place): the limit does not hold for this case"]
            }
            return limits.flatMap { limit in
                difference(place + ".promised", .some(wanted.promised?.rfc3339), limit.promised?.due.rfc3339)
                    + (wanted.legal == nil
                        ? [] : difference(place + ".legal", .some(wanted.legal?.rfc3339), limit.legal?.due.rfc3339))
                    + difference(place + ".provisional", wanted.provisional, limit.promised?.provisional ?? false)
            }
        }
    }

    /// Nothing when nothing was expected.
    private func difference<T: Equatable>(_ place: String, _ wanted: T?, _ got: T) -> [String] {
        guard let wanted, wanted != got else { return [] }
        return ["\(place): expected \(Self.words(wanted)), got \(Self.words(got))"]
    }

    /// A value as people read it: `nothing` for what is absent.
    private static func words(_ value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        guard mirror.displayStyle == .optional else { return "\(value)" }
        return mirror.children.first.map { words($0.value) } ?? "nothing"
    }
}
