extension Material {
    /// What the applicant says of a paper, kept among the answers of the application.
    public enum Answer: String, Sendable, CaseIterable {
        /// It is at hand.
        case have
        /// It is not.
        case later
    }

    /// Answers on papers are kept under this prefix, with the paper's id.
    public static let answerPrefix = "material."

    /// The name of the answer on this paper.
    public var answerName: String { Self.answerPrefix + id }

    /// Whether the applicant is asked for it.
    public var isApplicants: Bool { provider ?? .applicant == .applicant }
}

extension PolicyPack {
    /// The papers of an application whose conditions hold for one of its lanes, in the pack's order.
    ///
    /// - Parameters:
    ///   - chosen: The lanes that are looked at; all if nil.
    ///   - known: Facts found out since, by id; ``facts(of:lane:known:at:)``.
    public func materials(
        of form: ApplicationForm, lanes chosen: [UtilityID]? = nil, known: [String: String] = [:], at now: Timestamp
    ) -> [Material] {
        let chosen = chosen ?? form.utilities
        let lanes = utilities.map(\.id).filter { form.utilities.contains($0) && chosen.contains($0) }.map { utility in
            var facts = facts(of: form, lane: utility, known: known, at: now)
            _ = decisions(&facts)
            return (service: service(utility, in: form)?.id, facts: facts)
        }
        return materials.filter { material in
            lanes.contains { lane in
                (material.services.map { list in lane.service.map(list.contains) ?? false } ?? true)
                    && material.when?.truth(lane.facts) ?? .yes == .yes
            }
        }
    }

    /// The papers that the applicant is asked for at the terminal.
    public func applicantsMaterials(of form: ApplicationForm, at now: Timestamp) -> [Material] {
        materials(of: form, at: now).filter(\.isApplicants)
    }
}

extension ApplicationForm {
    /// What the applicant said of a paper; not at hand until said.
    public func answer(on material: Material) -> Material.Answer {
        value(of: material.answerName).flatMap(Material.Answer.init) ?? .later
    }

    /// Papers that are needed now, cannot wait and are not at hand.
    public func missing(of materials: [Material]) -> [Material] {
        materials.filter { $0.required && $0.deferrable == nil && answer(on: $0) == .later }
    }
}
