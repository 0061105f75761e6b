import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// Signing in with work number and password, the code after it, and signing out.
struct SignInController {
    private struct SignInForm: Decodable {
        var division: String
        var workNumber: String
        var password: String
        var then: String?
    }

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/login") { request, _ in
            let wanted = WantedPage(request.uri.queryParameters["then"].map { String($0) })
            return templates.page("login", LoginView(hub.packs, wanted: wanted))
        }
        router.post("/login", use: signIn)
        router.post("/logout", use: signOut)
        router.get("/account/code", use: askCode)
        router.post("/account/code", use: enterCode)
    }

    @Sendable
    private func signIn(_ request: Request, _ context: HubContext) async throws -> Response {
        let form = try await FormFields(request).decoded(SignInForm.self)
        let wanted = WantedPage(form.then)
        let (division, number) = LoginView.account(typed: form.workNumber, chosen: form.division)
        try hub.limits.take(.signIn, context.source.text)
        let attempt = SignInAttempt(
            division: division, workNumber: number, password: form.password, address: context.source)
        try hub.limits.take(.signInAccount, attempt.id.limitName)
        let outcome = try await hub.accounts.signIn(attempt)
        switch outcome {
        case .opened(let token):
            return doorkeeper.settingCookie(token, on: Doorkeeper.redirect(to: wanted.path))
        case .codeNeeded(let token):
            let path = "/account/code?then=" + wanted.escaped
            return doorkeeper.settingCookie(token, on: Doorkeeper.redirect(to: path))
        case .wrong, .signInAgain:
            return refuse(form, "工号或密码对不上，请重新输入。", status: .unprocessableContent)
        case .locked(let until):
            return refuse(form, Self.wait(until), status: .tooManyRequests)
                .waiting(until: until, from: hub.surroundings.now())
        }
    }

    private func refuse(_ form: SignInForm, _ text: String, status: HTTPResponse.Status) -> Response {
        var view = LoginView(
            hub.packs, wanted: WantedPage(form.then), chosen: form.division, workNumber: form.workNumber)
        view.fault = FaultView(field: "workNumber", text: text)
        return templates.page("login", view, status: status)
    }

    @Sendable
    private func signOut(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.recognise(posted: request) { _, _ in
            if let token = doorkeeper.token(request) { try await hub.accounts.signOut(token: token) }
            return doorkeeper.clearingCookie(on: Doorkeeper.redirect(to: "/login"))
        }
    }

    @Sendable
    private func askCode(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.recognise(request) { staff in
            let wanted = WantedPage(request.uri.queryParameters["then"].map { String($0) })
            guard staff.duty == .enterCode else { return Doorkeeper.redirect(to: wanted.path) }
            return templates.page("account-code", CodeView(head: HeadView(staff), wanted: wanted.path))
        }
    }

    @Sendable
    private func enterCode(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.recognise(posted: request) { staff, fields in
            let wanted = WantedPage(fields["then"])
            guard let token = doorkeeper.token(request), staff.duty == .enterCode else {
                return Doorkeeper.redirect(to: wanted.path)
            }
            try hub.limits.take(.signInAccount, staff.limitName)
            switch try await hub.accounts.enterCode(
                fields["code"] ?? "", token: token, address: context.source)
            {
            case .opened(let token), .codeNeeded(let token):
                return doorkeeper.settingCookie(token, on: Doorkeeper.redirect(to: wanted.path))
            case .wrong:
                let text = doorkeeper.text(of: .wrongCode, for: staff) + "。"
                return refuseCode(staff, wanted, text, status: .unprocessableContent)
            case .locked(let until):
                return refuseCode(staff, wanted, Self.wait(until), status: .tooManyRequests)
                    .waiting(until: until, from: hub.surroundings.now())
            case .signInAgain: return doorkeeper.clearingCookie(on: Doorkeeper.redirect(to: "/login"))
            }
        }
    }

    private func refuseCode(
        _ staff: SignedInStaff, _ wanted: WantedPage, _ text: String, status: HTTPResponse.Status
    ) -> Response {
        let view = CodeView(head: HeadView(staff), wanted: wanted.path, fault: FaultView(field: "code", text: text))
        return templates.page("account-code", view, status: status)
    }

    private static func wait(_ until: Timestamp) -> String {
        "输错的次数太多，已锁定到 \(until.clock)，请到时再试。忘记密码请找管理员重置。"
    }
}
