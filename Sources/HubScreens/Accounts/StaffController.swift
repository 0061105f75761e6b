import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// The list of staff, and what an administrator does to accounts.
struct StaffController {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/staff", use: list)
        router.get("/staff/new", use: blank)
        router.post("/staff/new", use: add)
        router.get("/staff/:division/:number", use: show)
        router.post("/staff/:division/:number", use: act)
    }

    @Sendable
    private func list(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let division = division(request, staff)
            let members = try await hub.accounts.staff(of: division, for: staff)
            return templates.page(
                "account-staff", StaffListView(members, division: division, staff: staff, packs: hub.packs))
        }
    }

    @Sendable
    private func blank(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let division = division(request, staff)
            _ = try await hub.accounts.allow(.manageStaff, for: staff, in: division)
            return page(NewMember(), StaffID(division: division, workNumber: ""), staff)
        }
    }

    @Sendable
    private func add(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let id = StaffID(division: fields["home"] ?? staff.id.division, typed: fields["number"] ?? "")
            _ = try await hub.accounts.allow(.manageStaff, for: staff, in: id.division)
            let form = NewMember(
                name: fields["name"] ?? "", number: fields["number"] ?? "", rows: PostRow.rows(in: fields))
            guard let posts = PostRow.posts(form.rows) else { return page(form, id, staff, .noPost) }
            do {
                let password = try await hub.accounts.add(id, name: form.name, posts: posts, by: staff)
                return firstPassword(password, of: id, staff)
            } catch let refusal as AccountRefusal {
                guard let field = Self.field(of: refusal) else { throw refusal }
                let fault = FaultView(field: field, text: doorkeeper.text(of: refusal, for: staff) + "。")
                return page(form, id, staff, fault)
            }
        }
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let member = try await member(context, staff)
            var view = MemberView(member, staff: staff, packs: hub.packs)
            view.done = request.uri.queryParameters["done"].flatMap { MemberAct(rawValue: String($0)) }?.done
            return templates.page("account-member", view)
        }
    }

    @Sendable
    private func act(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let member = try await member(context, staff)
            switch fields["act"].flatMap({ MemberAct(rawValue: $0) }) {
            case nil: throw HTTPError(.badRequest)
            case .posts: return try await setPosts(PostRow.rows(in: fields), of: member, staff)
            case .password:
                return firstPassword(
                    try await hub.accounts.resetPassword(of: member.id, by: staff), of: member.id, staff)
            case .disable: try await hub.accounts.setActive(false, of: member.id, by: staff)
            case .enable: try await hub.accounts.setActive(true, of: member.id, by: staff)
            case .lock: try await hub.accounts.liftLock(of: member.id, by: staff)
            case .factor: try await hub.accounts.resetSecondFactor(of: member.id, by: staff)
            }
            return Doorkeeper.redirect(to: MemberView.path(of: member.id) + "?done=" + (fields["act"] ?? ""))
        }
    }

    private func setPosts(
        _ rows: [PostRow], of member: StaffMember, _ staff: SignedInStaff
    ) async throws -> Response {
        guard let posts = PostRow.posts(rows) else {
            var view = MemberView(member, staff: staff, packs: hub.packs)
            view.fault = .noPost
            return templates.page("account-member", view, status: .unprocessableContent)
        }
        try await hub.accounts.setPosts(posts, of: member.id, by: staff)
        return Doorkeeper.redirect(to: MemberView.path(of: member.id) + "?done=" + MemberAct.posts.rawValue)
    }
}

extension StaffController {
    private func division(_ request: Request, _ staff: SignedInStaff) -> String {
        request.uri.queryParameters["division"].map { String($0) } ?? staff.id.division
    }

    /// - Throws: ``AccountRefusal/unknown``.
    private func member(_ context: HubContext, _ staff: SignedInStaff) async throws -> StaffMember {
        let id = StaffID(
            division: context.parameters.get("division") ?? "", typed: context.parameters.get("number") ?? "")
        let members = try await hub.accounts.staff(of: id.division, for: staff)
        guard let member = members.first(where: { $0.id == id }) else { throw AccountRefusal.unknown }
        return member
    }

    private func page(
        _ form: NewMember, _ id: StaffID, _ staff: SignedInStaff, _ fault: FaultView? = nil
    ) -> Response {
        let view = NewMemberView(form, division: id.division, staff: staff, packs: hub.packs, fault: fault)
        return templates.page("account-new", view, status: fault == nil ? .ok : .unprocessableContent)
    }

    /// Shown in this answer and nowhere else.
    private func firstPassword(_ password: String, of id: StaffID, _ staff: SignedInStaff) -> Response {
        templates.page(
            "account-first-password",
            FirstPasswordView(
                head: HeadView(staff), workNumber: id.workNumber, password: password,
                href: MemberView.path(of: id)))
    }

    /// The field of the form that a refusal is about; nil when it is about none.
    private static func field(of refusal: AccountRefusal) -> String? {
        switch refusal {
        case .exists, .badWorkNumber: "number"
        case .nameMissing, .nameTooLong: "name"
        case .badPost: "office-0"
        default: nil
        }
    }
}

extension FaultView {
    fileprivate static let noPost = FaultView(field: "office-0", text: "请至少选择一个岗位。要让人不能再登录，请停用账号。")
}
