import HallCore
import KioskSession
import KioskStore

/// The answers as the review shows them, a section a step.
struct ReviewSections {
    let pack: PolicyPack
    let visit: Visit
    let wizard: Wizard

    struct Section {
        var title: String
        var rows: [Row]
    }

    struct Row {
        var label: String
        var value: String
        /// Whether it is said aloud only where nobody else hears it.
        var isPersonal = false
        /// Where the answer came from, when not from the applicant's own hand.
        var source: String?
        /// Where the answer is changed; the page there comes back here.
        var change: String
    }

    func sections(shown: [FormField]) -> [Section] {
        let shown = Set(shown.map(\.id))
        return wizard.steps.map { step in
            step.id == Wizard.chooseStep
                ? Section(
                    title: isJoint ? say("choose.what.joint") : step.heading, rows: chosen(step) + rows(step, shown))
                : Section(
                    title: step.materials.isEmpty ? step.heading : say("review.papers"),
                    rows: rows(step, shown) + papers(step))
        }.filter { !$0.rows.isEmpty }
    }

    private var isJoint: Bool { visit.formID == FormDefinition.jointID }

    private func chosen(_ step: WizardStep) -> [Row] {
        let utilities = visit.utilities.compactMap { pack.utility($0) }
        let matters = utilities.map { isJoint ? $0.matter : $0.name }.joined(separator: say("list.separator"))
        return [
            Row(
                label: isJoint ? say("review.joint") : say("review.matters"),
                value: matters.isEmpty ? say("review.nochoice") : matters,
                change: Self.path(step, FormValidator.utilitiesField)),
            Row(
                label: say("review.applicant"),
                value: ChooseFields.word(for: visit.applicantKind) ?? say("review.nochoice"),
                change: Self.path(step, Wizard.kindField)),
        ]
    }

    private func papers(_ step: WizardStep) -> [Row] {
        MaterialsPage(pack: pack, form: visit.form).rows(of: step.materials).map { paper, text in
            Row(label: paper.title, value: text, change: Self.path(step, paper.answerName))
        }
    }

    private func rows(_ step: WizardStep, _ shown: Set<String>) -> [Row] {
        step.sections.flatMap(\.fields).filter { shown.contains($0.id) }.map { field in
            let value = visit.form.value(of: field.id)
            return Row(
                label: field.label, value: AnswerText(field: field).text(value),
                isPersonal: value != nil && value != Answer.unknownValue && field.kind.isPersonal,
                source: visit.answers[field.id]?.source.words,
                change: Self.path(step, field.id))
        }
    }

    private static func path(_ step: WizardStep, _ field: String) -> String {
        "/apply/\(step.id)?then=review#\(field)"
    }
}

/// An answer in words: the label of a choice, a number with its unit, an hour with its day. What could be read over a
/// shoulder is masked; it is shown in full where it is changed.
struct AnswerText {
    let field: FormField

    func text(_ value: String?) -> String {
        guard let value else { return say("review.empty") }
        if value == Answer.unknownValue { return say("field.unknown") }
        switch field.kind {
        case .choice, .yesNo: return FieldViewBuilder.options(of: field).first { $0.id == value }?.label ?? value
        case .dateHour: return LocalHour(value)?.chinese ?? value
        case .citizenNumber: return Mask.citizenNumber(value)
        case .phone: return Mask.phone(value)
        case .date: return CivilDate(iso: value)?.chinese ?? value
        default: return field.unit.map { "\(value) \($0)" } ?? value
        }
    }
}

extension FieldKind {
    /// Whether an answer of this kind may tell who somebody is or where they live.
    var isPersonal: Bool {
        switch self {
        case .number, .integer, .choice, .yesNo, .date, .dateHour: false
        default: true
        }
    }
}
