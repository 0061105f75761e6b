import Crypto
import Foundation
public import HallCore
import HubMessages

/// A secret that both sides of a webhook know, as Standard Webhooks 1.0 writes it: `whsec_` and base64.
public struct WebhookKey: Sendable, Hashable, Concealed {
    private static let prefix = "whsec_"

    private let bytes: [UInt8]

    /// Reads a secret; nil unless it is base64 of 24 to 64 bytes, with or without the prefix.
    public init?(_ text: String) {
        let content = text.hasPrefix(Self.prefix) ? String(text.dropFirst(Self.prefix.count)) : text
        guard let bytes = Base64(text: content)?.bytes, (24...64).contains(bytes.count) else { return nil }
        self.bytes = bytes
    }

    /// `v1,` and the HMAC-SHA256 over `id.timestamp.body` in base64.
    func signature(id: String, timestamp: String, body: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(
            for: Self.content(id: id, timestamp: timestamp, body: body), using: SymmetricKey(data: bytes))
        return "v1," + Base64(Array(code)).text
    }

    /// Whether one of the signatures in a header, parted by blanks, is of this key. Compares in constant time.
    func signed(_ signatures: String, id: String, timestamp: String, body: [UInt8]) -> Bool {
        let key = SymmetricKey(data: bytes)
        let content = Self.content(id: id, timestamp: timestamp, body: body)
        return signatures.split(separator: " ").contains { signature in
            guard signature.hasPrefix("v1,"), let code = Base64(text: String(signature.dropFirst(3))) else {
                return false
            }
            return HMAC<SHA256>.isValidAuthenticationCode(code.bytes, authenticating: content, using: key)
        }
    }

    private static func content(id: String, timestamp: String, body: [UInt8]) -> [UInt8] {
        Array("\(id).\(timestamp).".utf8) + body
    }
}
