import HTTPTypes
import HubService
import Hummingbird
import Logging
import NIOCore

/// What operators and their tools read.
struct OperationsController {
    let hub: Hub

    func addRoutes(to router: Router<HubContext>) {
        router.get("/healthz", use: health)
        router.get("/metrics", use: metrics)
        router.get("/openapi.yaml") { _, _ in
            Self.text(Array(OpenAPIDocument.text.utf8), type: "application/yaml")
        }
        router.get("/hub.css") { _, _ in
            Self.text(PackageResources.hub_css, type: "text/css; charset=utf-8", cache: "public, max-age=600")
        }
    }

    /// Healthy means that the store answers.
    @Sendable
    private func health(_ request: Request, _ context: HubContext) async throws -> Response {
        do {
            try await hub.checkStore()
            return Self.text(Array(#"{"status":"ok"}"#.utf8), type: "application/json")
        } catch {
            context.logger.error("the store does not answer", metadata: ["fault": "\(error)"])
            return Self.text(
                Array(#"{"status":"failed","reason":"the store does not answer"}"#.utf8), type: "application/json",
                status: .serviceUnavailable)
        }
    }

    @Sendable
    private func metrics(_ request: Request, _ context: HubContext) async throws -> Response {
        let text = MetricsText.render(try await hub.counts())
        return Self.text(Array(text.utf8), type: "text/plain; version=0.0.4; charset=utf-8")
    }

    private static func text(
        _ bytes: [UInt8], type: String, cache: String = "no-store", status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: cache],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
