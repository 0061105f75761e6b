import HTTPTypes
import HallCore
import HubMessages
import HubService
import HubStore
import Hummingbird
import NIOCore

/// What outside systems report to the hub: signed webhooks, answered with 204 once their effect is kept.
struct OutsideController {
    private static let maximumBody = 256 * 1024

    let hub: Hub
    let utilities: [UtilityLine]

    func addRoutes(to router: Router<HubContext>) {
        router.post("/outside/utilities/:utility/events", use: utilityEvent)
        router.post("/outside/utilities/:utility/documents", use: document)
        if hub.takesDecisions { router.post("/outside/approval/events", use: decision) }
    }

    @Sendable
    private func utilityEvent(_ request: Request, _ context: HubContext) async throws -> Response {
        guard let line = line(context) else { return Self.noSystem }
        let (headers, body) = try await request.signedMessage(upTo: Self.maximumBody)
        return try response(to: try await hub.receive(headers: headers, body: body, from: line), context)
    }

    /// The bytes of a paper for the utility whose task names it.
    @Sendable
    private func document(_ request: Request, _ context: HubContext) async throws -> Response {
        guard let line = line(context) else { return Self.noSystem }
        let (headers, body) = try await request.signedMessage(upTo: Self.maximumBody)
        switch try await hub.document(headers: headers, body: body, for: line) {
        case .given(let page, let content): return Self.response(page, content)
        case .notBelieved:
            try hub.limits.take(.stranger, context.source.text)
            return .problem(.badSignature, "The question is not signed as was agreed", status: 401)
        case .unreadable(let refusal): return .problem(.badRequest, "\(refusal)", status: 422)
        case .unknown: return .problem(.notFound, "The task names no such paper", status: 404)
        case .over: return .problem(.notFound, "The task is over; its papers are not given any more", status: 410)
        }
    }

    private func line(_ context: HubContext) -> UtilityLine? {
        context.parameters.get("utility").flatMap { name in utilities.first { $0.utility == name } }
    }

    private static var noSystem: Response {
        .problem(.notFound, "This hub has no system for that utility", status: 404)
    }

    private static func response(_ page: UploadedPage, _ content: StoredAttachment) -> Response {
        let fields: HTTPFields = [
            .contentType: page.format.mediaType, .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
        ]
        return Response(
            status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(bytes: content.content)))
    }

    @Sendable
    private func decision(_ request: Request, _ context: HubContext) async throws -> Response {
        let (headers, body) = try await request.signedMessage(upTo: Self.maximumBody)
        return try response(to: try await hub.receiveDecision(headers: headers, body: body), context)
    }

    private func response(to answer: ReportAnswer, _ context: HubContext) throws -> Response {
        switch answer {
        case .taken: return Response(status: .noContent)
        case .notBelieved:
            try hub.limits.take(.stranger, context.source.text)
            return .problem(.badSignature, "The report is not signed as was agreed", status: 401)
        case .unreadable(let refusal): return .problem(.badRequest, "\(refusal)", status: 422)
        case .unknownTask: return .problem(.notFound, "No such task or case is known here", status: 404)
        case .later: return .problem(.gap, "Reports before this one are missing; send it again", status: 503)
        }
    }
}

extension Request {
    /// What a signature is over, with the headers it stands in, by small letters; of two of one name the first counts.
    func signedMessage(upTo maximum: Int) async throws -> (headers: [String: String], body: [UInt8]) {
        let body = try await body.collect(upTo: maximum)
        let headers = headers.map { ($0.name.canonicalName.lowercased(), $0.value) }
        return (Dictionary(headers) { first, _ in first }, Array(body.readableBytesView))
    }
}
