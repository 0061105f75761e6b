import HTTPTypes
import HallCore
import HubService
import Hummingbird

/// Knows a member of staff by the cookie, and a form by the token in it.
///
/// Whoever is not signed in is led to the sign-in page, whoever has something to do first (enter the code, change the
/// password, enrol a phone) is led there, and what is refused is said in words.
struct Doorkeeper: Sendable {
    let hub: Hub
    let templates: Templates
    let settings: HubScreenSettings

    /// Runs a page for somebody who is signed in and may begin work.
    func admit(_ request: Request, _ page: (SignedInStaff) async throws -> Response) async throws -> Response {
        try await recognise(request) { staff in
            if let duty = staff.duty { return Self.redirect(to: duty.path) }
            return try await page(staff)
        }
    }

    /// Runs what a form asks for, if the form carries the session's token.
    func admit<Form: GuardedForm>(
        _ request: Request, form: Form.Type, _ act: (SignedInStaff, Form) async throws -> Response
    ) async throws -> Response {
        try await admit(posted: request) { try await act($0, try $1.decoded(form)) }
    }

    /// The same for forms whose fields are not known beforehand.
    func admit(
        posted request: Request, _ act: (SignedInStaff, FormFields) async throws -> Response
    ) async throws -> Response {
        try await recognise(posted: request) { staff, fields in
            if let duty = staff.duty { return Self.redirect(to: duty.path) }
            return try await act(staff, fields)
        }
    }

    /// Runs a page for somebody who is signed in, whatever they have to do first.
    func recognise(_ request: Request, _ page: (SignedInStaff) async throws -> Response) async throws -> Response {
        guard let staff = try await staff(request) else { return signInFirst(request) }
        do { return try await page(staff) } catch let refusal as AccountRefusal {
            return answer(refusal, to: staff, request, fields: nil)
        }
    }

    /// Runs what a form asks for, whatever they have to do first.
    func recognise(
        posted request: Request, _ act: (SignedInStaff, FormFields) async throws -> Response
    ) async throws -> Response {
        guard let staff = try await staff(request) else { return signInFirst(request) }
        let fields = try await FormFields(request)
        guard let token = fields["token"], staff.carries(formToken: token) else { return foreignForm(staff) }
        do { return try await act(staff, fields) } catch let refusal as AccountRefusal {
            return answer(refusal, to: staff, request, fields: fields)
        }
    }

    static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }

    private func staff(_ request: Request) async throws -> SignedInStaff? {
        guard let token = token(request), let staff = try await hub.accounts.signedIn(token: token) else { return nil }
        try hub.limits.take(.page, staff.limitName)
        return staff
    }
}

/// A form that carries its session's token.
protocol GuardedForm: Decodable {
    var token: String { get }
}

extension SignedInStaff.Duty {
    /// The page where it is done.
    var path: String {
        switch self {
        case .enterCode: "/account/code"
        case .changePassword: "/account/password"
        case .enrolSecondFactor: "/account/second-factor"
        }
    }
}
