import HTTPTypes
import HallCore
import HubMessages
import HubService
import HubStore
import Hummingbird
import Logging
import NIOCore

/// The outermost layer: whatever is thrown below becomes an answer that says what happened and what to do, a problem
/// document for programs and a page for people. It also says where a request comes from.
struct AnswerGuard: RouterMiddleware {
    typealias Context = HubContext

    let templates: Templates
    let address: ClientAddress

    func handle(
        _ request: Request, context: HubContext, next: (Request, HubContext) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.source = address.of(peer: context.peer, forwarded: request.headers[values: .forwardedFor])
        do {
            guard RequestTarget.isReadable(request.uri.string) else { throw HTTPError(.badRequest) }
            return try await next(request, context)
        } catch {
            let trouble = Trouble(error)
            if trouble.status.kind == .serverError {
                context.logger.error(
                    "a request failed", metadata: ["fault": "\(error)", "route": "\(context.endpointPath ?? "-")"])
            }
            let answer = answer(trouble, to: request)
            return request.method == .head ? answer.createHeadResponse() : answer
        }
    }

    private func answer(_ trouble: Trouble, to request: Request) -> Response {
        if RequestTarget.isForPrograms(request.uri.path) { return .problem(trouble.problem, allow: trouble.allow) }
        var response = templates.message(
            TroubleWords(trouble).view(isResidents: RequestTarget.isForResidents(request.uri.path)),
            status: trouble.status)
        for field in PageGuard.headers { response.headers[field.name] = field.value }
        response.headers[.retryAfter] = trouble.waitSeconds.map { String($0) }
        response.headers[.allow] = trouble.allow
        return response
    }
}

/// What went wrong with a request, as far as the one who sent it is told.
struct Trouble {
    var status: HTTPResponse.Status
    var waitSeconds: Int?
    /// With 405: the methods that there are.
    var allow: String?

    init(_ error: any Error) {
        switch error {
        case let wait as TooManyRequests: (status, waitSeconds) = (.tooManyRequests, wait.waitSeconds)
        case is NIOTooManyBytesError: status = .contentTooLarge
        case let error as HTTPError: (status, allow) = (error.status, error.headers[.allow])
        case SQLFault.unavailable, SQLFault.unsettled, SQLFault.busy: (status, waitSeconds) = (.serviceUnavailable, 5)
        case let error as any HTTPResponseError: status = error.status
        default: status = .internalServerError
        }
    }

    var problem: Problem {
        if let waitSeconds, status == .tooManyRequests { return .tooManyRequests(waitSeconds: waitSeconds) }
        let (type, title) = kind
        return Problem(type: type, title: title, status: status.code, retryAfter: waitSeconds)
    }

    private var kind: (ProblemType, String) {
        switch status {
        case .forbidden: (.forbidden, "This is not for whoever asks")
        case .notFound: (.notFound, "There is nothing at this address")
        case .methodNotAllowed: (.methodNotAllowed, "This address takes no such method")
        case .contentTooLarge: (.tooLarge, "The body has more bytes than this address takes")
        case .unsupportedMediaType: (.unsupportedMediaType, "This address does not read such a body")
        case .serviceUnavailable: (.unavailable, "The hub cannot do this now; the same request may succeed later")
        default:
            status.kind == .clientError
                ? (.badRequest, "The request cannot be read")
                : (.internalFault, "The hub could not answer")
        }
    }
}
