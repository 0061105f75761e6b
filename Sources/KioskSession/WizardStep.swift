public import HallCore

/// One page of the application, in the order a person meets them.
public struct WizardStep: Sendable, Hashable, Identifiable {
    /// Stable name in the page's address: `choose`, `applicant`, `place`, `water`, `appointment`.
    public var id: String
    public var heading: String
    public var sections: [FormSection]

    /// Pages of the form that come before the utilities' own, and those that come after.
    static let before = ["applicant", "handler", "place"]
    static let after = ["technical", "appointment", "declaration"]
}

/// The pages of one application: which there are follows from the pack's form and from what was ticked.
public struct Wizard: Sendable {
    public let steps: [WizardStep]

    /// The step where utilities and kind of applicant are chosen.
    public static let chooseStep = FormValidator.choosePage
    /// The name under which a missing kind of applicant is reported.
    public static let kindField = "kind"

    /// - Parameters:
    ///   - pack: Gives the form.
    ///   - form: The application as filled so far: only ticked utilities get a page.
    public init(pack: PolicyPack, form: ApplicationForm) {
        let sections = (pack.form(form.formID) ?? pack.form).sections
            .filter { $0.applicants?.contains(form.applicantKind) ?? true }
        let pages = { (names: [String]) in
            names.compactMap { page in
                Self.step(page: page, sections: sections.filter { $0.page == page && $0.utility == nil })
            }
        }
        let own = form.utilities.compactMap { utility in
            Self.step(utility: pack.utility(utility), sections: sections.filter { $0.utility == utility })
        }
        let isJoint = form.formID == FormDefinition.jointID
        let heading = isJoint ? "要一起报装哪些？" : pack.form(form.formID)?.title ?? ""
        let choose = WizardStep(id: Self.chooseStep, heading: heading, sections: [])
        steps = [choose] + pages(WizardStep.before) + own + pages(WizardStep.after)
    }

    private static func step(page: String, sections: [FormSection]) -> WizardStep? {
        sections.first.map { WizardStep(id: page, heading: $0.title, sections: sections) }
    }

    private static func step(utility: Utility?, sections: [FormSection]) -> WizardStep? {
        guard let utility, !sections.isEmpty else { return nil }
        return WizardStep(id: utility.id, heading: utility.matter, sections: sections)
    }

    /// The step of this name.
    public func step(_ id: String) -> WizardStep? {
        steps.first { $0.id == id }
    }

    /// What follows a step; nil after the last, where the review begins.
    public func step(after id: String) -> WizardStep? {
        guard let index = steps.firstIndex(where: { $0.id == id }), index + 1 < steps.count else { return nil }
        return steps[index + 1]
    }

    /// What comes before a step; nil before the first.
    public func step(before id: String) -> WizardStep? {
        guard let index = steps.firstIndex(where: { $0.id == id }), index > 0 else { return nil }
        return steps[index - 1]
    }

    /// The step on which a field stands.
    public func step(of field: String) -> WizardStep? {
        steps.first { $0.sections.contains { $0.fields.contains { $0.id == field } } }
    }

    /// `第 2 步，共 7 步`. Review and signature count as the last two.
    public func progress(at id: String) -> String {
        let all = steps.map(\.id) + ["review", "sign"]
        let place = (all.firstIndex(of: id) ?? 0) + 1
        return "第 \(place) 步，共 \(all.count) 步"
    }
}
