import HallCore
import HubStore

extension BoardPage.Line {
    init(_ name: String, _ figure: LimitFigure, _ span: WorkSpan) {
        let mean = figure.ended > 0 ? span.words(figure.usedMinutes / figure.ended) : "—"
        self.init(
            lineName: name, ended: figure.ended, kept: figure.kept, late: figure.late, breached: figure.breached,
            open: figure.open, share: figure.keptPercent.map { "\($0)%" } ?? "—", mean: mean)
    }
}

extension BoardPage.Alert {
    init(_ alert: RungAlert, _ scene: BoardScene) {
        let lane = scene.pack.utility(alert.lane)?.name ?? alert.lane
        let limit = scene.pack.deadlines.first { $0.id == alert.deadline }?.title ?? alert.deadline
        let mark =
            switch alert.mark {
            case "due": "已超承诺时限"
            case "legal": "已突破时限"
            default: alert.mark.hasSuffix("%") ? "已用 \(alert.mark)" : "已报\(alert.mark)"
            }
        self.init(
            alertID: alert.caseID.text, alertHref: "/cases/\(alert.caseID.text)#lane-\(alert.lane)",
            alertNumber: alert.number,
            alertText: alert.stuckText(scene.pack) ?? "\(lane)“\(limit)”\(mark)", alertAt: alert.at.chineseShort,
            alertToken: scene.visitor.formToken)
    }
}

extension BoardPage.Terminal {
    /// How long a terminal may be silent before it is looked after, in minutes.
    static let silentMinutes: Int64 = 24 * 60

    init(_ health: KioskHealth, _ now: Timestamp) {
        let quiet = health.lastHeardAt.map { (now - $0) / 60_000 > Self.silentMinutes } ?? true
        let problems = [
            health.isRevoked ? "已吊销" : nil, quiet ? "一天没有消息" : nil, health.forked > 0 ? "数据有分叉" : nil,
            health.troubled > 0 ? "有数据要人看" : nil,
        ].compactMap(\.self)
        self.init(
            kiosk: health.code, heard: health.lastHeardAt?.chineseShort ?? "从来没有", cases: health.cases,
            forks: health.forked, events: health.troubled,
            verdict: problems.isEmpty ? "正常" : problems.joined(separator: "、"),
            verdictStyle: problems.isEmpty ? "ended" : "stopped")
    }
}

extension RungAlert {
    /// What people read of a message that did not get through; nil for what a limit rang.
    func stuckText(_ pack: PolicyPack?) -> String? {
        system.map { name in
            let system = pack.map { BoardPage.Stuck.system(name, $0) } ?? name
            return "发给\(system)的消息没有送到，要有人打开办件看原因，重新发送"
        }
    }
}
