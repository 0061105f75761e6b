extension PolicyPack {
    /// Names of the facts that every case has.
    enum BuiltInFact {
        static let applicant = FieldCondition.applicantKind
        static let utility = "utility"
        static let business = "business"
        static let service = "service"
        static let utilityCount = "utilities.count"
        static let today = "today"

        static func route(_ table: String) -> String { "route.\(table)" }
    }

    /// What rules know of one lane of an application: its answers, and what follows from the choices.
    ///
    /// - Parameters:
    ///   - lane: Nil for the case as a whole.
    ///   - known: What was found out since, by fact id; `water:works.length` is known of one lane only.
    public func facts(
        of form: ApplicationForm, lane: UtilityID?, known: [String: String] = [:], at now: Timestamp
    ) -> Facts {
        var facts = Facts(form.answers.mapValues(\.value))
        facts[BuiltInFact.applicant] = form.applicantKind.rawValue
        facts[BuiltInFact.utilityCount] = String(form.utilities.count)
        facts[BuiltInFact.today] = now.date.iso
        if let lane {
            let service = service(lane, in: form)
            facts[BuiltInFact.utility] = lane
            facts[BuiltInFact.business] = service?.business
            facts[BuiltInFact.service] = service?.id
        }
        for (name, value) in known where !name.contains(":") { facts[name] = value }
        guard let lane else { return facts }
        for (name, value) in known where name.hasPrefix("\(lane):") {
            facts[String(name.dropFirst(lane.count + 1))] = value
        }
        return facts
    }

    /// Asks the tables in order; each outcome is a fact for what follows.
    public func decisions(_ facts: inout Facts) -> [Decision] {
        tables.compactMap { table in
            guard let decision = table.decision(facts) else { return nil }
            facts[BuiltInFact.route(table.id)] = decision.outcome
            return decision
        }
    }
}
