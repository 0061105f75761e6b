import Foundation
import HTTPTypes
import HallCore
public import Hummingbird
import NIOCore

/// What travels with a request.
public struct OutsideContext: RequestContext {
    public var coreContext: CoreRequestContextStorage

    /// Gathers its parts.
    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}

/// A request as the played systems read it.
struct SystemRequest: Sendable {
    let isWriting: Bool
    let path: String
    let query: [String: String]
    /// Names in lower case.
    let headers: [String: String]
    let body: [UInt8]
    /// Parts of the path, by name.
    let parameters: [String: String]
    /// How the caller reached us: `127.0.0.1:8490`.
    let authority: String

    init(_ request: Request, _ context: OutsideContext) async throws {
        isWriting = request.method != .get
        path = request.uri.path
        query = Dictionary(
            request.uri.queryParameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { $1 })
        headers = Dictionary(
            request.headers.map { ($0.name.canonicalName, $0.value) }, uniquingKeysWith: { first, _ in first })
        body = Array(try await request.body.collect(upTo: 1024 * 1024).readableBytesView)
        parameters = Dictionary(
            context.parameters.map { (String($0.key), String($0.value)) }, uniquingKeysWith: { $1 })
        authority = request.head.authority ?? "127.0.0.1"
    }

    /// The body as JSON; null when it is none.
    var json: JSONValue { (try? JSONValue(parsing: body)) ?? .null }

    /// The `Idempotency-Key`, which has to be a string in quotation marks.
    var idempotencyKey: String? {
        guard let value = headers["idempotency-key"], value.count > 2, value.hasPrefix("\""), value.hasSuffix("\"")
        else { return nil }
        return String(value.dropFirst().dropLast())
    }

    func parameter(_ name: String) -> String { parameters[name] ?? "" }
}
