import HallCore
import HubService

extension BoardPage.Stuck {
    init(_ stuck: StuckDelivery, _ scene: BoardScene) {
        stuckSince = stuck.since.chineseShort
        stuckAge = Self.age(minutes: (scene.now - stuck.since) / 60_000)
        stuckSystem = Self.system(stuck.system, scene.pack)
        (stuckState, stuckStyle) = Self.state(stuck)
        let link = stuck.number.flatMap { number in
            stuck.caseID.map { Link(stuckNumber: number, stuckHref: "/cases/\($0.text)") }
        }
        cases = link.map { [$0] } ?? []
    }

    /// What the other side said may name a person and stands on the case's page only.
    private static func state(_ stuck: StuckDelivery) -> (words: String, style: String) {
        switch stuck.state {
        case .refused: ("对方系统不收；要由窗口重新发送，或者不予办理", "stopped")
        case .stopped(let words): ("停止发送：\(words)", "stopped")
        case .underWay(let next?): ("试了 \(stuck.tries) 次没有送到，\(next.chineseShort) 再试", "ask")
        case .underWay(nil): ("试了 \(stuck.tries) 次，正在再送", "ask")
        case .delivered: ("已送到", "ended")
        }
    }

    static func system(_ name: String, _ pack: PolicyPack) -> String {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        let place = parts.count == 2 ? parts[1] : ""
        return switch parts.first {
        case "utility": "\(pack.utility(place)?.name ?? place)的系统"
        case "311": "\(pack.utility(place)?.name ?? place)的报修系统"
        case "approval": "审批平台"
        case "bills": "账单系统"
        case "subscriber": "订阅方 \(place)"
        default: name
        }
    }

    /// `3 天 2 小时`: by the clock on the wall, since lines know no working hours.
    private static func age(minutes: Int64) -> String {
        let (days, hours) = (minutes / 1440, minutes % 1440 / 60)
        guard days == 0 else { return "\(days) 天 \(hours) 小时" }
        return hours > 0 ? "\(hours) 小时 \(minutes % 60) 分钟" : "\(max(minutes, 0)) 分钟"
    }
}
