import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// Halls and terminals, for administrators.
struct AdminController {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/admin", use: show)
        router.post("/admin/kiosks", use: act)
        router.get("/admin/kiosks/new", use: blank)
        router.post("/admin/kiosks/new", use: invite)
        HallController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: router)
        PackController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: router)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let values = try FormValues(query: request)
            let done = [("revoked", "终端", "已吊销，不能再上报和查询。"), ("withdrawn", "终端", "的登记码已收回。"), ("hall", "大厅", "已保存。")]
                .compactMap { name, what, words in values[name].map { "\(what) \($0) \(words)" } }
            return try await page(staff, Visitor(staff, request, packs: hub.packs), done: done)
        }
    }

    @Sendable
    private func act(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let values = FormValues(fields)
            let visitor = Visitor(staff, asked: values["division"], packs: hub.packs)
            do {
                if let code = values["revoke"] {
                    try await hub.revoke(kiosk: code, in: visitor.division, by: staff)
                    return Self.back(visitor, "revoked", code)
                }
                if let code = values["withdraw"] {
                    try await hub.withdrawCode(of: code, in: visitor.division, by: staff)
                    return Self.back(visitor, "withdrawn", code)
                }
                guard let code = values["renew"] else { throw HTTPError(.badRequest) }
                let known = try await hub.terminals(of: visitor.division, for: staff).first { $0.code == code }
                return try await codePage(NewKiosk(code: code, hall: known?.hall ?? ""), visitor, staff)
            } catch let refusal as KioskRefusal {
                return try await page(staff, visitor, done: [], fault: refusal.message)
            }
        }
    }

    @Sendable
    private func blank(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let visitor = Visitor(staff, request, packs: hub.packs)
            _ = try await hub.accounts.allow(.manageKiosks, for: staff, in: visitor.division)
            return form(NewKiosk(code: "", hall: ""), visitor)
        }
    }

    @Sendable
    private func invite(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let values = FormValues(fields)
            let visitor = Visitor(staff, asked: values["division"], packs: hub.packs)
            let kiosk = NewKiosk(code: (values["code"] ?? "").uppercased(), hall: values["hall"] ?? "")
            do {
                let known = try await hub.terminals(of: visitor.division, for: staff)
                guard !known.contains(where: { $0.code == kiosk.code }) else {
                    return form(kiosk, visitor, fault: "已经有终端 \(kiosk.code)。要换新的登记码，请在终端列表里办理。")
                }
                return try await codePage(kiosk, visitor, staff)
            } catch let refusal as KioskRefusal {
                return form(kiosk, visitor, fault: refusal.message)
            }
        }
    }

    /// Gives a code and shows it, in this answer and nowhere else.
    private func codePage(_ kiosk: NewKiosk, _ visitor: Visitor, _ staff: SignedInStaff) async throws -> Response {
        let halls = hub.packs.pack(naming: visitor.division)?.halls ?? []
        let hall = halls.first { $0.id == kiosk.hall }
        let given = try await hub.invite(kiosk: kiosk.code, hall: hall?.id, in: visitor.division, by: staff)
        return templates.page(
            "admin-code",
            KioskCodeView(
                head: visitor.head, kioskCode: kiosk.code,
                halls: hall.map { [.init(hall: $0.name, hallID: $0.id)] } ?? [],
                code: given.code, until: given.until.chinese, href: "/admin?division=\(visitor.division)"))
    }

    private func form(_ kiosk: NewKiosk, _ visitor: Visitor, fault: String? = nil) -> Response {
        let halls = hub.packs.pack(naming: visitor.division)?.halls ?? []
        return templates.page(
            "admin-kiosk", NewKioskView(kiosk, halls, visitor, fault: fault),
            status: fault == nil ? .ok : .unprocessableContent)
    }

    /// Telephone numbers that halls gave, by hall.
    private func phones(of pack: PolicyPack, _ packs: PackShelf) -> [String: String] {
        pack.halls.reduce(into: [:]) { phones, hall in
            phones[hall.id] =
                packs.details(of: hall.id, in: pack.division, at: hub.surroundings.now())?.phone ?? pack.contact.phone
        }
    }

    private static func back(_ visitor: Visitor, _ name: String, _ code: String) -> Response {
        Doorkeeper.redirect(to: "/admin?division=\(visitor.division)&\(name)=\(TrackingAsk.escaped(code))")
    }

    private func page(
        _ staff: SignedInStaff, _ visitor: Visitor, done: [String], fault: String? = nil
    ) async throws -> Response {
        let kiosks = try await hub.terminals(of: visitor.division, for: staff)
        let packs = hub.packs
        guard let pack = packs.pack(naming: visitor.division) else {
            return templates.message(
                MessageView(head: HeadView(staff), title: "没有政策包", text: "本机没有这个地方的政策包，请联系维护人员装上。"),
                status: .conflict)
        }
        return templates.page(
            "admin",
            AdminPage(
                AdminScene(
                    visitor: visitor, pack: packs.current(pack, at: hub.surroundings.now()),
                    phones: phones(of: pack, packs), kiosks: kiosks, now: hub.surroundings.now(),
                    tabs: DivisionTab.tabs("/admin", of: visitor, staff, packs: packs), done: done, fault: fault)),
            status: fault == nil ? .ok : .conflict)
    }
}
