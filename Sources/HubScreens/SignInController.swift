import HTTPTypes
import HallCore
import HubService
import Hummingbird

/// Signing in and out.
struct SignInController {
    struct SignInForm: Decodable {
        var name: String
        var pin: String
    }

    struct SignOutForm: GuardedForm {
        var token: String
    }

    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/login") { _, _ in templates.page("login", LoginView()) }
        router.post("/login", use: signIn)
        router.post("/logout", use: signOut)
    }

    @Sendable
    private func signIn(_ request: Request, _ context: HubContext) async throws -> Response {
        let form = try await Doorkeeper.decode(SignInForm.self, from: request)
        switch try hub.signIn(name: form.name, pin: form.pin) {
        case .opened(let token):
            return doorkeeper.settingCookie(token, on: Doorkeeper.redirect(to: "/"))
        case .wrong:
            return refuse(form, "姓名或口令对不上，请重新输入。", status: .unprocessableContent)
        case .locked(let until):
            return refuse(form, "口令错的次数太多，已锁定到 \(until.clock)，请到时再试。", status: .tooManyRequests)
        }
    }

    @Sendable
    private func signOut(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request, form: SignOutForm.self) { _, _ in
            if let token = doorkeeper.token(request) { try hub.signOut(token: token) }
            return doorkeeper.clearingCookie(on: Doorkeeper.redirect(to: "/login"))
        }
    }

    private func refuse(_ form: SignInForm, _ error: String, status: HTTPResponse.Status) -> Response {
        templates.page("login", LoginView(name: form.name, error: error), status: status)
    }
}
