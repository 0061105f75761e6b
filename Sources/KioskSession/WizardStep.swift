public import HallCore

/// One page of the application, in the order a person meets them.
public struct WizardStep: Sendable, Hashable, Identifiable {
    /// Stable name in the page's address: `choose`, `applicant`, `place`, `water`, `appointment`, `materials`.
    public var id: String
    public var heading: String
    public var sections: [FormSection]
    /// The papers that are asked about here.
    public var materials: [Material] = []

    /// Pages of the form that come before the utilities' own, and those that come after, with the papers between.
    static let before = ["type", "applicant", "handler", "place"]
    static let after = ["technical", "appointment"]
    static let last = ["declaration"]
}

/// The pages of one application: which there are follows from the pack's form and from what was ticked.
public struct Wizard: Sendable {
    public let steps: [WizardStep]
    /// Whether any utility is ticked.
    private let isChosen: Bool

    /// The step where utilities and kind of applicant are chosen.
    public static let chooseStep = FormValidator.choosePage
    /// The step where the person says which papers are at hand.
    public static let materialsStep = "materials"
    /// The step where the applicant commits to something.
    public static let declarationStep = "declaration"
    /// The name under which a missing kind of applicant is reported.
    public static let kindField = "kind"

    /// - Parameters:
    ///   - pack: Gives the form.
    ///   - form: The application as filled so far: only ticked utilities get a page, and no page stays without a question.
    ///   - now: Decides which papers are asked for.
    public init(pack: PolicyPack, form: ApplicationForm, at now: Timestamp) {
        let definition = pack.form(form.formID) ?? pack.form
        let sections = definition.sections.filter { $0.applicants?.contains(form.applicantKind) ?? true }
        let pages = { (names: [String]) in
            names.compactMap { page in
                Self.step(page: page, sections: sections.filter { $0.page == page && $0.utility == nil }, form)
            }
        }
        let own = form.utilities.compactMap { utility in
            Self.step(utility: pack.utility(utility), sections: sections.filter { $0.utility == utility }, form)
        }
        let choose = WizardStep(
            id: Self.chooseStep, heading: definition.isJoint ? "要一起报装哪些？" : pack.title(of: definition),
            sections: sections.filter { $0.page == Self.chooseStep })
        isChosen = !form.utilities.isEmpty
        steps =
            [choose] + pages(WizardStep.before) + own + pages(WizardStep.after)
            + Self.papers(pack.applicantsMaterials(of: form, at: now)) + pages(WizardStep.last)
    }

    private static func step(page: String, sections: [FormSection], _ form: ApplicationForm) -> WizardStep? {
        guard hasQuestion(sections, form) else { return nil }
        return sections.first.map { WizardStep(id: page, heading: $0.title, sections: sections) }
    }

    private static func step(utility: Utility?, sections: [FormSection], _ form: ApplicationForm) -> WizardStep? {
        guard let utility, hasQuestion(sections, form) else { return nil }
        let heading = form.formID == FormDefinition.jointID ? utility.matter : utility.name
        return WizardStep(id: utility.id, heading: heading, sections: sections)
    }

    private static func papers(_ materials: [Material]) -> [WizardStep] {
        materials.isEmpty
            ? [] : [WizardStep(id: materialsStep, heading: "材料带来了吗？", sections: [], materials: materials)]
    }

    /// Whether any question of a page can come to be asked: an answer on another page does not change while it is shown.
    private static func hasQuestion(_ sections: [FormSection], _ form: ApplicationForm) -> Bool {
        let fields = sections.flatMap(\.fields)
        return fields.contains { field in
            guard let when = field.when else { return true }
            if when.field == FieldCondition.applicantKind { return when.equals.contains(form.applicantKind.rawValue) }
            return fields.contains { $0.id == when.field }
                || form.value(of: when.field).map(when.equals.contains) ?? false
        }
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

    /// `第 2 步，共 7 步`. Review and signature count as the last two. Before anything is chosen nobody knows how many come.
    public func progress(at id: String) -> String {
        let all = steps.map(\.id) + ["review", "sign"]
        let place = (all.firstIndex(of: id) ?? 0) + 1
        return isChosen ? "第 \(place) 步，共 \(all.count) 步" : "第 \(place) 步"
    }
}

extension FormDefinition {
    /// Whether it is the joint application.
    public var isJoint: Bool { id == Self.jointID }
}

extension PolicyPack {
    /// What people choose by: the service, where a form serves only one, else the form.
    public func title(of form: FormDefinition) -> String {
        let own = services.filter { $0.form == form.id }
        return own.count == 1 ? own[0].title : form.title
    }
}
