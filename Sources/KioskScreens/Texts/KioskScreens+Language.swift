import HTTPTypes
import Hummingbird

/// Pages are made in the language that the browser's cookie names. The attract screen forgets it: the next person starts in
/// Chinese.
struct SpokenLanguage<Context: RequestContext>: RouterMiddleware {
    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let cookie = request.cookies["language"] else { return try await next(request, context) }
        guard request.uri.path != "/" else { return try await forgotten(next(request, context)) }
        let language = Language(rawValue: cookie.value) ?? .chinese
        return try await Language.$current.withValue(language) { try await next(request, context) }
    }

    private func forgotten(_ page: Response) -> Response {
        var page = page
        page.setCookie(KioskScreens.languageCookie("", maxAge: 0))
        return page
    }
}

extension KioskScreens {
    func addLanguage(to router: Router<BasicRequestContext>) {
        router.post("/language") { request, _ in
            guard let language = try await FormBody(request)["to"].flatMap(Language.init) else {
                throw HTTPError(.badRequest)
            }
            var response = go(origin(of: request))
            response.setCookie(Self.languageCookie(language.rawValue))
            return response
        }
    }

    static func languageCookie(_ value: String, maxAge: Int? = nil) -> Cookie {
        Cookie(
            name: "language", value: value, maxAge: maxAge, path: "/", secure: false, httpOnly: true, sameSite: .strict)
    }

    /// The languages that the page does not speak, each by its own name.
    var otherLanguages: [[String: String]] {
        Language.allCases.filter { $0 != Language.current }.map {
            ["code": $0.rawValue, "name": $0.catalogue.text("language.name")]
        }
    }
}
