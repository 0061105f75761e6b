import HubService
import Hummingbird

extension Doorkeeper {
    /// With the prefix `__Host-` a browser takes the cookie from this server only, over HTTPS only.
    private var cookieName: String { settings.secureCookies ? "__Host-lianban" : "lianban_staff" }

    func token(_ request: Request) -> String? {
        request.cookies[cookieName]?.value
    }

    func settingCookie(_ token: String, on response: Response) -> Response {
        with(cookie(token, maximumAge: nil), on: response)
    }

    func clearingCookie(on response: Response) -> Response {
        with(cookie("", maximumAge: 0), on: response)
    }

    private func cookie(_ value: String, maximumAge: Int?) -> Cookie {
        Cookie(
            name: cookieName, value: value, maxAge: maximumAge, path: "/", secure: settings.secureCookies,
            httpOnly: true, sameSite: .lax)
    }

    private func with(_ cookie: Cookie, on response: Response) -> Response {
        var response = response
        response.setCookie(cookie)
        return response
    }
}
