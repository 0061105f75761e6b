import Foundation
import HTTPTypes
import Hummingbird

/// What holds for every clerks' page: nothing is kept in caches, nothing foreign is loaded, no foreign page posts here.
struct PageGuard: RouterMiddleware {
    typealias Context = HubContext

    func handle(
        _ request: Request, context: HubContext, next: (Request, HubContext) async throws -> Response
    ) async throws -> Response {
        guard request.method == .get || request.method == .head || Self.isSameOrigin(request) else {
            throw HTTPError(.forbidden)
        }
        var response = try await next(request, context)
        for field in Self.headers { response.headers[field.name] = field.value }
        return response
    }

    /// Browsers name the page that posts in `Origin`; it must be this server.
    static func isSameOrigin(_ request: Request) -> Bool {
        guard let origin = request.headers[.origin] else { return request.headers[.secFetchSite] == "same-origin" }
        guard let host = request.head.authority, let url = URL(string: origin), let name = url.host() else {
            return false
        }
        let port = url.port.map { ":\($0)" } ?? ""
        return host.lowercased() == (name + port).lowercased()
    }

    static let headers: HTTPFields = {
        var fields = HTTPFields()
        fields[.cacheControl] = "no-store"
        fields[.contentSecurityPolicy] =
            "default-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'"
        fields[.xContentTypeOptions] = "nosniff"
        fields[.referrerPolicy] = "same-origin"
        return fields
    }()
}

extension HTTPField.Name {
    static let secFetchSite = Self.make("Sec-Fetch-Site")
    static let referrerPolicy = Self.make("Referrer-Policy")

    /// For names that are known to be well formed.
    private static func make(_ name: String) -> HTTPField.Name {
        HTTPField.Name(name) ?? .contentLocation
    }
}
