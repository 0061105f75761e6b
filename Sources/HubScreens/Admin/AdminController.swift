import HTTPTypes
import HallCore
import HubService
import Hummingbird

/// Halls, terminals and packs, for administrators.
struct AdminController {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/admin", use: show)
        router.post("/admin/kiosks", use: revoke)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let revoked = try FormValues(query: request)["revoked"]
            return try await page(staff, done: revoked.map { "终端 \($0) 已吊销，不能再上报和查询。" })
        }
    }

    @Sendable
    private func revoke(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            guard let code = FormValues(fields)["revoke"] else { throw HTTPError(.badRequest) }
            try await hub.revoke(kiosk: code, in: Visitor(staff).division, by: staff)
            return Doorkeeper.redirect(to: "/admin?revoked=\(TrackingAsk.escaped(code))")
        }
    }

    private func page(_ staff: SignedInStaff, done: String?) async throws -> Response {
        let visitor = Visitor(staff)
        let kiosks = try await hub.kiosks(of: visitor.division, for: staff)
        guard let pack = hub.packs.pack(naming: visitor.division) else {
            return templates.message(
                MessageView(head: HeadView(staff), title: "没有政策包", text: "本机没有这个地方的政策包，请联系维护人员装上。"),
                status: .conflict)
        }
        return templates.page(
            "admin", AdminPage(AdminScene(visitor: visitor, pack: pack, next: nil, kiosks: kiosks, done: done)))
    }
}
