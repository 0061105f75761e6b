import HTTPTypes
import HubMessages
import HubService
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Hands HallSync's requests to the hub as they came, and its answers back.
struct SyncController {
    /// A body beyond this is not even read to be refused with a signature.
    private static let maximumBody = 1024 * 1024

    let hub: Hub

    func addRoutes(to router: Router<HubContext>) {
        // What HallSync has no such address or method for is refused with a signature too.
        for method: HTTPRequest.Method in [.get, .head, .post, .put, .patch, .delete, .options, .trace] {
            router.on("/v1/**", method: method, use: answer)
        }
    }

    /// A long poll ends at once when the server is told to stop: it is answered empty and the kiosk comes back.
    @Sendable
    private func answer(_ request: Request, _ context: HubContext) async throws -> Response {
        let body = try await request.body.collect(upTo: Self.maximumBody)
        let message = SyncRequest(
            method: request.method.rawValue, target: request.head.path ?? "/",
            headers: Dictionary(request.headers.map { ($0.name.canonicalName, $0.value) }) { first, _ in first },
            body: Array(body.readableBytesView), source: context.source)
        let hub = hub
        let answer = await withGracefulShutdownHandler {
            await hub.answer(message)
        } onGracefulShutdown: {
            hub.endPolls()
        }
        let response = Self.response(answer)
        return request.method == .head ? response.createHeadResponse() : response
    }

    private static func response(_ answer: SyncAnswer) -> Response {
        var headers = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: .init(code: answer.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}
