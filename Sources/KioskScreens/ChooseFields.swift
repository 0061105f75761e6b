import HallCore
import KioskStore

/// A1: which utilities, and who applies. The only page that is not in the pack's form.
struct ChooseFields {
    let pack: PolicyPack
    let visit: Visit
    let complaints: [String: String]

    var problems: [FieldProblem] {
        var problems: [FieldProblem] = []
        if visit.utilities.isEmpty { problems.append(FieldProblem(field: "utilities", message: "还没选报装内容，请至少点一项")) }
        if visit.applicantKind == nil { problems.append(FieldProblem(field: "kind", message: "还没选申请人，请点单位或个人")) }
        return problems
    }

    var views: [FieldView] { [utilities, kind] }

    private var utilities: FieldView {
        FieldView(
            choice: .init(
                id: "utilities", name: "utilities", label: "报装内容，可选一项或几项", optional: false, many: true, columns: "two",
                complaint: complaints["utilities"],
                options: pack.utilities.map {
                    .init(
                        inputID: "utilities-\($0.id)", value: $0.id, text: $0.matter, icon: Icons.svg($0.id),
                        checked: visit.utilities.contains($0.id))
                }))
    }

    private var kind: FieldView {
        let kinds = [(ApplicantKind.company, "单位", "企业、个体工商户、机关"), (.resident, "个人", "居民用户")]
        return FieldView(
            choice: .init(
                id: "kind", name: "kind", label: "谁来申请", optional: false, many: false, columns: "two",
                complaint: complaints["kind"],
                options: kinds.map {
                    .init(
                        inputID: "kind-\($0.rawValue)", value: $0.rawValue, text: $1, about: $2,
                        checked: visit.applicantKind == $0)
                }))
    }
}
