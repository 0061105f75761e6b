import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// The queue of the person's offices, on the page and as a table to take away.
struct QueueController {
    /// Most rows of a table.
    private static let maximumRows = 5000

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/", use: page)
        router.get("/queue.csv", use: table)
    }

    @Sendable
    private func page(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            try hub.limits.take(.search, staff.limitName)
            let visitor = Visitor(staff, request, packs: hub.packs)
            guard let home = visitor.home else {
                return templates.page("queue", try await queue(request, visitor, staff))
            }
            return Doorkeeper.redirect(to: home)
        }
    }

    private func queue(_ request: Request, _ visitor: Visitor, _ staff: SignedInStaff) async throws -> QueuePage {
        let offices = visitor.parties.queued
        let choice = QueueChoice(try FormValues(query: request), offices: offices, in: visitor.division)
        var scene = scene(visitor, choice)
        scene.divisions = DivisionTab.tabs("/", of: visitor, staff, packs: hub.packs)
        scene.tasks = try await hub.queue(choice.query(division: visitor.division, offices: offices), for: staff)
        for office in offices {
            let own = choice.with { ($0.office, $0.urgency) = (office, nil) }
            scene.counts[office] = try await hub.taskCounts(
                own.query(division: visitor.division, offices: offices), for: staff)
        }
        if offices.contains(.window) {
            scene.troubles = try await hub.troubles(in: visitor.division, limit: QueuePage.mostTroubles + 1)
                .map(QueuePage.Trouble.init)
            scene.stuck = try await hub.stuckAlerts(division: visitor.division, for: staff)
        }
        return QueuePage(scene)
    }

    @Sendable
    private func table(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            try hub.limits.take(.export, staff.limitName)
            let visitor = Visitor(staff, request, packs: hub.packs)
            _ = try await hub.accounts.allow(.export, for: staff, in: visitor.division)
            try await hub.accounts.record(.exported, by: staff, in: visitor.division, object: "queue")
            var choice = QueueChoice(
                try FormValues(query: request), offices: visitor.parties, in: visitor.division)
            var rows: [QueuePage.Row] = []
            while rows.count < Self.maximumRows {
                let tasks = try await hub.queue(choice.query(division: visitor.division, offices: []), for: staff)
                let scene = scene(visitor, choice)
                rows += tasks.map { QueuePage.Row($0, scene) }
                guard tasks.count == QueueChoice.pageSize else { break }
                choice.after = tasks.last?.cursor
            }
            return Templates.table(QueueTable.text(rows), named: "queue.csv")
        }
    }

    private func scene(_ visitor: Visitor, _ choice: QueueChoice) -> QueueScene {
        let packs = hub.packs
        return QueueScene(
            visitor: visitor, choice: choice, tasks: [], counts: [:], now: hub.surroundings.now(),
            calendar: packs.calendar, pack: { packs.pack(of: $0) }, names: packs.pack(naming: visitor.division))
    }
}

extension Visitor {
    /// Where they begin, if they have no queue of their own.
    var home: String? {
        guard parties.queued.isEmpty else { return nil }
        return parties.contains(.supervisor) ? "/board" : parties.contains(.administrator) ? "/admin" : nil
    }
}

extension QueuePage.Trouble {
    init(_ event: StoredTrouble) {
        self.init(
            kiosk: event.kiosk, sequence: String(event.sequence), receivedAt: event.receivedAt.chineseShort,
            reason: event.reason)
    }
}

extension FormValues {
    /// What an address asks for after its question mark.
    init(query request: Request) throws {
        self.init(try FormFields(body: request.uri.query ?? ""))
    }
}

extension Templates {
    /// A table to take away.
    static func table(_ text: String, named name: String) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)\"",
            ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
