/// Checks a filled form against its definition; reports everything at once.
public struct FormValidator: Sendable {
    /// The page on which the utilities are chosen, and the name their problem is reported under.
    public static let choosePage = "choose"
    /// The name under which a missing choice of utilities is reported.
    public static let utilitiesField = "utilities"

    /// The form that is checked.
    public let form: FormDefinition
    private let pack: PolicyPack
    private let checker: FieldChecker

    /// Makes a validator for one moment.
    ///
    /// - Parameter form: A form of the pack.
    public init(_ form: FormDefinition, of pack: PolicyPack, calendar: WorkCalendar, now: Timestamp) {
        self.form = form
        self.pack = pack
        checker = FieldChecker(calendar: calendar, hours: pack.hall, now: now)
    }

    /// Everything that is wrong, in form order.
    public func problems(in application: ApplicationForm) -> [FieldProblem] {
        utilityProblems(in: application) + (pack.applicantProblem(in: application).map { [$0] } ?? [])
            + problems(in: application, of: form.sections)
    }

    /// What is wrong on one page, in form order.
    public func problems(in application: ApplicationForm, page: String) -> [FieldProblem] {
        let chosen = page == Self.choosePage ? utilityProblems(in: application) : []
        return chosen + problems(in: application, of: form.sections.filter { $0.page == page })
    }

    /// What is wrong with one answer, whether the form shows its field or not; nil when it may stand.
    public func problem(with answer: Answer, in field: FormField) -> FieldProblem? {
        checker.complaint(about: answer, in: field).map {
            FieldProblem(field: field.id, message: $0.message(for: field))
        }
    }

    /// The sections that the choices made so far call for, each with its visible fields, in form order.
    public func visibleSections(in application: ApplicationForm) -> [FormSection] {
        visible(form.sections, in: application).filter { !$0.fields.isEmpty }
    }

    /// The fields that the choices made so far call for, in form order.
    public func visibleFields(in application: ApplicationForm) -> [FormField] {
        visibleSections(in: application).flatMap(\.fields)
    }

    /// The application without answers that no visible field and no list of papers asks for, and without blank ones.
    public func pruned(_ application: ApplicationForm) -> ApplicationForm {
        let papers = pack.applicantsMaterials(of: application, at: checker.now).map(\.answerName)
        let asked = Set(visibleFields(in: application).map(\.id) + papers)
        var result = application
        result.answers = application.answers.filter { asked.contains($0.key) && !$0.value.value.isEmpty }
        return result
    }

    private func problems(in application: ApplicationForm, of sections: [FormSection]) -> [FieldProblem] {
        visible(sections, in: application).flatMap(\.fields).compactMap { field in
            checker.complaint(about: application.answers[field.id], in: field).map {
                FieldProblem(field: field.id, message: $0.message(for: field))
            }
        }
    }

    private func utilityProblems(in application: ApplicationForm) -> [FieldProblem] {
        let known = Set(pack.utilities.map(\.id))
        if application.utilities.isEmpty {
            return [FieldProblem(field: Self.utilitiesField, message: "还没选报装内容，请至少选一项")]
        }
        if !known.isSuperset(of: application.utilities) {
            return [FieldProblem(field: Self.utilitiesField, message: "报装内容有变化，请重新选择")]
        }
        return []
    }

    private func visible(_ sections: [FormSection], in application: ApplicationForm) -> [FormSection] {
        sections
            .filter { section in
                (section.utility.map(application.utilities.contains) ?? true)
                    && (section.applicants?.contains(application.applicantKind) ?? true)
            }
            .map { section in
                var section = section
                section.fields.removeAll { !isMet($0.when, in: application) }
                return section
            }
    }

    private func isMet(_ condition: FieldCondition?, in application: ApplicationForm) -> Bool {
        guard let condition else { return true }
        let value =
            condition.field == FieldCondition.applicantKind
            ? application.applicantKind.rawValue : application.value(of: condition.field)
        return value.map(condition.equals.contains) ?? false
    }
}
