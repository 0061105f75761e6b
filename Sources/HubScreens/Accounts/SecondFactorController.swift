import HTTPTypes
import HallCore
import HubService
import Hummingbird

/// Binding a phone that makes one-time codes.
struct SecondFactorController {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/account/second-factor", use: explain)
        router.post("/account/second-factor", use: begin)
        router.post("/account/second-factor/code", use: finish)
    }

    @Sendable
    private func explain(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.recognise(request) { staff in
            if let other = otherDuty(of: staff) { return other }
            return templates.page("account-factor", SecondFactorView(staff))
        }
    }

    /// The secret is shown in this answer and nowhere else, so it is no page of its own.
    @Sendable
    private func begin(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.recognise(posted: request) { staff, _ in
            if let other = otherDuty(of: staff) { return other }
            var view = SecondFactorView(staff)
            view.asksCode = true
            view.enrolment = try SecondFactorView.Enrolment(await hub.accounts.beginEnrolment(by: staff))
            return templates.page("account-factor", view)
        }
    }

    @Sendable
    private func finish(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.recognise(posted: request) { staff, fields in
            if let other = otherDuty(of: staff) { return other }
            do {
                let codes = try await hub.accounts.finishEnrolment(fields["code"] ?? "", by: staff)
                return templates.page("account-recovery", RecoveryView(head: HeadView(staff), codes: codes))
            } catch AccountRefusal.wrongCode {
                var view = SecondFactorView(staff)
                view.asksCode = true
                view.fault = FaultView(field: "code", text: "动态口令不对。请看手机上现在的数字再输一次；手机上没有的话，重新显示二维码。")
                return templates.page("account-factor", view, status: .unprocessableContent)
            }
        }
    }

    private func otherDuty(of staff: SignedInStaff) -> Response? {
        guard let duty = staff.duty, duty != .enrolSecondFactor else { return nil }
        return Doorkeeper.redirect(to: duty.path)
    }
}
