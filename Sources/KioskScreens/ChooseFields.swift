import HallCore
import KioskSession
import KioskStore

/// A1: which utilities, and who applies. The only page that is not in the pack's form.
struct ChooseFields {
    let pack: PolicyPack
    let visit: Visit
    let complaints: [String: String]

    /// The names under which problems of this page are reported.
    static let names: Set = [FormValidator.utilitiesField, Wizard.kindField]

    /// Who applies, in words; nil before it is said.
    static func word(for kind: ApplicantKind?) -> String? {
        switch kind {
        case .company: "单位"
        case .resident: "个人"
        case nil: nil
        }
    }

    var views: [FieldView] { [utilities, kind] }

    /// The businesses that are applied for with this form.
    private var services: [ServiceItem] { pack.services.filter { $0.form == visit.formID } }

    private var offered: [Utility] {
        pack.utilities.filter { utility in services.contains { ($0.utility ?? utility.id) == utility.id } }
    }

    private var isJoint: Bool { visit.formID == FormDefinition.jointID }

    private var utilities: FieldView {
        FieldView(
            choice: .init(
                id: FormValidator.utilitiesField, name: FormValidator.utilitiesField,
                label: isJoint ? "报装内容，可选一项或几项" : "办哪几家的，可选一项或几项",
                optional: false, many: true, columns: "two", complaint: complaints[FormValidator.utilitiesField],
                options: offered.map {
                    .init(
                        inputID: "utilities-\($0.id)", value: $0.id, text: isJoint ? $0.matter : $0.name,
                        icon: Icons.svg($0.id),
                        checked: visit.utilities.contains($0.id))
                }))
    }

    private var kinds: [ApplicantKind] {
        ApplicantKind.allCases.filter { kind in services.contains { $0.applicants.contains(kind) } }
    }

    private var kind: FieldView {
        let about: [ApplicantKind: String] = [.company: "企业、个体工商户、机关", .resident: "居民用户"]
        return FieldView(
            choice: .init(
                id: Wizard.kindField, name: Wizard.kindField, label: "谁来申请", optional: false, many: false,
                columns: "two", complaint: complaints[Wizard.kindField],
                options: kinds.map {
                    .init(
                        inputID: "kind-\($0.rawValue)", value: $0.rawValue, text: Self.word(for: $0) ?? "",
                        about: about[$0], checked: visit.applicantKind == $0)
                }))
    }
}
