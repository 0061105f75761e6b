import HallCore
import HubService

/// What a case's page says of messages to a utility's own system; the line's time stands apart from the utility's.
enum DeliveryText {
    /// One sentence for each message that is not there, and one for all that are; nothing where all went at once.
    static func lines(of lane: UtilityID, _ scene: CaseScene) -> [String] {
        let mine = scene.file.deliveries.filter { $0.utility == lane }
        let late = mine.filter { $0.state == .delivered && minutes($0, scene) > 0 }
        return mine.compactMap { open($0, scene) } + late.map { "送达：\(when($0))送到，\(way($0, scene))" }
    }

    private static func open(_ delivery: LaneDelivery, _ scene: CaseScene) -> String? {
        let since = "\(delivery.since.chineseShort) 起送，试了 \(delivery.tries) 次"
        switch delivery.state {
        case .delivered: return nil
        case .underWay(let next):
            guard delivery.tries > 1 || next != nil && delivery.tries > 0 else { return nil }
            let then = next.map { "；\($0.chineseShort) 再试" } ?? ""
            return "没有送到对方系统：\(since)\(then)，\(way(delivery, scene))"
        case .refused(let words): return "对方系统不收：\(words)（\(since)）"
        case .stopped(let words): return "停止发送：\(words)（\(since)），\(way(delivery, scene))"
        }
    }

    private static func way(_ delivery: LaneDelivery, _ scene: CaseScene) -> String {
        "线路用时 \(scene.span.words(minutes(delivery, scene)))，不算承办单位的"
    }

    private static func when(_ delivery: LaneDelivery) -> String {
        delivery.until.map { "\($0.chineseShort) " } ?? ""
    }

    private static func minutes(_ delivery: LaneDelivery, _ scene: CaseScene) -> Int {
        let isOpen = delivery.state != .delivered
        return scene.span.time.minutes(from: delivery.since, to: isOpen ? scene.now : delivery.until ?? delivery.since)
    }
}
