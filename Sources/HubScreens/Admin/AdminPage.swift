import HallCore
import HubService
import HubStore

/// What the administrator's page is made from.
struct AdminScene {
    var visitor: Visitor
    /// The pack in use, by which offices and halls are named.
    var pack: PolicyPack
    /// By hall.
    var phones: [String: String]
    var kiosks: [TerminalStanding]
    var now: Timestamp
    var tabs: [DivisionTab]
    /// What was done last.
    var done: [String]
    /// What could not be done.
    var fault: String?
}

/// Halls and terminals.
struct AdminPage {
    struct HallLine {
        var hallName: String
        var hallAddress: String
        var hallHours: String
        var hallPhone: String
        var hallOffers: String
        var hallHref: String
    }

    struct KioskLine {
        var kioskCode: String
        var kioskHall: String
        var kioskHeard: String
        var enrolment: String
        var enrolmentStyle: String
        var until: [String]
        var revocable: [String]
        var withdrawable: [String]
        var renewable: [String]
    }

    var head: HeadView
    var token: String
    var division: String
    var tabs: [DivisionTab]
    var hasTabs: Bool
    var done: [String]
    var fault: [String]
    var halls: [HallLine]
    var kiosks: [KioskLine]
    var hasKiosks: Bool
    var packTitle: String
    var packWords: String
}

extension AdminPage {
    init(_ scene: AdminScene) {
        let pack = scene.pack
        self.init(
            head: scene.visitor.head, token: scene.visitor.formToken, division: scene.visitor.division,
            tabs: scene.tabs, hasTabs: !scene.tabs.isEmpty, done: scene.done, fault: scene.fault.map { [$0] } ?? [],
            halls: pack.halls.map { HallLine($0, scene) },
            kiosks: scene.kiosks.map { KioskLine($0, pack, now: scene.now) }, hasKiosks: !scene.kiosks.isEmpty,
            packTitle: pack.title, packWords: pack.words)
    }
}

extension PolicyPack {
    /// Which one it is, for who decides about it.
    var words: String { "版本 \(version)，\(effectiveFrom.chinese)起施行，校验码 \(digest.prefix(12))" }
}

extension AdminPage.HallLine {
    init(_ hall: Hall, _ scene: AdminScene) {
        self.init(
            hallName: hall.name, hallAddress: hall.address ?? "文件没有写地址",
            hallHours: (hall.sessions.map(HallHours.init) ?? scene.pack.hall).text,
            hallPhone: scene.phones[hall.id] ?? "没有写", hallOffers: hall.offers.joined(separator: "、"),
            hallHref: "/admin/halls/\(hall.id)?division=\(scene.visitor.division)")
    }
}

extension AdminPage.KioskLine {
    init(_ kiosk: TerminalStanding, _ pack: PolicyPack, now: Timestamp) {
        let (words, style) = Self.standing(kiosk, now)
        let waits = kiosk.isAwaited(at: now)
        let isIn = kiosk.health.map { !$0.isRevoked } ?? false
        self.init(
            kioskCode: kiosk.code, kioskHall: kiosk.hall.flatMap { id in pack.halls.first { $0.id == id }?.name } ?? "",
            kioskHeard: Self.heard(kiosk), enrolment: words, enrolmentStyle: style,
            until: waits ? kiosk.invitation.map { ["登记码用到 \($0.expiresAt.chineseShort)"] } ?? [] : [],
            revocable: isIn ? [kiosk.code] : [], withdrawable: waits ? [kiosk.code] : [], renewable: [kiosk.code])
    }

    /// When something was filed there last; what it means that nothing was, and what to do.
    private static func heard(_ kiosk: TerminalStanding) -> String {
        guard let health = kiosk.health else { return "还没有登记；在终端的设置里填上登记码，开机联网" }
        return health.lastHeardAt?.chineseShort
            ?? "登记以后还没有交来办件。有人在这台终端办过的，请查它的网络，在终端上运行 kioskctl queue show"
    }

    private static func standing(_ kiosk: TerminalStanding, _ now: Timestamp) -> (String, String) {
        if let health = kiosk.health { return health.isRevoked ? ("已吊销", "stopped") : ("已登记", "ended") }
        guard let invitation = kiosk.invitation else { return ("等待登记（设置文件）", "fresh") }
        if invitation.withdrawnAt != nil { return ("登记码已收回", "stopped") }
        return kiosk.isAwaited(at: now) ? ("等待登记", "fresh") : ("登记码已过期", "ask")
    }
}

extension TerminalStanding {
    /// Whether a code was given that still lets it in.
    func isAwaited(at now: Timestamp) -> Bool {
        invitation.map { $0.usedAt == nil && $0.withdrawnAt == nil && now < $0.expiresAt } ?? false
    }
}
