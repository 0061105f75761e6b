import HTTPTypes
import HallCore
import HubService
import Hummingbird
import Logging
import NIOCore

/// Open311 GeoReport v2, for repairs: https://wiki.open311.org/GeoReport_v2
struct GeoReportController {
    private static let longestBody = 64 * 1024

    let hub: Hub
    /// Whether clients reach the hub over HTTPS.
    let isSecure: Bool

    func addRoutes(to router: Router<HubContext>) {
        let group = router.group("/open311/v2")
        for format in [GeoReportFormat.xml, .json] {
            group.get("discovery.\(format.rawValue)") { request, _ in
                let address = "\(isSecure ? "https" : "http")://\(request.head.authority ?? "localhost")/open311/v2"
                return Self.answer(GeoReportValue(discovery: address), root: "discovery", format)
            }
            group.get("services.\(format.rawValue)") { request, context in
                try await asked(context, format) {
                    let services = try hub.geoReportServices(in: Self.query(request)["jurisdiction_id"])
                    return Self.answer(GeoReportValue(services), root: "services", format)
                }
            }
            group.get("requests.\(format.rawValue)") { request, context in
                try await asked(context, format) { try await list(GeoReportQuery(Self.query(request)), format) }
            }
            group.post("requests.\(format.rawValue)") { request, context in
                try await guarded(format) { try await post(request, format, from: context.source) }
            }
        }
        group.get("services/:name", use: definition)
        group.get("requests/:name", use: request)
        group.get("tokens/:name", use: token)
    }

    @Sendable
    private func definition(_ request: Request, _ context: HubContext) async throws -> Response {
        let (code, format) = Self.named(context)
        return try await asked(context, format) {
            let attributes = try hub.geoReportAttributes(of: code, in: Self.query(request)["jurisdiction_id"])
            return Self.answer(GeoReportValue(definition: code, attributes), root: "service_definition", format)
        }
    }

    @Sendable
    private func request(_ request: Request, _ context: HubContext) async throws -> Response {
        let (number, format) = Self.named(context)
        return try await asked(context, format) {
            var query = GeoReportQuery()
            query.jurisdiction = Self.query(request)["jurisdiction_id"]
            query.numbers = [number]
            let found = try await hub.geoReports(query)
            guard !found.isEmpty else { throw GeoReportRefusal(status: 404, texts: ["没有这个报修"]) }
            return Self.answer(GeoReportValue(found), root: "service_requests", format)
        }
    }

    /// Every repair has its number at once, so no token was ever given.
    @Sendable
    private func token(_ request: Request, _ context: HubContext) async throws -> Response {
        let (_, format) = Self.named(context)
        return Self.refused(GeoReportRefusal(status: 404, texts: ["没有这个 token；报修的编号提交时就给"]), format)
    }

    private func list(_ query: GeoReportQuery, _ format: GeoReportFormat) async throws -> Response {
        Self.answer(GeoReportValue(try await hub.geoReports(query)), root: "service_requests", format)
    }

    private func post(
        _ request: Request, _ format: GeoReportFormat, from source: SourceAddress
    ) async throws -> Response {
        let type = request.headers[.contentType]
        guard type == nil || FormFields.isForm(type) else {
            throw GeoReportRefusal(status: 415, texts: ["请求的内容要用 application/x-www-form-urlencoded"])
        }
        let body = try await request.body.collect(upTo: Self.longestBody)
        let key = request.headers.first { $0.name.canonicalName == "idempotency-key" }?.value
        let post = GeoReportPost(try FormFields(body: String(buffer: body)), idempotencyKey: key)
        let (number, isNew) = try await hub.takeGeoReport(post, from: source)
        return Self.answer(
            GeoReportValue(posted: number), root: "service_requests", format, status: isNew ? .created : .ok)
    }

    /// The last part of an address, `water.repair.json`, without its format; XML when it names none.
    private static func named(_ context: HubContext) -> (name: String, format: GeoReportFormat) {
        let name = context.parameters.get("name") ?? ""
        guard let dot = name.lastIndex(of: "."),
            let format = GeoReportFormat(rawValue: String(name[name.index(after: dot)...]))
        else { return (name, .xml) }
        return (String(name[..<dot]), format)
    }

    private static func query(_ request: Request) -> [String: String] {
        let pairs = request.uri.queryParameters.map { (String($0.key), String($0.value)) }
        return Dictionary(pairs.filter { !$0.1.isEmpty }) { first, _ in first }
    }

    /// A question, which needs no key.
    private func asked(
        _ context: HubContext, _ format: GeoReportFormat, _ work: () async throws -> Response
    ) async throws -> Response {
        try await guarded(format) {
            try hub.limits.take(.repairs, context.source.text)
            return try await work()
        }
    }

    /// Everything that goes wrong is answered in the standard's own form.
    private func guarded(
        _ format: GeoReportFormat, _ work: () async throws -> Response
    ) async throws -> Response {
        do {
            return try await work()
        } catch let refusal as GeoReportRefusal {
            return Self.refused(refusal, format)
        } catch let wait as TooManyRequests {
            let words = "请求太频繁，请等 \(wait.waitSeconds) 秒后再试"
            var response = Self.refused(GeoReportRefusal(status: 429, texts: [words]), format)
            response.headers[.retryAfter] = String(wait.waitSeconds)
            return response
        } catch is NIOTooManyBytesError {
            return Self.refused(GeoReportRefusal(status: 413, texts: ["请求的内容太长"]), format)
        } catch let error as HTTPError where error.status.code < 500 {
            return Self.refused(GeoReportRefusal(status: 400, texts: ["请求的内容读不出来"]), format)
        }
    }

    private static func refused(_ refusal: GeoReportRefusal, _ format: GeoReportFormat) -> Response {
        answer(
            GeoReportValue(faults: refusal.texts, status: refusal.status), root: "errors", format,
            status: .init(code: refusal.status))
    }

    private static func answer(
        _ value: GeoReportValue, root: String, _ format: GeoReportFormat, status: HTTPResponse.Status = .ok
    ) -> Response {
        Response(
            status: status, headers: [.contentType: format.mediaType, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: format.text(value, root: root))))
    }
}
