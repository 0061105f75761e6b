import AsyncHTTPClient
public import Foundation
public import HallCore
import NIOCore
import NIOFoundationCompat
import NIOHTTP1

/// Where an outside system is and how we show who we are.
public struct OutsideAddress: Sendable {
    /// Without a slash at the end: `https://water.example.cn/hall`.
    public var base: URL
    /// Sent as `Authorization: Bearer …`.
    public var token: Personal<String>?
    /// From the first byte out to the last byte in.
    public var timeout: Duration

    /// Gathers its parts.
    public init(base: URL, token: Personal<String>? = nil, timeout: Duration = .seconds(20)) {
        self.base = base
        self.token = token
        self.timeout = timeout
    }
}

/// Connections to outside systems; one for a whole process. Follows no redirection: log-in pages send them.
public final class OutsideConnections: Sendable {
    let client: HTTPClient

    /// Opens nothing yet.
    public init() {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: HTTPClient.Configuration.Timeout(connect: .seconds(10)))
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    deinit {
        client.shutdown { _ in }
    }
}

/// The line to one outside system.
struct OutsideLine: Sendable {
    private static let maximumAnswerBytes = 4 * 1024 * 1024

    let connections: OutsideConnections
    let address: OutsideAddress

    /// The answer, whatever it says.
    func call(_ request: OutsideRequest) async -> Result<OutsideAnswer, LineFailure> {
        do {
            let response = try await connections.client.execute(outgoing(request), timeout: TimeAmount(address.timeout))
            let body = try await response.body.collect(upTo: Self.maximumAnswerBytes)
            let headers = response.headers.map { ($0.name.lowercased(), $0.value) }
            return .success(
                OutsideAnswer(
                    status: Int(response.status.code), headers: Dictionary(headers) { first, _ in first },
                    body: Array(body.readableBytesView)))
        } catch {
            return .failure(Self.failure(error))
        }
    }

    /// The answer as a message. Throws ``OutsideFault``.
    func ask<Message: Decodable>(_ request: OutsideRequest, for type: Message.Type) async throws -> Message {
        switch await call(request) {
        case .success(let answer): return try answer.read(type)
        case .failure(let failure): throw OutsideFault.unavailable(failure)
        }
    }

    private func outgoing(_ request: OutsideRequest) -> HTTPClientRequest {
        let base = address.base.absoluteString
        var outgoing = HTTPClientRequest(url: (base.hasSuffix("/") ? String(base.dropLast()) : base) + request.target)
        outgoing.method = HTTPMethod(rawValue: request.method)
        outgoing.headers.add(name: "accept", value: "application/json")
        outgoing.headers.add(name: "user-agent", value: "lianban-hub")
        if let token = address.token { outgoing.headers.add(name: "authorization", value: "Bearer \(token.value)") }
        for (name, value) in request.headers { outgoing.headers.replaceOrAdd(name: name, value: value) }
        if !request.body.isEmpty {
            outgoing.headers.replaceOrAdd(name: "content-type", value: request.contentType)
            outgoing.body = .bytes(ByteBuffer(bytes: request.body))
        }
        return outgoing
    }

    /// Only what surely failed before the first byte counts as not reached. The client's errors for a refused
    /// connection are not public types of a module we import, so they are known by name.
    private static func failure(_ error: any Error) -> LineFailure {
        let name = (error as? HTTPClientError).map { "\($0)" } ?? "\(type(of: error))"
        let early: Set = ["NIOConnectionError", "NIOSSLError", "NIOFcntlFailedError", "SocketAddressError"]
        switch error as? HTTPClientError {
        case .connectTimeout?, .tlsHandshakeTimeout?, .getConnectionFromPoolTimeout?: return .notReached(name)
        default: return early.contains(name) ? .notReached(name) : .answerLost(name)
        }
    }
}
