import HallCore

/// Why a table decided as it did for one lane.
struct RouteView: Hashable {
    struct Row: Hashable {
        var rowTitle: String
        var verdict: String
        var reasons: [String]
        var rowCite: String
    }

    var table: String
    var outcome: String
    var meaning: String
    var tableCite: String
    var rows: [Row]
    var questions: [String]
    var hasQuestions: Bool

    static func routes(of lane: UtilityID, _ scene: CaseScene) -> [RouteView] {
        var facts = scene.pack.facts(of: scene.process.form, lane: lane, known: scene.process.known, at: scene.now)
        let decisions = scene.pack.decisions(&facts)
        return decisions.map { RouteView(scene.pack.explanation(of: $0, facts)) }
    }

    private init(_ explanation: Explanation) {
        table = explanation.title
        outcome = explanation.outcomeTitle
        meaning = explanation.outcomeText
        tableCite = explanation.cite.text
        rows = explanation.rows.map { row in
            Row(
                rowTitle: row.title, verdict: row.truth.words, reasons: row.decisive.map(\.text), rowCite: row.cite.text
            )
        }
        questions = explanation.questions.map { $0.title + ($0.by.map { "（\($0)查明）" } ?? "") }
        hasQuestions = !questions.isEmpty
    }
}

extension Truth {
    fileprivate var words: String {
        switch self {
        case .yes: "成立"
        case .no: "不成立"
        case .unknown: "还不能定"
        }
    }
}
