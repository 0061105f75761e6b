import HallCore

extension PackLint {
    /// Papers the program itself prints.
    static let neededPapers = ["receipt", "correction", "progress"]

    mutating func checkPapers() {
        for id in Self.neededPapers where !pack.papers.contains(where: { $0.id == id }) {
            missing("papers", "the paper \(id) is missing", id: id)
        }
        for paper in pack.papers {
            let path = "papers.\(paper.id)"
            check(paper.cite, path)
            check(paper.when, path + ".when")
            if case .stage(let id) = paper.prints { check([id], in: pack.stages.map(\.id), "stage", path + ".prints") }
            if !["printed", "text"].contains(paper.source) { error(path + ".source", "expected printed or text") }
            for (text, each) in paper.texts {
                for name in text.variables { check(name, each, path + ".blocks") }
            }
            for case .choices(let field) in paper.blocks where !pack.forms.contains(where: { $0.field(field) != nil }) {
                missing(path + ".blocks", "no form has the field \(field)", id: field)
            }
        }
    }

    private mutating func check(_ variable: String, _ each: PaperTemplate.Source?, _ path: String) {
        if PaperVariables.paper.contains(variable) { return }
        if let each, PaperVariables.entry(of: each).contains(variable) { return }
        let parts = variable.split(separator: ":", maxSplits: 1).map(String.init)
        if parts.count == 2, ["field", "masked"].contains(parts[0]),
            pack.forms.contains(where: { $0.field(parts[1]) != nil })
        {
            return
        }
        if parts.count == 2, parts[0] == "fact", pack.facts.contains(where: { $0.id == parts[1] }) { return }
        let known = PaperVariables.paper.union(each.map(PaperVariables.entry) ?? []).sorted().joined(separator: ", ")
        missing(
            path, "there is no variable {\(variable)} here; there are \(known), field:…, masked:… and fact:…",
            id: parts.last)
    }
}
