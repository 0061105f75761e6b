import HTTPTypes
import HallCore
import HubService
import Hummingbird

/// What people see and change of their own account, and where they prove once more that it is them.
struct OwnAccountController {
    private struct PasswordForm: Decodable {
        var old: String
        var new: String
        var again: String
    }

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/account", use: show)
        router.get("/account/password", use: askPassword)
        router.post("/account/password", use: changePassword)
        router.post("/account/confirm", use: confirm)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let done = request.uri.queryParameters["done"].map { String($0) }
            return templates.page("account-own", OwnAccountView(staff, packs: hub.packs, done: done))
        }
    }

    @Sendable
    private func askPassword(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.recognise(request) { staff in
            if staff.duty == .enterCode { return Doorkeeper.redirect(to: "/account/code") }
            return templates.page("account-password", PasswordView(staff))
        }
    }

    @Sendable
    private func changePassword(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.recognise(posted: request) { staff, fields in
            let form = try fields.decoded(PasswordForm.self)
            guard form.new == form.again else {
                return refuse(staff, FaultView(field: "again", text: "两次输入的新密码不一样，请重新输入。"))
            }
            do {
                try await hub.accounts.changePassword(from: form.old, to: form.new, by: staff)
            } catch let refusal as AccountRefusal where refusal != .signInAgain {
                let field = if case .password = refusal { "new" } else { "old" }
                return refuse(staff, FaultView(field: field, text: doorkeeper.text(of: refusal, for: staff) + "。"))
            }
            return Doorkeeper.redirect(to: staff.duty == nil ? "/account?done=password" : "/")
        }
    }

    private func refuse(_ staff: SignedInStaff, _ fault: FaultView) -> Response {
        templates.page("account-password", PasswordView(staff, fault: fault), status: .unprocessableContent)
    }

    /// After the proof what was posted is posted again: 307 keeps method and body.
    @Sendable
    private func confirm(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let wanted = WantedPage(fields["step-up-page"])
            let isPost = fields["step-up-post"] != nil
            do {
                try await hub.accounts.stepUp(fields["step-up-proof"] ?? "", by: staff)
            } catch let refusal as AccountRefusal where refusal != .signInAgain {
                let fault = FaultView(field: "proof", text: doorkeeper.text(of: refusal, for: staff) + "。")
                let view = ConfirmView(staff, wanted: wanted, fields: isPost ? fields : nil, fault: fault)
                return templates.page("account-confirm", view, status: refusal.status)
            }
            return Response(status: isPost ? .temporaryRedirect : .seeOther, headers: [.location: wanted.path])
        }
    }
}
