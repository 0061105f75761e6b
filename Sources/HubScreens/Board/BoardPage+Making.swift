import HallCore
import HubService
import HubStore

extension BoardPage {
    init(_ scene: BoardScene) {
        let (board, month) = (scene.board, scene.month)
        let shown = board.limits.filter { month ?? $0.month == $0.month }
        let months = Set(board.limits.map(\.month)).sorted(by: >)
        let queue = QueueScene(
            visitor: scene.visitor, choice: QueueChoice(), tasks: [], counts: [:], now: scene.now,
            calendar: scene.calendar, pack: scene.packOf, names: scene.pack)
        let scores = Self.scores(board.evaluations)
        self.init(
            head: scene.visitor.head, asOf: scene.now.chinese, division: board.division,
            divisions: scene.divisions, hasDivisions: !scene.divisions.isEmpty,
            months: months.map { Month(month: $0, monthWords: Self.words($0), isChosen: $0 == month) },
            tiles: Self.tiles(scene, shown), overdue: scene.overdue.map { QueuePage.Row($0, queue) },
            hasOverdue: !scene.overdue.isEmpty, tables: Self.tables(scene, shown), scores: scores,
            hasScores: !scores.isEmpty, alerts: board.alerts.map { Alert($0, scene) }, hasAlerts: !board.alerts.isEmpty,
            stuck: board.stuck.map { Stuck($0, scene) }, hasStuck: !board.stuck.isEmpty,
            terminals: board.kiosks.map { Terminal($0, scene.now) }, hasTerminals: !board.kiosks.isEmpty,
            export: "/board.csv?division=\(board.division)" + (month.map { "&month=\($0)" } ?? ""))
    }

    /// `2026年11月`.
    static func words(_ month: String) -> String {
        let parts = month.split(separator: "-")
        guard parts.count == 2, let number = Int(parts[1]) else { return month }
        return "\(parts[0])年\(number)月"
    }

    private static func tiles(_ scene: BoardScene, _ counts: [LimitCount]) -> [Tile] {
        let overdue = [CaseTask.Urgency.breached, .late].reduce(0) { $0 + (scene.board.waiting[$1] ?? 0) }
        let given = scene.board.evaluations.values.reduce(0, +)
        let content = scene.board.evaluations.filter { $0.key >= 3 }.values.reduce(0, +)
        let sick = scene.board.kiosks.filter { Terminal($0, scene.now).verdictStyle != "ended" }.count
        return [
            Tile(tileTitle: "现在超时的事", tileValue: "\(overdue)", tileStyle: overdue == 0 ? "good" : "bad"),
            Tile(
                tileTitle: "时限按时率", tileValue: LimitFigure(counts).keptPercent.map { "\($0)%" } ?? "—",
                tileStyle: "plain"),
            Tile(tileTitle: "评价满意率", tileValue: given > 0 ? "\(content * 100 / given)%" : "—", tileStyle: "plain"),
            Tile(
                tileTitle: "没送到的消息", tileValue: "\(scene.board.stuck.count)",
                tileStyle: scene.board.stuck.isEmpty ? "good" : "bad"),
            Tile(tileTitle: "要看的终端", tileValue: "\(sick)", tileStyle: sick == 0 ? "good" : "bad"),
        ]
    }

    private static func tables(_ scene: BoardScene, _ shown: [LimitCount]) -> [Table] {
        let pack = scene.pack
        let utilities = pack.utilities.map { utility in
            (utility.name, LimitFigure(shown.filter { $0.utility == utility.id }))
        }
        let stages = pack.stages.map { stage in (stage.title, LimitFigure(shown.filter { $0.stage == stage.id })) }
        let months = Set(scene.board.limits.map(\.month)).sorted().map { month in
            (words(month), LimitFigure(scene.board.limits.filter { $0.month == month }))
        }
        let span = WorkSpan(calendar: scene.calendar, hours: pack.hall)
        return [
            ("by-utility", "按项目", "项目", utilities), ("by-stage", "按环节", "环节", stages),
            ("by-month", "按月份", "月份", months),
        ]
        .map { id, title, column, figures in
            let figures = figures.filter { $0.1.ended + $0.1.open > 0 }
            return Table(
                tableID: id, tableTitle: title, column: column,
                chart: figures.contains { $0.1.ended > 0 } ? [BarChart(title: "\(title)看的按时率", figures)] : [],
                lines: figures.map { Line($0.0, $0.1, span) }, hasLines: !figures.isEmpty)
        }
    }

    private static func scores(_ scores: [Int: Int]) -> [Score] {
        let sum = scores.values.reduce(0, +)
        guard sum > 0 else { return [] }
        return (1...5).reversed().map { score in
            let count = scores[score] ?? 0
            return Score(
                scoreTitle: Evaluation.title(score), scoreCount: count, scoreShare: "\(count * 100 / sum)%")
        }
    }
}
