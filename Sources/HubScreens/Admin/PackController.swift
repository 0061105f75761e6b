import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// Packs: bringing them in, seeing what would change, saying from when they hold.
struct PackController {
    /// What an upload may weigh: the largest pack file with what a browser puts around it.
    private static let longestUpload = 4 * 1024 * 1024 + 4096

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/admin/packs", use: show)
        router.post("/admin/packs", use: bring)
        router.post("/admin/packs/activation", use: activate)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let visitor = Visitor(staff, request, packs: hub.packs)
            let values = try FormValues(query: request)
            let done = values["done"].flatMap { PackDone(rawValue: $0) }?.words
            return try await page(staff, visitor, done: done)
        }
    }

    /// A step-up leads back to the page and not to the upload, whose file is gone by then.
    @Sendable
    private func bring(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            _ = try await hub.accounts.allow(
                .managePacks, for: staff, in: Visitor(staff, request, packs: hub.packs).division)
            let form: MultipartForm
            do {
                form = try await MultipartForm(request, longest: Self.longestUpload)
            } catch let error as HTTPError where error.status == .contentTooLarge {
                return try await page(staff, Visitor(staff, request, packs: hub.packs), refusal: .noPackFile)
            }
            guard let token = form["token"], staff.carries(formToken: token) else {
                return doorkeeper.foreignForm(staff)
            }
            let visitor = Visitor(staff, asked: form["division"], packs: hub.packs)
            do {
                let pack = try await hub.bring(packFile: form.files("pack").first ?? [], by: staff)
                return Self.back(pack.division, .brought)
            } catch let refusal as PackRefusal {
                return try await page(staff, visitor, refusal: refusal)
            }
        }
    }

    @Sendable
    private func activate(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let values = FormValues(fields)
            let visitor = Visitor(staff, asked: values["division"], packs: hub.packs)
            do {
                if let id = values["call-off"].flatMap({ UUIDv7($0) }) {
                    try await hub.callOff(activation: id, in: visitor.division, by: staff)
                    return Self.back(visitor.division, .calledOff)
                }
                guard let digest = values["activate"] else { throw HTTPError(.badRequest) }
                // A day that is none is answered like one that is too early.
                let day = values["from"].flatMap { CivilDate(iso: $0) } ?? CivilDate(daysSinceEpoch: 0)
                _ = try await hub.activate(pack: digest, in: visitor.division, from: day, by: staff)
                return Self.back(visitor.division, .activated)
            } catch let refusal as PackRefusal {
                return try await page(staff, visitor, refusal: refusal)
            }
        }
    }

    private static func back(_ division: String, _ done: PackDone) -> Response {
        Doorkeeper.redirect(to: "/admin/packs?division=\(division)&done=\(done.rawValue)")
    }

    private func page(
        _ staff: SignedInStaff, _ visitor: Visitor, done: String? = nil, refusal: PackRefusal? = nil
    ) async throws -> Response {
        _ = try await hub.accounts.allow(.managePacks, for: staff, in: visitor.division)
        let packs = hub.packs
        let scene = PackScene(
            visitor: visitor, packs: packs, today: hub.surroundings.now().date,
            tabs: DivisionTab.tabs("/admin/packs", of: visitor, staff, packs: packs), done: done, refusal: refusal)
        return templates.page("admin-packs", PackPage(scene), status: refusal == nil ? .ok : .unprocessableContent)
    }
}

/// What was done last about packs.
enum PackDone: String {
    case brought, activated
    case calledOff = "called-off"

    var words: String {
        switch self {
        case .brought: "政策包已经导入，签名和检查都通过了。请看清下面的变化再启用。"
        case .activated: "已经安排启用。到那一天，新收的办件按新的规定办，各终端会自己换上。"
        case .calledOff: "这次启用已经取消。"
        }
    }
}
