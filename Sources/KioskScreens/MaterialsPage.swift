import HallCore

/// A8: which papers are at hand, which may come later and who collects them then.
struct MaterialsPage {
    let pack: PolicyPack
    let form: ApplicationForm

    static var lead: String { say("papers.lead") }

    /// What is kept when nothing is ticked.
    static func silence(on name: String) -> String {
        name.hasPrefix(Material.answerPrefix) ? Material.Answer.later.rawValue : ""
    }

    /// What the page sent, with the papers that were not ticked.
    static func answers(_ typed: [String: String], on papers: [Material]) -> [String: String] {
        let silent = papers.map { ($0.answerName, silence(on: $0.answerName)) }
        return typed.merging(silent) { typed, _ in typed }
    }

    /// A tick for each paper.
    func views(of papers: [Material]) -> [FieldView] {
        papers.map { paper in
            FieldView(
                choice: .init(
                    id: paper.answerName, name: paper.answerName, label: paper.title, optional: !paper.required,
                    many: true, columns: "", hint: advice(on: paper),
                    options: [
                        .init(
                            inputID: "\(paper.answerName)-have", value: Material.Answer.have.rawValue,
                            text: say("papers.have"),
                            checked: form.answer(on: paper) == .have)
                    ]))
        }
    }

    /// The papers as the review and the receipt say them.
    func rows(of papers: [Material]) -> [(paper: Material, text: String)] {
        papers.map {
            ($0, form.answer(on: $0) == .have ? say("papers.have") : say("papers.later", ["advice": advice(on: $0)]))
        }
    }

    /// What is missing and what to do about it; nil when nothing is.
    func warning(of papers: [Material]) -> String? {
        let missing = form.missing(of: papers).map(\.title)
        return missing.isEmpty
            ? nil : say("papers.missing", ["papers": missing.joined(separator: say("list.separator"))])
    }

    /// What happens to one that is not at hand.
    func advice(on paper: Material) -> String {
        guard let later = paper.deferrable else {
            return paper.required ? say("papers.now") : say("papers.ifany")
        }
        let until = pack.stage(later.until).map { say("papers.until", ["stage": $0.title]) } ?? ""
        return say("papers.defer", ["who": later.collector, "until": until])
    }
}
