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
        var facts = Facts(answers: form.answers)
        facts.set(BuiltInFact.applicant, .text(form.applicantKind.rawValue))
        facts.set(BuiltInFact.utilityCount, .number(Quantity(millionths: Int64(form.utilities.count) * 1_000_000)))
        facts.set(BuiltInFact.today, .date(now.date))
        if let lane {
            let service = service(lane, in: form)
            facts.set(BuiltInFact.utility, .text(lane))
            facts.set(BuiltInFact.business, (service?.business).map(Facts.Value.text))
            facts.set(BuiltInFact.service, (service?.id).map(Facts.Value.text))
        }
        facts.add(known, lane: lane)
        return facts
    }

    /// Asks the tables in order; each outcome is a fact for what follows.
    public func decisions(_ facts: inout Facts) -> [Decision] {
        var decisions: [Decision] = []
        decisions.reserveCapacity(tables.count)
        for index in tables.indices {
            guard let decision = tables[index].decision(facts) else { continue }
            facts.set(BuiltInFact.route(decision.table), .text(decision.outcome))
            decisions.append(decision)
        }
        return decisions
    }
}

extension Facts {
    /// What was found out; what is known of one lane only stands before what is known of all.
    fileprivate mutating func add(_ known: [String: String], lane: UtilityID?) {
        var ofLane: [(String, String)] = []
        for (name, value) in known {
            guard let colon = name.utf8.firstIndex(of: UInt8(ascii: ":")) else {
                self[name] = value
                continue
            }
            if name[..<colon] == lane ?? "" { ofLane.append((String(name[name.utf8.index(after: colon)...]), value)) }
        }
        for (name, value) in ofLane { self[name] = value }
    }
}
