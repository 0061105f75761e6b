import HallCore

/// What a card fills in, marked as coming from it.
///
/// The card belongs to the person at the screen. That is the applicant where a person applies, and the one who handles the
/// matter where a company does: what the company's licence says of other people is left to be typed.
struct Prefill {
    let card: IdentityCard
    let applicant: ApplicantKind

    private static let handlerPage = "handler"

    func answers(for form: FormDefinition) -> [String: Answer] {
        form.sections.filter { $0.applicants?.contains(applicant) ?? true }.reduce(into: [:]) { answers, section in
            for field in section.fields where isAboutHolder(field, on: section.page) {
                guard let value = value(for: field), !value.isEmpty else { continue }
                answers[field.id] = Answer(value: value, source: .card)
            }
        }
    }

    private func isAboutHolder(_ field: FormField, on page: String) -> Bool {
        guard
            field.when.map({ $0.field != FieldCondition.applicantKind || $0.equals.contains(applicant.rawValue) })
                ?? true
        else { return false }
        return switch field.source {
        case .card: true
        case .licence: false
        case nil: page == Self.handlerPage
        }
    }

    private func value(for field: FormField) -> String? {
        switch field.kind {
        case .personName: card.name
        case .citizenNumber: card.number
        default: nil
        }
    }
}
