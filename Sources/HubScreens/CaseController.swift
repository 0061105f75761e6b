import HTTPTypes
import HallCore
import HubService
import Hummingbird

/// One case: what was applied for, and what a clerk does to its lanes.
struct CaseController {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/cases/:id", use: show)
        router.post("/cases/:id/lanes/:utility", use: act)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { signedIn in
            guard let record = try record(context) else { return missing(signedIn) }
            let pack = hub.packs.pack(of: record)
            var view = CaseView(record, pack: pack, signedIn: signedIn, now: hub.surroundings.now())
            let done = request.uri.queryParameters["done"]
            if let lane = record.lanes.first(where: { $0.utility == done.map { String($0) } }) {
                let name = pack?.utility(lane.utility)?.name ?? lane.utility
                view.done = "\(name)：\(lane.status.title)。已保存，终端联网后就能看到。"
            }
            return templates.page("case", view)
        }
    }

    @Sendable
    private func act(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request, form: LaneForm.self) { signedIn, form in
            guard let record = try record(context), let utility = context.parameters.get("utility") else {
                return missing(signedIn)
            }
            let command = LaneCommand(
                caseID: record.id, utility: utility, expectedVersion: form.version, action: form.laneAction)
            let outcome = try hub.perform(command, by: signedIn.workNumber)
            guard let (text, status) = Self.trouble(outcome) else {
                return Doorkeeper.redirect(to: "/cases/\(record.id.text)?done=\(utility)#lane-\(utility)")
            }
            let trouble = LaneTrouble(utility: utility, text: text, form: form)
            return try page(of: record.id, trouble, status: status, for: signedIn)
        }
    }

    /// Nil when it is done.
    private static func trouble(_ outcome: LaneOutcome) -> (text: String, status: HTTPResponse.Status)? {
        switch outcome {
        case .done: nil
        case .conflict(let lane):
            ("别人刚办过，现在是“\(lane.status.title)”。请看清最新情况再办，你写的内容还在。", .conflict)
        case .refused(let refusal): ("\(refusal)。", .unprocessableContent)
        case .unknownLane: ("这个办件没有这一项，请返回列表重新打开。", .notFound)
        case .packMissing: ("本机没有这个办件所用的政策包，请联系维护人员。", .conflict)
        }
    }

    private func page(
        of id: UUIDv7, _ trouble: LaneTrouble, status: HTTPResponse.Status, for signedIn: SignedIn
    ) throws -> Response {
        guard let record = try hub.caseRecord(id) else { return missing(signedIn) }
        let view = CaseView(
            record, pack: hub.packs.pack(of: record), signedIn: signedIn, now: hub.surroundings.now(),
            trouble: trouble)
        return templates.page("case", view, status: status)
    }

    private func record(_ context: HubContext) throws -> CaseRecord? {
        try context.parameters.get("id").flatMap { UUIDv7($0) }.flatMap { try hub.caseRecord($0) }
    }

    private func missing(_ signedIn: SignedIn) -> Response {
        templates.message(
            MessageView(head: HeadView(signedIn), title: "没有这个办件", text: "地址可能不完整，请从办件列表里打开。"),
            status: .notFound)
    }
}
