import HallCore
import HubService

/// One case as its page shows it.
struct CaseView {
    struct Problem {
        var utility: String
        var title: String
        var text: String
    }

    struct Section {
        var title: String
        var answers: [Entry]
    }

    struct Entry {
        var label: String
        var text: String
        var source: String
    }

    var head: HeadView
    var number: String
    var kiosk: String
    var submittedAt: String
    var problem: Problem?
    var done: String?
    /// The pack and version that is missing here.
    var packMissing: String?
    var lanes: [LaneView]
    var sections: [Section]
    /// SVG path of the signature on the screen, 1000 × 500.
    var signature: String?
    /// The applicant signs on paper at the window.
    var signsOnPaper: Bool
}

extension CaseView {
    /// - Parameter trouble: what went wrong with a form of this page, with what was typed.
    init(_ record: CaseRecord, pack: PolicyPack?, signedIn: SignedIn, now: Timestamp, trouble: LaneTrouble? = nil) {
        self.init(
            head: HeadView(signedIn), number: record.number.text, kiosk: record.kiosk,
            submittedAt: record.submittedAt.chinese,
            problem: trouble.map { trouble in
                Problem(
                    utility: trouble.utility, title: pack?.utility(trouble.utility)?.name ?? trouble.utility,
                    text: trouble.text)
            },
            done: nil, packMissing: pack == nil ? "\(record.packID) \(record.packVersion)" : nil,
            lanes: record.lanes.map { lane in
                LaneView(
                    lane, of: record, pack: pack, formToken: signedIn.formToken, now: now,
                    trouble: trouble?.utility == lane.utility ? trouble : nil)
            },
            sections: Self.sections(of: record, pack: pack), signature: Self.signature(of: record),
            signsOnPaper: record.form.value(of: FieldNames.signature) == FieldNames.paperSignature)
    }

    private static func signature(of record: CaseRecord) -> String? {
        record.form.value(of: FieldNames.signature).flatMap { $0 == FieldNames.paperSignature ? nil : $0 }
    }

    /// Who applies and whom to call come first; the rest stands in form order.
    private static func sections(of record: CaseRecord, pack: PolicyPack?) -> [Section] {
        guard let pack, let form = pack.form(record.form.formID) else { return [] }
        let people = form.sections.filter { ["applicant", "handler"].contains($0.page) }
        let rest = form.sections.filter { !["applicant", "handler"].contains($0.page) }
        return (people + rest).compactMap { section -> Section? in
            let answers = section.fields.compactMap { field -> Entry? in
                guard let answer = record.form.answers[field.id], !answer.value.isEmpty else { return nil }
                return Entry(
                    label: field.label, text: AnswerText.text(answer, of: field),
                    source: AnswerText.source(answer.source))
            }
            return answers.isEmpty ? nil : Section(title: section.title, answers: answers)
        } + materials(of: record, pack)
    }

    /// The papers asked for, and what the applicant said of them.
    private static func materials(of record: CaseRecord, _ pack: PolicyPack) -> [Section] {
        let entries = pack.applicantsMaterials(of: record.form, at: record.submittedAt).map { material in
            let later = material.deferrable.map { deferral in
                "以后交：\(pack.stage(deferral.until)?.title ?? deferral.until)前，\(deferral.collector)"
            }
            let text = record.form.answer(on: material) == .have ? "申请人带了" : later ?? "申请人没带"
            return Entry(label: material.title, text: text, source: "")
        }
        return entries.isEmpty ? [] : [Section(title: "材料", answers: entries)]
    }
}
