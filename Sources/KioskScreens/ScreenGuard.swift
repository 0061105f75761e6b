import HTTPTypes
import Hummingbird

/// Keeps other pages and other machines from driving the terminal, and keeps answers out of every cache.
///
/// A request for another host, or a post that does not come from our own page, is refused.
struct ScreenGuard<Context: RequestContext>: RouterMiddleware {
    let authority: String

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard isOurs(request) else {
            return Response(
                status: .forbidden, headers: Self.headers, body: ResponseBody(byteBuffer: .init(string: "forbidden\n")))
        }
        var response = try await next(request, context)
        for field in Self.headers where response.headers[field.name] == nil {
            response.headers[field.name] = field.value
        }
        return response
    }

    private func isOurs(_ request: Request) -> Bool {
        guard request.head.authority == authority else { return false }
        guard request.method == .post else { return true }
        guard let origin = request.headers[.origin] else { return false }
        return origin == "http://\(authority)"
    }

    private static var headers: HTTPFields {
        [
            .cacheControl: "no-store",
            .contentSecurityPolicy: "default-src 'self'; frame-ancestors 'none'; form-action 'self'; base-uri 'none'",
            .xContentTypeOptions: "nosniff",
            .referrerPolicy: "same-origin",
        ]
    }
}

extension HTTPField.Name {
    static var referrerPolicy: HTTPField.Name { HTTPField.Name("Referrer-Policy") ?? .referer }
}
