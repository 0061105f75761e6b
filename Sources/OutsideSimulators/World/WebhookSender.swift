import AsyncHTTPClient
import Crypto
import Foundation
import HallCore
import NIOCore
import NIOHTTP1

/// Signs as Standard Webhooks 1.0 has it, and sends.
struct WebhookSender: Sendable {
    /// A paper is not larger than this.
    private static let mostBytes = 32 * 1024 * 1024

    let client: HTTPClient
    let seed: UInt64

    /// The three headers for a sending at this time.
    /// - Parameter forged: Whether another key signs than the one that was agreed.
    func headers(for delivery: Delivery, at now: Timestamp, forged: Bool) -> [String: String] {
        let timestamp = String(now.milliseconds / 1000)
        let text = "\(delivery.id).\(timestamp).\(delivery.body)"
        let secret = forged ? "whsec_" + Data(repeating: 7, count: 32).base64EncodedString() : secret(of: delivery)
        return [
            "webhook-id": delivery.id, "webhook-timestamp": timestamp,
            "webhook-signature": "v1," + Self.code(over: text, secret: secret),
        ]
    }

    /// The hub's status; nil when no answer came.
    func post(_ delivery: Delivery, headers: [String: String], to hub: URL) async -> Int? {
        let request = Self.request(delivery, type: "application/cloudevents+json", headers: headers, to: hub)
        let response = try? await client.execute(request, timeout: .seconds(10))
        return response.map { Int($0.status.code) }
    }

    /// The hub's status, nil when no answer came, and what came with it.
    func fetch(
        _ question: Delivery, headers: [String: String], from hub: URL
    ) async -> (status: Int?, body: [UInt8]) {
        let request = Self.request(question, type: "application/json", headers: headers, to: hub)
        guard let response = try? await client.execute(request, timeout: .seconds(10)),
            let body = try? await response.body.collect(upTo: Self.mostBytes)
        else { return (nil, []) }
        return (Int(response.status.code), Array(body.readableBytesView))
    }

    private static func request(
        _ delivery: Delivery, type: String, headers: [String: String], to hub: URL
    ) -> HTTPClientRequest {
        let base = hub.absoluteString
        var request = HTTPClientRequest(url: (base.hasSuffix("/") ? String(base.dropLast()) : base) + delivery.path)
        request.method = .POST
        request.headers.add(name: "content-type", value: type)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        request.body = .bytes(ByteBuffer(string: delivery.body))
        return request
    }

    /// HMAC-SHA256 in base64, by a secret as `whsec_…`.
    static func code(over text: String, secret: String) -> String {
        let bytes = Data(base64Encoded: String(secret.dropFirst("whsec_".count))) ?? Data()
        return Data(HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: SymmetricKey(data: bytes)))
            .base64EncodedString()
    }

    private func secret(of delivery: Delivery) -> String {
        OutsideSystem(name: delivery.system)?.secret(seed: seed) ?? ""
    }
}
