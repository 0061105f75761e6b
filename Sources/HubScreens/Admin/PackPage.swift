import HallCore
import HubService
import HubStore

/// What the page of packs is made from.
struct PackScene {
    var visitor: Visitor
    var packs: PackShelf
    var today: CivilDate
    var tabs: [DivisionTab]
    var done: String?
    var refusal: PackRefusal?

    /// The one that holds today.
    var current: PolicyPack? { packs.inUse.first { $0.division == visitor.division } }
}

/// The pack in use, those that will hold, those that wait, with what each would change.
struct PackPage {
    struct Coming {
        var packWords: String
        var from: String
        var activation: String
    }

    struct Waiting {
        var digest: String
        var packHead: String
        var packWords: String
        var brought: String
        var topics: [PackTopic]
        var hasTopics: Bool
        var earliest: String
    }

    var head: HeadView
    var token: String
    var division: String
    var tabs: [DivisionTab]
    var hasTabs: Bool
    var done: [String]
    var refusal: [String]
    var findings: [String]
    var hasFindings: Bool
    var current: [String]
    var coming: [Coming]
    var hasComing: Bool
    var waiting: [Waiting]
    var hasWaiting: Bool
}

extension PackPage {
    /// Most packs that are shown waiting, the newest first.
    private static let mostWaiting = 5

    init(_ scene: PackScene) {
        let (packs, division) = (scene.packs, scene.visitor.division)
        let coming = packs.plan.coming(in: division, after: scene.today).compactMap { activation in
            packs.pack(digest: activation.digest).map { Coming(activation, $0) }
        }
        let waiting = packs.plan.brought.reversed().filter {
            $0.division == division && $0.digest != scene.current?.digest
        }.prefix(Self.mostWaiting).compactMap { brought in
            packs.pack(digest: brought.digest).map { Waiting(brought, $0, scene) }
        }
        self.init(
            head: scene.visitor.head, token: scene.visitor.formToken, division: division, tabs: scene.tabs,
            hasTabs: !scene.tabs.isEmpty, done: scene.done.map { [$0] } ?? [],
            refusal: scene.refusal.map { [$0.message] } ?? [], findings: scene.refusal?.details ?? [],
            hasFindings: !(scene.refusal?.details ?? []).isEmpty,
            current: scene.current.map { ["\($0.title)，\($0.words)"] } ?? [], coming: coming,
            hasComing: !coming.isEmpty, waiting: waiting, hasWaiting: !waiting.isEmpty)
    }
}

extension PackPage.Coming {
    init(_ activation: PackActivation, _ pack: PolicyPack) {
        self.init(
            packWords: pack.words,
            from: "\(activation.from.chinese)起（工号 \(activation.by) 于 \(activation.at.chinese) 安排）",
            activation: activation.id.text)
    }
}

extension PackPage.Waiting {
    init(_ brought: BroughtPack, _ pack: PolicyPack, _ scene: PackScene) {
        let topics = scene.current.map { PackTopic.topics(PackDifference(from: $0, to: pack)) } ?? []
        self.init(
            digest: pack.digest, packHead: "版本 \(pack.version)", packWords: pack.words,
            brought: "工号 \(brought.by) 于 \(brought.at.chinese) 导入，签名已验证", topics: topics, hasTopics: !topics.isEmpty,
            earliest: max(scene.today, pack.effectiveFrom).iso)
    }
}

/// What changes in one respect when a pack takes another's place.
struct PackTopic {
    var topicTitle: String
    var changes: [String]

    private static let names = [
        ("head", "名称和文件"), ("documents", "依据的文件"), ("hours", "上班时间"), ("services", "能办的事"), ("forms", "表格"),
        ("fields", "要填的内容"), ("materials", "材料"), ("limits", "时限"), ("routes", "怎么走流程"), ("fees", "费用"),
        ("papers", "打印的单子"), ("supervision", "监管"),
    ]

    static func topics(_ difference: PackDifference) -> [PackTopic] {
        let known = names.compactMap { topic, title -> PackTopic? in
            let changes = difference.changes.filter { $0.topic == topic }.map(\.text)
            return changes.isEmpty ? nil : PackTopic(topicTitle: title, changes: changes)
        }
        let rest = difference.changes.filter { change in !names.contains { $0.0 == change.topic } }.map(\.text)
        return known + (rest.isEmpty ? [] : [PackTopic(topicTitle: "其他", changes: rest)])
    }
}
