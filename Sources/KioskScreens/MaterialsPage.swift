import HallCore

/// A8: which papers are at hand, which may come later and who collects them then.
struct MaterialsPage {
    let pack: PolicyPack
    let form: ApplicationForm

    static let lead = "手边有的，请点“带来了”。没带的不影响提交，怎么补写在每一项下面。"

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
                            inputID: "\(paper.answerName)-have", value: Material.Answer.have.rawValue, text: "带来了",
                            checked: form.answer(on: paper) == .have)
                    ]))
        }
    }

    /// The papers as the review and the receipt say them.
    func rows(of papers: [Material]) -> [(paper: Material, text: String)] {
        papers.map { ($0, form.answer(on: $0) == .have ? "带来了" : "没带。\(advice(on: $0))") }
    }

    /// What is missing and what to do about it; nil when nothing is.
    func warning(of papers: [Material]) -> String? {
        let missing = form.missing(of: papers).map(\.title)
        return missing.isEmpty ? nil : "还缺：\(missing.joined(separator: "、"))。可以先提交，再尽快送到窗口；不齐会要您补正。"
    }

    /// What happens to one that is not at hand.
    func advice(on paper: Material) -> String {
        guard let later = paper.deferrable else {
            return paper.required ? "现在要有，没带的请尽快送到窗口" : "有的请带上，没有不用"
        }
        let until = pack.stage(later.until).map { "，最晚到“\($0.title)”" } ?? ""
        return "可以后补：\(later.collector)\(until)"
    }
}
