import HTTPTypes
import HallCore
import HubMessages
import HubService
import Hummingbird
import NIOCore

/// What the payment gateway reports: signed callbacks, answered with 204 once the money is kept.
struct PaymentController {
    private static let maximumBody = 64 * 1024

    let hub: Hub

    func addRoutes(to router: Router<HubContext>) {
        router.post("/outside/payments/events", use: paid)
    }

    @Sendable
    private func paid(_ request: Request, _ context: HubContext) async throws -> Response {
        let (headers, body) = try await request.signedMessage(upTo: Self.maximumBody)
        switch try await hub.receivePayment(headers: headers, body: body) {
        case .taken: return Response(status: .noContent)
        case .notBelieved:
            try hub.limits.take(.stranger, context.source.text)
            return .problem(.badSignature, "The callback is not signed as was agreed", status: 401)
        case .unreadable(let refusal): return .problem(.badRequest, "\(refusal)", status: 422)
        case .unknownOrder: return .problem(.notFound, "There is no such order", status: 404)
        case .notServed: return .problem(.notFound, "This hub takes no payments", status: 404)
        }
    }
}
