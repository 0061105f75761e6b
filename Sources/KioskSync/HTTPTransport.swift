public import AsyncHTTPClient
public import Foundation
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// HallSync over HTTP or HTTPS. Follows no redirects: the hub sends none, log-in pages do.
public struct HTTPTransport: HubTransport {
    private static let maximumAnswerBytes = 4 * 1024 * 1024

    private let owned: OwnedClient
    private let base: URL

    /// - Parameters:
    ///   - client: as ``makeClient()`` makes it; taken over, and shut down with the last copy of this transport.
    ///   - base: the hub's address without a path, such as `https://hub.example.cn`.
    public init(client: HTTPClient, base: URL) {
        owned = OwnedClient(client)
        self.base = base
    }

    /// A client as this transport needs it.
    public static func makeClient() -> HTTPClient {
        HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPClient.Configuration(
                redirectConfiguration: .disallow,
                timeout: HTTPClient.Configuration.Timeout(connect: .seconds(10))))
    }

    public func send(_ request: HubRequest) async throws -> HubResponse {
        var outgoing = HTTPClientRequest(url: address(of: request.target))
        outgoing.method = HTTPMethod(rawValue: request.method)
        for (name, value) in request.headers { outgoing.headers.replaceOrAdd(name: name, value: value) }
        if !request.body.isEmpty {
            outgoing.headers.replaceOrAdd(name: "content-type", value: "application/json")
            outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        }
        let timeout = TimeAmount(request.timeout)
        let response = try await owned.client.execute(outgoing, timeout: timeout)
        let body = try await response.body.collect(upTo: Self.maximumAnswerBytes)
        let headers = response.headers.map { ($0.name.lowercased(), $0.value) }
        return HubResponse(
            status: Int(response.status.code), headers: Dictionary(headers) { first, _ in first },
            body: Array(body.readableBytesView))
    }

    private func address(of target: String) -> String {
        let text = base.absoluteString
        return (text.hasSuffix("/") ? String(text.dropLast()) : text) + target
    }
}

/// Shuts the client down when nobody can use it any more.
private final class OwnedClient: Sendable {
    let client: HTTPClient

    init(_ client: HTTPClient) {
        self.client = client
    }

    deinit {
        client.shutdown { _ in }
    }
}
