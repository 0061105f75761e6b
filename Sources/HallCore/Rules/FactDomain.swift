/// What values a fact can have.
public enum FactDomain: Sendable, Hashable {
    /// One of these words.
    case words([String])
    case number
    case date
    case text

    /// Whether a fact can have this value; what is not known yet is always possible.
    public func has(_ value: String) -> Bool {
        switch self {
        case .words(let words): words.contains(value) || value == Answer.unknownValue
        case .number: Quantity(value) != nil || value == Answer.unknownValue
        case .date: CivilDate(iso: value) != nil || value == Answer.unknownValue
        case .text: true
        }
    }
}

extension PolicyPack {
    /// Every condition of the pack.
    public var expressions: [Expression] {
        tables.flatMap { table in (table.when.map { [$0] } ?? []) + table.rows.map(\.when) }
            + stages.flatMap(\.next).compactMap(\.when) + deadlines.compactMap(\.when) + materials.compactMap(\.when)
            + papers.compactMap(\.when)
    }

    /// What values a fact can have; nil when the pack knows no such fact.
    public func domain(of fact: String) -> FactDomain? {
        switch fact {
        case FieldCondition.applicantKind: return .words(ApplicantKind.allCases.map(\.rawValue))
        case "utility": return .words(utilities.map(\.id))
        case "business": return .words(services.map(\.business))
        case "service": return .words(services.map(\.id))
        case "utilities.count": return .number
        case "today": return .date
        default: break
        }
        if fact.hasPrefix("route."), let table = tables.first(where: { "route.\($0.id)" == fact }) {
            return .words(table.results)
        }
        if let known = facts.first(where: { $0.id == fact }) { return known.domain }
        return forms.lazy.compactMap { $0.field(fact) }.first.map(\.domain)
    }
}

extension DecisionTable {
    /// What it can lead to, each once, in the order of its rows.
    public var results: [String] {
        (rows.map(\.then) + [otherwise, unknown]).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension FactDefinition {
    fileprivate var domain: FactDomain {
        switch kind {
        case .number: .number
        case .choice: .words((options ?? []).map(\.id))
        case .yesNo: .words(["yes", "no"])
        case .date: .date
        }
    }
}

extension FormField {
    fileprivate var domain: FactDomain {
        switch kind {
        case .number, .integer: .number
        case .choice: .words((options ?? []).map(\.id))
        case .yesNo: .words(["yes", "no"])
        case .date: .date
        case .text, .personName, .company, .dateHour, .phone, .citizenNumber, .creditCode, .address, .projectCode: .text
        }
    }
}
