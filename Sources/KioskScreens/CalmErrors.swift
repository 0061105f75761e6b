import Hummingbird
import KioskStore
import Logging

/// Whatever goes wrong in a page becomes a page that says what happened and what to do; the cause goes to the log.
struct CalmErrors<Context: RequestContext>: RouterMiddleware {
    let screens: KioskScreens

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch StoreFault.noVisit {
            return try await screens.sessionOver()
        } catch let error as any HTTPResponseError {
            return error.status == .notFound
                ? try await screens.notHere() : try await screens.trouble(status: error.status)
        } catch {
            screens.logger.error("page failed", metadata: ["path": "\(request.uri.path)", "cause": "\(error)"])
            return try await screens.trouble(status: .internalServerError)
        }
    }
}
