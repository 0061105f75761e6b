import HallCore
import KioskSession
import KioskStore

/// A1: which utilities, and who applies. Fields that the form has on this page follow.
struct ChooseFields {
    let pack: PolicyPack
    let visit: Visit
    let complaints: [String: String]

    /// The names under which problems of this page are reported, in the page's order.
    static let names = [FormValidator.utilitiesField, Wizard.kindField]

    /// Who applies, in words; nil before it is said.
    static func word(for kind: ApplicantKind?) -> String? {
        switch kind {
        case .company: say("choose.company")
        case .resident: say("choose.resident")
        case nil: nil
        }
    }

    var views: [FieldView] { [utilities, kind] }

    private var form: FormDefinition { pack.form(visit.formID) ?? pack.form }

    /// The businesses that are applied for with this form.
    private var services: [ServiceItem] { pack.services.filter { $0.form == form.id } }

    private var offered: [Utility] {
        pack.utilities.filter { utility in services.contains { ($0.utility ?? utility.id) == utility.id } }
    }

    private var utilities: FieldView {
        let what =
            form.isJoint
            ? say("choose.what.joint")
            : form.sections.first { $0.page == Wizard.chooseStep }?.title ?? say("choose.what.other")
        return FieldView(
            choice: .init(
                id: FormValidator.utilitiesField, name: FormValidator.utilitiesField,
                label: say("choose.what", ["what": what]),
                optional: false, many: true, columns: "two", complaint: complaints[FormValidator.utilitiesField],
                packages: packages,
                options: offered.map {
                    .init(
                        inputID: "utilities-\($0.id)", value: $0.id, text: form.isJoint ? $0.matter : $0.name,
                        icon: Icons.svg($0.id), checked: visit.utilities.contains($0.id))
                }))
    }

    /// One tap ticks several; each utility can still be ticked by itself.
    private var packages: [FieldView.Package] {
        guard form.isJoint else { return [] }
        let known = Set(offered.map(\.id))
        return pack.packages.filter { known.isSuperset(of: $0.utilities) }.map {
            .init(title: $0.title, ticks: $0.utilities.joined(separator: " "))
        }
    }

    private var kinds: [ApplicantKind] {
        ApplicantKind.allCases.filter { kind in services.contains { $0.applicants.contains(kind) } }
    }

    /// That only these may apply, and what others do instead.
    private func advice(_ who: String) -> String {
        kinds == [.company] ? say("choose.kind.companies") : say("choose.kind.only", ["who": who])
    }

    private var kind: FieldView {
        let about: [ApplicantKind: String] = [
            .company: say("choose.company.about"), .resident: say("choose.resident.about"),
        ]
        let only = kinds.count == 1 ? Self.word(for: kinds.first) : nil
        return FieldView(
            choice: .init(
                id: Wizard.kindField, name: Wizard.kindField, label: say("choose.kind"), optional: false, many: false,
                columns: kinds.count == 1 ? "" : "two", hint: only.map(advice),
                complaint: complaints[Wizard.kindField],
                options: kinds.map {
                    .init(
                        inputID: "kind-\($0.rawValue)", value: $0.rawValue, text: Self.word(for: $0) ?? "",
                        about: about[$0], checked: visit.applicantKind == $0 || only != nil)
                }))
    }
}
