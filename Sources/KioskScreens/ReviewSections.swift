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
        var change: String
        var rows: [Row]
    }

    struct Row {
        var label: String
        var value: String
    }

    func sections(shown: [FormField]) -> [Section] {
        let shown = Set(shown.map(\.id))
        return wizard.steps.map { step in
            Section(
                title: step.id == Wizard.chooseStep ? "报装内容" : step.heading,
                change: "/apply/\(step.id)?then=review", rows: rows(step, shown))
        }
    }

    private func rows(_ step: WizardStep, _ shown: Set<String>) -> [Row] {
        if step.id == Wizard.chooseStep {
            let matters = visit.utilities.compactMap { pack.utility($0)?.matter }.joined(separator: "、")
            return [
                Row(label: "一起报装", value: matters),
                Row(label: "申请人", value: visit.form.applicantKind == .company ? "单位" : "个人"),
            ]
        }
        return step.sections.flatMap(\.fields).filter { shown.contains($0.id) }.map { field in
            Row(label: field.label, value: AnswerText(field: field).text(visit.form.value(of: field.id)))
        }
    }
}

/// An answer in words: the label of a choice, a number with its unit, an hour with its day.
struct AnswerText {
    let field: FormField

    func text(_ value: String?) -> String {
        guard let value else { return "未填" }
        if value == Answer.unknownValue { return "不知道" }
        switch field.kind {
        case .choice, .yesNo: return FieldViewBuilder.options(of: field).first { $0.id == value }?.label ?? value
        case .dateHour: return LocalHour(value)?.chinese ?? value
        case .date: return CivilDate(iso: value)?.chinese ?? value
        default: return field.unit.map { "\(value) \($0)" } ?? value
        }
    }
}
