import HallCore
import HubStore

/// What the administrator's page is made from.
struct AdminScene {
    var visitor: Visitor
    /// The pack in use, by which offices and halls are named.
    var pack: PolicyPack
    /// A pack that waits to take its place.
    var next: PolicyPack?
    var kiosks: [KioskHealth]
    /// What was done last.
    var done: String?
}

/// Halls, terminals, packs with what would change.
struct AdminPage {
    struct HallLine {
        var hallName: String
        var hallAddress: String
        var hallHours: String
        var hallOffers: String
    }

    struct KioskLine {
        var kioskCode: String
        var kioskHeard: String
        var enrolment: String
        var enrolmentStyle: String
        var revocable: [String]
    }

    struct Topic {
        var topicTitle: String
        var changes: [String]
    }

    var head: HeadView
    var token: String
    var done: [String]
    var halls: [HallLine]
    var kiosks: [KioskLine]
    var hasKiosks: Bool
    var packTitle: String
    var packWords: String
    var next: [String]
    var digest: String
    var topics: [Topic]
    var hasTopics: Bool
}

extension AdminPage {
    init(_ scene: AdminScene) {
        let pack = scene.pack
        let topics = scene.next.map { Self.topics(PackDifference(from: pack, to: $0)) } ?? []
        self.init(
            head: scene.visitor.head, token: scene.visitor.formToken, done: scene.done.map { [$0] } ?? [],
            halls: pack.halls.map { HallLine($0, pack) },
            kiosks: scene.kiosks.map(KioskLine.init), hasKiosks: !scene.kiosks.isEmpty,
            packTitle: pack.title,
            packWords: Self.words(pack), next: scene.next.map { [Self.words($0)] } ?? [],
            digest: scene.next?.digest ?? "", topics: topics, hasTopics: !topics.isEmpty)
    }

    private static func words(_ pack: PolicyPack) -> String {
        "版本 \(pack.version)，\(pack.effectiveFrom.chinese)起施行，校验码 \(pack.digest.prefix(12))"
    }

    private static func topics(_ difference: PackDifference) -> [Topic] {
        let names = [
            ("head", "名称和文件"), ("documents", "依据的文件"), ("hours", "上班时间"), ("services", "能办的事"), ("forms", "表格"),
            ("fields", "要填的内容"), ("materials", "材料"), ("limits", "时限"), ("routes", "怎么走流程"), ("fees", "费用"),
            ("papers", "打印的单子"), ("supervision", "监管"),
        ]
        let known = names.compactMap { topic, title -> Topic? in
            let changes = difference.changes.filter { $0.topic == topic }.map(\.text)
            return changes.isEmpty ? nil : Topic(topicTitle: title, changes: changes)
        }
        let rest = difference.changes.filter { change in !names.contains { $0.0 == change.topic } }.map(\.text)
        return known + (rest.isEmpty ? [] : [Topic(topicTitle: "其他", changes: rest)])
    }
}

extension AdminPage.HallLine {
    init(_ hall: Hall, _ pack: PolicyPack) {
        self.init(
            hallName: hall.name, hallAddress: hall.address ?? "文件没有写地址",
            hallHours: (hall.sessions.map(HallHours.init) ?? pack.hall).text,
            hallOffers: hall.offers.joined(separator: "、"))
    }
}

extension AdminPage.KioskLine {
    init(_ kiosk: KioskHealth) {
        self.init(
            kioskCode: kiosk.code, kioskHeard: kiosk.lastHeardAt?.chineseShort ?? "还没有消息",
            enrolment: kiosk.isRevoked ? "已吊销" : "已登记", enrolmentStyle: kiosk.isRevoked ? "stopped" : "ended",
            revocable: kiosk.isRevoked ? [] : [kiosk.code])
    }
}
