import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

extension Doorkeeper {
    /// Leads to the sign-in page, and from there back to what was asked for.
    func signInFirst(_ request: Request) -> Response {
        guard request.method == .get, request.uri.path != "/" else { return Self.redirect(to: "/login") }
        return Self.redirect(to: "/login?then=" + WantedPage(request).escaped)
    }

    /// A form that no page of this session made.
    func foreignForm(_ staff: SignedInStaff) -> Response {
        templates.message(
            MessageView(
                head: HeadView(staff), title: "没有办理", text: "这个表单已经失效，什么都没有改动。请返回后重新打开页面再办。"),
            status: .forbidden)
    }

    /// What became of an act that the accounts did not let through.
    func answer(_ refusal: AccountRefusal, to staff: SignedInStaff, _ request: Request, fields: FormFields?) -> Response
    {
        switch refusal {
        case .signInAgain: Self.redirect(to: "/login")
        case .stepUpNeeded:
            templates.page(
                "account-confirm", ConfirmView(staff, wanted: WantedPage(request), fields: fields), status: .forbidden)
        case .locked(let until): said(refusal, to: staff).waiting(until: until, from: hub.surroundings.now())
        default: said(refusal, to: staff)
        }
    }

    private func said(_ refusal: AccountRefusal, to staff: SignedInStaff) -> Response {
        templates.message(
            MessageView(head: HeadView(staff), title: refusal.title, text: text(of: refusal, for: staff) + "。"),
            status: refusal.status)
    }

    /// A refusal in words, without a full stop.
    func text(of refusal: AccountRefusal, for staff: SignedInStaff) -> String {
        hub.packs.pack(naming: staff.id.division).map { refusal.message(in: $0) } ?? "不能办理，请联系维护人员装上政策包"
    }
}

extension AccountRefusal {
    /// The head of a page that says nothing else.
    var title: String {
        switch self {
        case .notAllowed: "没有权限"
        case .locked: "请稍后再试"
        default: "没有办理"
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .notAllowed: .forbidden
        case .unknown: .notFound
        case .locked: .tooManyRequests
        case .exists: .conflict
        default: .unprocessableContent
        }
    }
}
