import HallCore

/// What a card fills in, marked as coming from it.
struct Prefill {
    let card: IdentityCard
    let kind: ApplicantKind

    func answers(for form: FormDefinition) -> [String: Answer] {
        form.sections.flatMap(\.fields).reduce(into: [:]) { answers, field in
            guard let value = value(for: field), !value.isEmpty else { return }
            answers[field.id] = Answer(value: value, source: .card)
        }
    }

    private func value(for field: FormField) -> String? {
        guard field.when.map({ $0.field != FieldCondition.applicantKind || $0.equals.contains(kind.rawValue) }) ?? true
        else { return nil }
        return switch field.kind {
        case .personName: card.name
        case .citizenNumber: card.number
        default: nil
        }
    }
}
