import HallCore
import HubStore

/// The board's figures as a table to take away.
enum BoardTable {
    static func text(_ counts: [LimitCount], _ pack: PolicyPack) -> String {
        struct Key: Hashable {
            var month: String
            var utility: UtilityID
            var stage: String
        }
        let groups = Dictionary(grouping: counts) { Key(month: $0.month, utility: $0.utility, stage: $0.stage) }
        let keys = groups.keys.sorted { ($0.month, $0.utility, $0.stage) < ($1.month, $1.utility, $1.stage) }
        return CSVText.text(
            ["月份", "项目", "环节", "到期和办完", "按时", "超时", "突破时限", "在办", "按时率"],
            keys.map { key in
                let figure = LimitFigure(groups[key] ?? [])
                return [
                    key.month, pack.utility(key.utility)?.name ?? key.utility,
                    pack.stage(key.stage)?.title ?? key.stage,
                    String(figure.ended), String(figure.kept), String(figure.late), String(figure.breached),
                    String(figure.open), figure.keptPercent.map { "\($0)%" } ?? "",
                ]
            })
    }
}
