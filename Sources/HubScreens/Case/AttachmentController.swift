import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird
import NIOCore
import QRCode

/// Pages that applicants sent, for staff who see papers of the case. What strangers sent never runs here: only formats
/// known by their bytes, under the type found so, in a sandbox without an origin.
struct AttachmentController {
    let hub: Hub
    let doorkeeper: Doorkeeper

    func addRoutes(to router: Router<HubContext>) {
        router.get("/cases/:id/pages/:digest", use: show)
        router.get("/cases/:id/papers/:paper", use: paper)
    }

    /// A paper that was printed again, to be printed by the browser.
    @Sendable
    private func paper(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            guard let id = context.parameters.get("id").flatMap({ UUIDv7($0) }),
                let name = context.parameters.get("paper"), let paper = try await hub.reprint(name, of: id, for: staff)
            else { throw HTTPError(.notFound) }
            let html = HTMLPaper { payload in
                (try? QRMatrix(text: payload)).map { HTMLPaper.CodeDrawing(size: $0.size, path: $0.svgPath) }
            }.document(paper)
            var fields = Self.closed
            fields[.contentType] = "text/html; charset=utf-8"
            fields[.contentSecurityPolicy] =
                "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
            return Response(status: .ok, headers: fields, body: ResponseBody(byteBuffer: ByteBuffer(string: html)))
        }
    }

    private static var closed: HTTPFields {
        var fields = HTTPFields()
        fields[.xContentTypeOptions] = "nosniff"
        fields[.cacheControl] = "no-store"
        fields[.referrerPolicy] = "no-referrer"
        return fields
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            guard let id = context.parameters.get("id").flatMap({ UUIDv7($0) }),
                let digest = context.parameters.get("digest"),
                let (page, content) = try await hub.attachment(digest, of: id, for: staff)
            else { throw HTTPError(.notFound) }
            return Response(
                status: .ok, headers: Self.headers(page),
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: content.content)))
        }
    }

    /// Pictures are shown; a PDF is saved, since a viewer does not work in the sandbox.
    private static func headers(_ page: UploadedPage) -> HTTPFields {
        let name = "\(page.id.prefix(12)).\(page.format.fileExtension)"
        var fields = closed
        fields[.contentType] = page.format.mediaType
        fields[.contentDisposition] = "\(page.format == .pdf ? "attachment" : "inline"); filename=\"\(name)\""
        fields[.contentSecurityPolicy] = "sandbox; default-src 'none'; frame-ancestors 'none'"
        return fields
    }
}
