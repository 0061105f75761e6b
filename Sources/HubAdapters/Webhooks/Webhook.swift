public import HallCore

/// Names of the headers of Standard Webhooks 1.0.
public enum WebhookHeader {
    public static let id = "webhook-id"
    public static let timestamp = "webhook-timestamp"
    public static let signature = "webhook-signature"
}

/// A webhook whose sender is proven.
public struct VerifiedWebhook: Sendable, Hashable, Concealed {
    /// The same in every delivery of the same event.
    public let id: String
    /// When this delivery was sent.
    public let sentAt: Timestamp
    public let body: [UInt8]
}

/// Why a webhook is not believed. Answered with 401; the reason is for the log.
public enum WebhookRefusal: Error, Sendable, Hashable {
    case headerMissing(String)
    case headerUnreadable(String)
    /// Sent longer ago than is tolerated: an old recording, or clocks that differ.
    case tooOld(seconds: Int64)
    case fromTheFuture(seconds: Int64)
    /// None of the signatures is by a key of this sender.
    case notSigned
}

extension WebhookRefusal: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .headerMissing(let name): "the header \(name) is missing"
        case .headerUnreadable(let name): "the header \(name) cannot be read"
        case .tooOld(let seconds): "sent \(seconds) s ago: a replay, or one of the clocks is wrong"
        case .fromTheFuture(let seconds): "sent \(seconds) s in the future: one of the clocks is wrong"
        case .notSigned: "not signed by this sender: a forgery, or the secrets differ"
        }
    }
}

/// Believes a webhook only when its sender signed it within the last minutes.
public struct WebhookVerifier: Sendable {
    /// Five minutes, either way.
    public static let toleranceMilliseconds: Int64 = 300_000

    private let keys: [WebhookKey]

    /// - Parameter keys: Two while the secret is being changed.
    public init(keys: [WebhookKey]) {
        self.keys = keys
    }

    /// - Parameter headers: Names in lower case.
    public func verify(headers: [String: String], body: [UInt8], at now: Timestamp) throws -> VerifiedWebhook {
        let id = try Self.header(WebhookHeader.id, in: headers)
        let timestamp = try Self.header(WebhookHeader.timestamp, in: headers)
        let signature = try Self.header(WebhookHeader.signature, in: headers)
        guard !id.contains(".") else { throw WebhookRefusal.headerUnreadable(WebhookHeader.id) }
        guard timestamp.utf8.count <= 12, let seconds = Int64(timestamp), seconds >= 0 else {
            throw WebhookRefusal.headerUnreadable(WebhookHeader.timestamp)
        }
        let sentAt = Timestamp(milliseconds: seconds * 1000)
        try Self.checkAge(now - sentAt)
        guard keys.contains(where: { $0.signed(signature, id: id, timestamp: timestamp, body: body) }) else {
            throw WebhookRefusal.notSigned
        }
        return VerifiedWebhook(id: id, sentAt: sentAt, body: body)
    }

    private static func header(_ name: String, in headers: [String: String]) throws -> String {
        guard let value = headers[name], !value.isEmpty else { throw WebhookRefusal.headerMissing(name) }
        guard value.utf8.count <= 1000 else { throw WebhookRefusal.headerUnreadable(name) }
        return value
    }

    private static func checkAge(_ age: Int64) throws {
        if age > toleranceMilliseconds { throw WebhookRefusal.tooOld(seconds: age / 1000) }
        if age < -toleranceMilliseconds { throw WebhookRefusal.fromTheFuture(seconds: -age / 1000) }
    }
}

/// Signs webhooks of ours.
public struct WebhookSigner: Sendable {
    private let keys: [WebhookKey]

    /// - Parameter keys: The new one first while the secret is being changed; each signs.
    public init(keys: [WebhookKey]) {
        self.keys = keys
    }

    /// The three headers.
    /// - Parameter id: The same whenever the same event is sent; without a dot.
    public func headers(id: String, body: [UInt8], at now: Timestamp) -> [String: String] {
        let timestamp = String(now.milliseconds / 1000)
        let signatures = keys.map { $0.signature(id: id, timestamp: timestamp, body: body) }
        return [
            WebhookHeader.id: id, WebhookHeader.timestamp: timestamp,
            WebhookHeader.signature: signatures.joined(separator: " "),
        ]
    }

    /// The three headers of a message; its key is the id, whose dots the scheme does not have.
    func headers(for message: OutsideMessage, at now: Timestamp) -> [String: String] {
        headers(id: String(message.key.text.map { $0 == "." ? "_" : $0 }), body: message.body, at: now)
    }
}
