import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// What supervisors watch.
struct BoardController {
    /// Months that the board looks back.
    private static let months = 12
    /// Most overdue tasks on the page.
    private static let mostOverdue = 30

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/board", use: page)
        router.get("/board.csv", use: table)
        router.post("/board/alerts", use: seen)
    }

    @Sendable
    private func page(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            try hub.limits.take(.search, staff.limitName)
            let visitor = Visitor(staff, request, packs: hub.packs)
            let board = try await hub.board(division: visitor.division, months: Self.months, for: staff)
            guard let pack = hub.packs.pack(naming: visitor.division) else { return packMissing(staff) }
            let overdue = TaskQuery(
                division: visitor.division, parties: [], urgencies: [.breached, .late], limit: Self.mostOverdue)
            let packs = hub.packs
            let scene = BoardScene(
                visitor: visitor, pack: pack, calendar: packs.calendar, board: board,
                month: try FormValues(query: request)["month"], overdue: try await hub.queue(overdue, for: staff),
                packOf: { packs.pack(of: $0) },
                divisions: DivisionTab.tabs("/board", of: visitor, staff, packs: packs))
            return templates.page("board", BoardPage(scene))
        }
    }

    @Sendable
    private func table(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            try hub.limits.take(.export, staff.limitName)
            let visitor = Visitor(staff, request, packs: hub.packs)
            _ = try await hub.accounts.allow(.export, for: staff, in: visitor.division)
            let board = try await hub.board(division: visitor.division, months: Self.months, for: staff)
            guard let pack = hub.packs.pack(naming: visitor.division) else { return packMissing(staff) }
            try await hub.accounts.record(.exported, by: staff, in: visitor.division, object: "board")
            let month = try FormValues(query: request)["month"]
            let counts = board.limits.filter { month ?? $0.month == $0.month }
            return Templates.table(BoardTable.text(counts, pack), named: "board.csv")
        }
    }

    @Sendable
    private func seen(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let values = FormValues(fields)
            guard let id = values["case"].flatMap({ UUIDv7($0) }) else { throw HTTPError(.badRequest) }
            let visitor = Visitor(staff, asked: values["division"], packs: hub.packs)
            _ = try await hub.accounts.allow(.seeDashboards, for: staff, in: visitor.division)
            try await hub.markSeen(case: id, division: visitor.division, by: staff)
            return Doorkeeper.redirect(to: "/board?division=\(visitor.division)#alerts-head")
        }
    }

    private func packMissing(_ staff: SignedInStaff) -> Response {
        templates.message(
            MessageView(head: HeadView(staff), title: "没有政策包", text: "本机没有这个地方的政策包，请联系维护人员装上。"),
            status: .conflict)
    }
}
