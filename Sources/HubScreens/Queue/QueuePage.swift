import HallCore
import HubService
import HubStore

/// The queue: what a person's offices have to do, the most pressing first.
struct QueuePage {
    struct Tab {
        var href: String
        var words: String
        var count: Int
        var isCurrent: Bool
        var style: String
    }

    struct Kind {
        var kind: String
        var words: String
        var isChosen: Bool
    }

    struct Row {
        var due: DueView
        var work: String
        var href: String
        var number: String
        var applicant: String
        var lane: String
        var office: String
        var since: String
        var kiosk: String
    }

    struct Trouble {
        var kiosk: String
        var sequence: String
        var receivedAt: String
        var reason: String
    }

    /// A message of a case that did not get through to an outside system.
    struct Stuck {
        var stuckHref: String
        var stuckNumber: String
        var stuckText: String
        var stuckAt: String
    }

    var head: HeadView
    var asOf: String
    var divisions: [DivisionTab]
    var hasDivisions: Bool
    var halls: [ChoiceView]
    var hasHalls: Bool
    var division: [String]
    var offices: [Tab]
    var hasOffices: Bool
    var urgencies: [Tab]
    var kinds: [Kind]
    var office: String
    var urgency: String
    var rows: [Row]
    var hasRows: Bool
    var next: [String]
    var isLater: Bool
    var first: String
    var export: [String]
    var troubles: [Trouble]
    var hasTroubles: Bool
    var hasMoreTroubles: Bool
    var stuck: [Stuck]
    var hasStuck: Bool
}

/// What the queue's page is made from.
struct QueueScene {
    var visitor: Visitor
    var choice: QueueChoice
    var tasks: [QueuedTask]
    /// By office: how much of each urgency waits.
    var counts: [Party: [CaseTask.Urgency: Int]]
    var now: Timestamp
    var calendar: WorkCalendar
    /// The pack of a case; nil when it is not here.
    var pack: @Sendable (CaseRecord) -> PolicyPack?
    /// A pack to name offices by.
    var names: PolicyPack?
    /// One more than the page shows, if there are.
    var troubles: [QueuePage.Trouble] = []
    /// What did not get through of the window's cases.
    var stuck: [RungAlert] = []
    /// Links to other divisions the person may look at.
    var divisions: [DivisionTab] = []
}

extension QueuePage {
    /// Most events on the page that a person has to look at.
    static let mostTroubles = 20

    init(_ scene: QueueScene) {
        let choice = scene.choice
        let offices = scene.visitor.parties.queued
        let isFull = scene.tasks.count == QueueChoice.pageSize
        let next = isFull ? scene.tasks.last.map { last in choice.with { $0.after = last.cursor }.address() } : nil
        let halls = (scene.names?.halls ?? []).map { ChoiceView($0.id, $0.name, chosen: choice.hall) }
        self.init(
            head: scene.visitor.head, asOf: scene.now.chinese, divisions: scene.divisions,
            hasDivisions: !scene.divisions.isEmpty, halls: halls, hasHalls: halls.count > 1,
            division: choice.division.map { [$0] } ?? [], offices: Self.officeTabs(offices, scene),
            hasOffices: offices.count > 1, urgencies: Self.urgencyTabs(offices, scene),
            kinds: QueueKind.all.map { Kind(kind: $0.kind, words: $0.words, isChosen: $0.kind == choice.kind) },
            office: choice.office?.description ?? "", urgency: choice.urgency?.style ?? "",
            rows: scene.tasks.map { Row($0, scene) }, hasRows: !scene.tasks.isEmpty, next: next.map { [$0] } ?? [],
            isLater: choice.after != nil, first: choice.with { _ in }.address(),
            export: scene.visitor.parties.contains(.supervisor) ? [choice.with { _ in }.address("/queue.csv")] : [],
            troubles: Array(scene.troubles.prefix(Self.mostTroubles)), hasTroubles: !scene.troubles.isEmpty,
            hasMoreTroubles: scene.troubles.count > Self.mostTroubles,
            stuck: scene.stuck.map { Stuck($0, scene) }, hasStuck: !scene.stuck.isEmpty)
    }

    private static func officeTabs(_ offices: [Party], _ scene: QueueScene) -> [Tab] {
        func count(_ parties: [Party]) -> Int {
            parties.reduce(0) { $0 + (scene.counts[$1] ?? [:]).values.reduce(0, +) }
        }
        let all = Tab(
            href: scene.choice.with { $0.office = nil }.address(), words: "全部", count: count(offices),
            isCurrent: scene.choice.office == nil, style: "")
        return [all]
            + offices.map { office in
                Tab(
                    href: scene.choice.with { $0.office = office }.address(),
                    words: scene.names.map { office.title(in: $0) } ?? office.description, count: count([office]),
                    isCurrent: scene.choice.office == office, style: "")
            }
    }

    private static func urgencyTabs(_ offices: [Party], _ scene: QueueScene) -> [Tab] {
        let shown = scene.choice.office.map { [$0] } ?? offices
        func count(_ urgency: CaseTask.Urgency) -> Int { shown.reduce(0) { $0 + (scene.counts[$1]?[urgency] ?? 0) } }
        let all = Tab(
            href: scene.choice.with { $0.urgency = nil }.address(), words: "不限",
            count: CaseTask.Urgency.allCases.reduce(0) { $0 + count($1) }, isCurrent: scene.choice.urgency == nil,
            style: "")
        return [all]
            + CaseTask.Urgency.allCases.map { urgency in
                Tab(
                    href: scene.choice.with { $0.urgency = urgency }.address(), words: urgency.title,
                    count: count(urgency), isCurrent: scene.choice.urgency == urgency, style: urgency.style)
            }
    }
}

extension QueuePage.Stuck {
    init(_ alert: RungAlert, _ scene: QueueScene) {
        stuckHref = "/cases/\(alert.caseID.text)#lane-\(alert.lane)"
        stuckNumber = alert.number
        stuckText = alert.stuckText(scene.names) ?? ""
        stuckAt = alert.at.chineseShort
    }
}

extension QueuePage.Row {
    init(_ queued: QueuedTask, _ scene: QueueScene) {
        let (record, task, pack) = (queued.record, queued.task, scene.pack(queued.record))
        let hours = pack?.hall ?? HallHours(sessions: [])
        due = DueView(task, now: scene.now, span: WorkSpan(calendar: scene.calendar, hours: hours))
        work = pack.map { task.work.title(in: $0) } ?? task.work.kind
        href = "/cases/\(record.id.text)#\(task.id)"
        number = record.number.text
        applicant = record.maskedApplicant(in: pack)
        lane = task.lane.map { pack?.utility($0)?.name ?? $0 } ?? "整件"
        office = pack.map { task.party.title(in: $0) } ?? task.party.description
        since = task.since.chineseShort
        kiosk = record.kiosk
    }
}

extension [Party] {
    /// Offices that have a queue of their own.
    var queued: [Party] {
        filter { party in
            switch party {
            case .window, .utility, .department, .manager: true
            case .applicant, .supervisor, .administrator, .system: false
            }
        }
    }
}
