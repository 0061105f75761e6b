import HTTPTypes
import HallCore
import HubService
import Hummingbird

/// One case: what offices have to do, and the orders they give.
struct CaseController {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/cases/:id", use: show)
        router.post("/cases/:id/orders", use: order)
        router.post("/cases/:id/disclosures", use: disclose)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            guard let file = try await file(context, for: staff) else { return missing(staff) }
            guard let scene = scene(file, staff) else { return packMissing(file, staff) }
            try await hub.markStuckSeen(file, by: staff)
            let done = request.uri.queryParameters["done"].flatMap { OrderDone(String($0)) }
            return page(scene, done: done?.words(file.journal, in: scene.pack))
        }
    }

    @Sendable
    private func order(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            guard let file = try await file(context, for: staff) else { return missing(staff) }
            guard let work = file.work else { return packMissing(file, staff) }
            guard let order = PostedOrder(FormValues(fields)) else { throw HTTPError(.badRequest) }
            if order.kind == .sendAgain { return try await sendAgain(file, staff) }
            if order.kind == .askLicences { return try await askLicences(order, file, staff) }
            if order.kind == .nameManager || order.kind == .freeManager {
                return try await nameManager(order, file, staff)
            }
            let reader = OrderReader(
                order: order, work: work, identifier: hub.surroundings.identifier(),
                workNumber: staff.permit.workNumber, now: hub.surroundings.now())
            do {
                return try await give(order, try reader.events(), file, staff)
            } catch let mistakes as OrderMistakes {
                let trouble = OrderTrouble(order: order, text: "", mistakes: mistakes.mistakes)
                return answer(file, staff, trouble, status: .unprocessableContent)
            }
        }
    }

    private func sendAgain(_ file: CaseFile, _ staff: SignedInStaff) async throws -> Response {
        guard try await hub.sendAgain(caseID: file.record.id, by: staff) else { throw HTTPError(.forbidden) }
        return Doorkeeper.redirect(to: "/cases/\(file.record.id.text)")
    }

    private func nameManager(
        _ order: PostedOrder, _ file: CaseFile, _ staff: SignedInStaff
    ) async throws -> Response {
        let number = order.kind == .nameManager ? order.values["manager"] : nil
        guard number != nil || order.kind == .freeManager else {
            let mistakes = [OrderMistakes.Mistake(name: "manager", text: "请选一位项目经理")]
            let trouble = OrderTrouble(order: order, text: "", mistakes: mistakes)
            return answer(file, staff, trouble, status: .unprocessableContent)
        }
        let outcome = try await hub.nameManager(number, of: file, version: order.version, by: staff)
        return try await answer(outcome, to: order, file.record.id, staff)
    }

    private func give(
        _ order: PostedOrder, _ events: [ProcessEvent], _ file: CaseFile, _ staff: SignedInStaff
    ) async throws -> Response {
        let outcome = try await hub.perform(
            CaseOrder(caseID: file.record.id, expectedVersion: order.version, events: events), by: staff)
        return try await answer(outcome, to: order, file.record.id, staff)
    }

    private func answer(
        _ outcome: OrderOutcome, to order: PostedOrder, _ id: UUIDv7, _ staff: SignedInStaff
    ) async throws -> Response {
        if case .done(let version) = outcome {
            return Doorkeeper.redirect(to: "/cases/\(id.text)?done=\(OrderDone(from: order.version, to: version).text)")
        }
        guard let fresh = try await hub.file(of: id, for: staff) else { return missing(staff) }
        guard let pack = fresh.work?.pack else { return packMissing(fresh, staff) }
        let (text, status) = outcome.trouble(fresh.journal, in: pack)
        return answer(fresh, staff, OrderTrouble(order: order, text: text), status: status)
    }

    /// An answer shown whole, for a reason that is recorded.
    @Sendable
    private func disclose(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let values = FormValues(fields)
            guard let id = id(context), let field = values["field"],
                let file = try await hub.file(of: id, for: staff, asked: [field], reason: values["reason"])
            else { return missing(staff) }
            return answer(file, staff, nil, status: .ok)
        }
    }

    func answer(
        _ file: CaseFile, _ staff: SignedInStaff, _ trouble: OrderTrouble?, status: HTTPResponse.Status
    ) -> Response {
        scene(file, staff, trouble).map { page($0, status: status) } ?? packMissing(file, staff)
    }

    /// Nil as long as the case's pack is not here.
    private func scene(_ file: CaseFile, _ staff: SignedInStaff, _ trouble: OrderTrouble? = nil) -> CaseScene? {
        file.work.map { work in
            CaseScene(
                file: file, work: work, visitor: Visitor(staff), now: hub.surroundings.now(),
                calendar: hub.packs.calendar, trouble: trouble)
        }
    }

    /// Departments get the page that shows what an opinion needs and no more.
    private func page(_ scene: CaseScene, done: String? = nil, status: HTTPResponse.Status = .ok) -> Response {
        scene.isOpinionOnly
            ? templates.page("opinion", OpinionPage(scene, done: done), status: status)
            : templates.page("case", CasePage(scene, done: done), status: status)
    }

    private func id(_ context: HubContext) -> UUIDv7? {
        context.parameters.get("id").flatMap { UUIDv7($0) }
    }

    private func file(_ context: HubContext, for staff: SignedInStaff) async throws -> CaseFile? {
        guard let id = id(context) else { return nil }
        return try await hub.file(of: id, for: staff)
    }

    func missing(_ staff: SignedInStaff) -> Response {
        templates.message(
            MessageView(head: HeadView(staff), title: "没有这个办件", text: "地址可能不完整，请从工作台打开。"),
            status: .notFound)
    }

    private func packMissing(_ file: CaseFile, _ staff: SignedInStaff) -> Response {
        let pack = "\(file.record.packID) \(file.record.packVersion)"
        return templates.message(
            MessageView(
                head: HeadView(staff), title: file.record.number.text,
                text: "本机没有这个办件所用的政策包（\(pack)），现在不能办理。请联系维护人员装上该版本。"), status: .conflict)
    }
}
