import Foundation
import HTTPTypes
import HubService
import Hummingbird

/// Knows a clerk by the cookie, and a form by the token in it.
struct Doorkeeper: Sendable {
    private static let cookie = "lianban_clerk"

    let hub: Hub
    let settings: HubScreenSettings

    /// Runs a page for a clerk who is signed in; anyone else is sent to sign in.
    func admit(_ request: Request, _ page: (SignedIn) async throws -> Response) async throws -> Response {
        guard let signedIn = try signedIn(request) else { return Self.redirect(to: "/login") }
        return try await page(signedIn)
    }

    /// Runs what a clerk's form asks for, if the form carries the session's token.
    func admit<Form: GuardedForm>(
        _ request: Request, form: Form.Type, _ act: (SignedIn, Form) async throws -> Response
    ) async throws -> Response {
        guard let signedIn = try signedIn(request) else { return Self.redirect(to: "/login") }
        let form = try await Self.decode(form, from: request)
        guard Self.equal(form.token, signedIn.formToken) else { throw HTTPError(.forbidden) }
        return try await act(signedIn, form)
    }

    func token(_ request: Request) -> String? {
        request.cookies[Self.cookie]?.value
    }

    func settingCookie(_ token: String, on response: Response) -> Response {
        with(
            Cookie(
                name: Self.cookie, value: token, path: "/", secure: settings.secureCookies, httpOnly: true,
                sameSite: .strict), on: response)
    }

    func clearingCookie(on response: Response) -> Response {
        with(
            Cookie(
                name: Self.cookie, value: "", maxAge: 0, path: "/", secure: settings.secureCookies, httpOnly: true,
                sameSite: .strict), on: response)
    }

    static func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }

    static func decode<Form: Decodable>(_ form: Form.Type, from request: Request) async throws -> Form {
        let body = try await request.body.collect(upTo: 16 * 1024)
        do {
            return try URLEncodedFormDecoder().decode(form, from: String(buffer: body))
        } catch { throw HTTPError(.badRequest) }
    }

    private func signedIn(_ request: Request) throws -> SignedIn? {
        try token(request).flatMap { try hub.signedIn(token: $0) }
    }

    private func with(_ cookie: Cookie, on response: Response) -> Response {
        var response = response
        response.setCookie(cookie)
        return response
    }

    private static func equal(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
    }
}

/// A form that carries its session's token.
protocol GuardedForm: Decodable {
    var token: String { get }
}
