import HTTPTypes
import HallCore
import HubMessages
import HubService
import Hummingbird
import NIOCore

/// What outside systems report to the hub: signed webhooks, answered with 204 once their effect is kept.
struct OutsideController {
    private static let maximumBody = 256 * 1024

    let hub: Hub
    let utilities: [UtilityLine]

    func addRoutes(to router: Router<HubContext>) {
        router.post("/outside/utilities/:utility/events", use: utilityEvent)
    }

    @Sendable
    private func utilityEvent(_ request: Request, _ context: HubContext) async throws -> Response {
        let name = context.parameters.get("utility") ?? ""
        guard let line = utilities.first(where: { $0.utility == name }) else {
            return .problem(.notFound, "This hub has no system for \(name.prefix(20))", status: 404)
        }
        let body = try await request.body.collect(upTo: Self.maximumBody)
        let headers = Dictionary(request.headers.map { ($0.name.canonicalName.lowercased(), $0.value) }) { first, _ in
            first
        }
        switch try await hub.receive(headers: headers, body: Array(body.readableBytesView), from: line) {
        case .taken: return Response(status: .noContent)
        case .notBelieved:
            try hub.limits.take(.stranger, context.source.text)
            return .problem(.badSignature, "The report is not signed as was agreed", status: 401)
        case .unreadable(let refusal): return .problem(.badRequest, "\(refusal)", status: 422)
        case .unknownTask: return .problem(.notFound, "No such task was given to this system", status: 404)
        case .later: return .problem(.gap, "Reports before this one are missing; send it again", status: 503)
        }
    }
}
