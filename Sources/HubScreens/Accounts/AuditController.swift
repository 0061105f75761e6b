import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// Who did what and when, and whether the record of it is whole.
struct AuditController {
    /// Entries on one page.
    private static let pageLength = 50

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/audit", use: show)
        router.post("/audit", use: verify)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            try hub.limits.take(.search, staff.limitName)
            let query = AuditQuery(home: staff.id.division) { name in
                request.uri.queryParameters[name[...]].map { String($0) }
            }
            return templates.page("account-audit", try await view(query, staff))
        }
    }

    /// Goes through the whole chain, so it is asked for by a form and not by every page.
    @Sendable
    private func verify(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            try hub.limits.take(.search, staff.limitName)
            let query = AuditQuery(home: staff.id.division) { fields[$0] }
            var view = try await view(query, staff)
            let written = fields["awaited"].flatMap { $0.isEmpty ? nil : $0 }
            let awaited = written.flatMap { AuditHead($0) }
            if written != nil, awaited == nil {
                view.fault = FaultView(field: "awaited", text: "抄录的末条校验值不完整，应是条数、空格和 64 位字母数字。")
                return templates.page("account-audit", view, status: .unprocessableContent)
            }
            let (head, found) = try await hub.accounts.auditBreak(of: query.division, awaiting: awaited)
            view.broken = found?.message
            view.whole = found == nil ? head.text : nil
            return templates.page("account-audit", view)
        }
    }

    private func view(_ query: AuditQuery, _ staff: SignedInStaff) async throws -> AuditView {
        let search = AuditSearch(
            object: query.object, workNumber: query.workNumber, before: query.before, limit: Self.pageLength + 1)
        let found = try await hub.accounts.auditEntries(of: query.division, search, for: staff)
        let shown = Array(found.prefix(Self.pageLength))
        let earlier = found.count > shown.count ? shown.last?.sequence : nil
        return AuditView(shown, earlier: earlier, query: query, staff: staff, packs: hub.packs)
    }
}

/// What is looked for in the trail.
struct AuditQuery {
    var division: String
    var workNumber: String?
    var object: String?
    var before: Int64?

    init(home: String, _ field: (String) -> String?) {
        func text(_ name: String) -> String? {
            field(name).flatMap { $0.allSatisfy(\.isWhitespace) ? nil : $0.filter { !$0.isWhitespace } }
        }
        division = text("division") ?? home
        workNumber = text("number").map { StaffID(division: home, typed: $0).workNumber }
        object = text("object")
        before = text("before").flatMap { Int64($0) }
    }
}
