import HallCore

extension PackLint {
    /// Doubts and what was left out: each names its article, and what it speaks of.
    mutating func checkNotes() {
        for note in pack.notes {
            let path = "notes.\(note.id)"
            if let cite = note.cite { check(cite, path) } else { error(path, "cite is missing") }
        }
    }

    /// Golden cases may speak only of what there is.
    mutating func checkCases() {
        checkUnique(cases.map(\.id), "cases")
        for golden in cases {
            let path = "cases.\(golden.id)"
            check(golden.cite, path)
            checkScenario(golden, path)
            checkExpectation(golden.expect, path + ".expect")
        }
    }

    private mutating func checkScenario(_ golden: GoldenCase, _ path: String) {
        let stages = pack.stages.map(\.id)
        let formID = golden.form ?? FormDefinition.jointID
        check([formID], in: pack.forms.map(\.id), "form", path + ".form")
        check(golden.utilities, in: pack.utilities.map(\.id), "utility", path + ".utilities")
        if let form = pack.form(formID) {
            for id in (golden.answers ?? [:]).keys.sorted() where form.field(id) == nil {
                missing("\(path).answers.\(id)", "the form \(formID) has no field \(id)", id: id)
            }
        }
        for (name, value) in (golden.facts ?? [:]).merging(golden.later ?? [:], uniquingKeysWith: { $1 }).sorted(by: {
            $0.key < $1.key
        }) {
            let fact = name.split(separator: ":").last.map(String.init) ?? name
            if pack.domain(of: fact) == nil { missing("\(path).facts", "there is no fact \(fact)", id: fact) }
            check(value: value, of: fact, "\(path).facts.\(name)")
        }
        check(golden.done?.map(\.stage), in: stages, "stage", path + ".done")
        check(golden.done?.compactMap(\.lane), in: golden.utilities, "chosen utility", path + ".done")
        check(golden.pauses?.map(\.reason), in: PauseReason.allCases.map(\.rawValue), "reason", path + ".pauses")
    }

    private mutating func checkExpectation(_ expect: GoldenCase.Expectation, _ path: String) {
        let utilities = pack.utilities.map(\.id)
        for (lane, stages) in (expect.stages ?? [:]).sorted(by: { $0.key < $1.key }) {
            check([lane], in: utilities, "utility", path + ".stages")
            check(stages, in: pack.stages.map(\.id), "stage", path + ".stages.\(lane)")
        }
        for (id, route) in (expect.routes ?? [:]).sorted(by: { $0.key < $1.key }) {
            check([id], in: pack.tables.map(\.id), "table", path + ".routes")
            check([route.outcome], in: pack.outcomes.map(\.id), "outcome", path + ".routes.\(id).outcome")
            let rows = pack.tables.first { $0.id == id }?.rows.map(\.id) ?? []
            check(route.row.map { [$0] }, in: rows, "row", path + ".routes.\(id).row")
            for fact in route.missing ?? [] where pack.domain(of: fact) == nil {
                missing(path + ".routes.\(id).missing", "there is no fact \(fact)", id: fact)
            }
        }
        check(expect.due?.map(\.deadline), in: pack.deadlines.map(\.id), "deadline", path + ".due")
        check(expect.due?.compactMap(\.lane), in: utilities, "utility", path + ".due")
        check(expect.papers, in: pack.papers.map(\.id), "paper", path + ".papers")
        let materials = pack.materials.map(\.id)
        check(expect.materials?.required, in: materials, "material", path + ".materials.required")
        check(expect.materials?.deferrable, in: materials, "material", path + ".materials.deferrable")
        for field in expect.problems ?? [] where !isField(field) {
            missing(path + ".problems", "no form has the field \(field)", id: field)
        }
    }

    private func isField(_ id: String) -> Bool {
        [FieldCondition.applicantKind, "utilities"].contains(id) || pack.forms.contains { $0.field(id) != nil }
    }

    /// A value that the fact can never have.
    mutating func check(value: String, of fact: String, _ path: String) {
        switch pack.domain(of: fact) {
        case .words(let words)? where !words.contains(value) && value != Answer.unknownValue:
            missing(path, "\(fact) is never \(value); it can be \(words.joined(separator: ", "))", id: value)
        case .number? where Quantity(value) == nil: error(path, "\(fact) is a number; it is never \(value)")
        case .date? where CivilDate(iso: value) == nil: error(path, "\(fact) is a date as 2026-11-21, not \(value)")
        default: return
        }
    }
}
