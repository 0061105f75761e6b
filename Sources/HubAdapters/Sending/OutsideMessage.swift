import Crypto
public import HallCore

/// What is sent to an outside system: made once, kept with its fingerprint for the case's life, sent unchanged.
public struct OutsideMessage: Sendable, Hashable {
    /// What it is about; each ``SendTarget`` names the kinds it takes.
    public let kind: String
    public let key: IdempotencyKey
    /// Canonical JSON, RFC 8785. May be personal.
    public let body: [UInt8]

    /// Makes a message of any content.
    public init(kind: String, key: IdempotencyKey, content: JSONValue) {
        self.init(kind: kind, key: key, body: content.canonicalBytes())
    }

    /// Takes a message that was stored.
    public init(kind: String, key: IdempotencyKey, body: [UInt8]) {
        self.kind = kind
        self.key = key
        self.body = body
    }

    /// SHA-256 of the body in hexadecimal digits: the same key with another fingerprint is a mistake of ours.
    public var fingerprint: String { Hexadecimal.text(SHA256.hash(data: body)) }

    /// The body as a value of that type.
    func content<Content: Decodable>(_ type: Content.Type) throws -> Content {
        try JSONValue(parsing: body).decode(type)
    }
}

extension OutsideMessage: Concealed {
    /// Kind and key.
    public var description: String { "\(kind) \(key)" }
    /// The same as ``description``.
    public var debugDescription: String { description }
}
