import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// A project manager's own cases: every lane, and who has it now.
struct ManagedController {
    /// Cases on one page.
    private static let pageSize = 25

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/mine", use: page)
    }

    @Sendable
    private func page(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let visitor = Visitor(staff, request, packs: hub.packs)
            let after = try FormValues(query: request)["after"].flatMap { ManagedCursor($0) }
            let cases = try await hub.managedCases(
                in: visitor.division, after: after, limit: Self.pageSize, for: staff)
            let next = cases.count == Self.pageSize ? cases.last?.cursor.text : nil
            let packs = hub.packs
            return templates.page(
                "managed",
                ManagedPage(
                    head: visitor.head, tabs: DivisionTab.tabs("/mine", of: visitor, staff, packs: packs),
                    rows: cases.map { ManagedPage.Row($0, packs.pack(of: $0.record)) },
                    next: next.map { ["/mine?division=\(visitor.division)&after=\($0)"] } ?? []))
        }
    }
}

/// The cases of one project manager.
struct ManagedPage {
    struct LaneLine {
        var lane: String
        var laneStatus: String
        var laneStyle: String
        var holders: String
    }

    struct Row {
        var href: String
        var number: String
        var applicant: String
        var submitted: String
        var lanes: [LaneLine]
    }

    var head: HeadView
    var tabs: [DivisionTab]
    var hasTabs: Bool
    var rows: [Row]
    var hasRows: Bool
    var next: [String]

    init(head: HeadView, tabs: [DivisionTab], rows: [Row], next: [String]) {
        (self.head, self.tabs, self.rows, self.next) = (head, tabs, rows, next)
        (hasTabs, hasRows) = (!tabs.isEmpty, !rows.isEmpty)
    }
}

extension ManagedPage.Row {
    init(_ managed: ManagedCase, _ pack: PolicyPack?) {
        let record = managed.record
        href = "/cases/\(record.id.text)"
        number = record.number.text
        applicant = record.maskedApplicant(in: pack)
        submitted = record.submittedAt.chineseShort
        lanes = record.lanes.map { lane in
            let tasks = (managed.work?.standing.tasks ?? []).filter { $0.lane ?? lane.utility == lane.utility }
            let holders = tasks.map { task in pack.map { task.party.title(in: $0) } ?? task.party.description }
                .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            return ManagedPage.LaneLine(
                lane: pack?.utility(lane.utility)?.name ?? lane.utility, laneStatus: lane.status.title,
                laneStyle: lane.status.badge, holders: holders.isEmpty ? "" : "在 " + holders.joined(separator: "、"))
        }
    }
}
