import HallCore

/// An RFC 9457 problem document, media type `application/problem+json`.
public struct Problem: Error, Hashable, Sendable, Codable {
    public var type: ProblemType
    /// The same for every problem of this type.
    public var title: String
    public var status: Int
    /// What happened this time. Never personal.
    public var detail: String?
    /// With ``ProblemType/gap``: the number the hub waits for.
    public var expectedSequence: Int64?
    /// With ``ProblemType/tooLarge``: most bytes the hub takes.
    public var maximumBytes: Int?
    /// The hub's epoch, where a kiosk can use it.
    public var epoch: String?
    /// With ``ProblemType/tooManyRequests``: seconds to wait, as the header `Retry-After` says too.
    public var retryAfter: Int?

    /// What `Content-Type` says of a problem.
    public static let mediaType = "application/problem+json"

    /// Gathers its parts.
    public init(
        type: ProblemType, title: String, status: Int, detail: String? = nil, expectedSequence: Int64? = nil,
        maximumBytes: Int? = nil, epoch: String? = nil, retryAfter: Int? = nil
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.expectedSequence = expectedSequence
        self.maximumBytes = maximumBytes
        self.epoch = epoch
        self.retryAfter = retryAfter
    }

    enum CodingKeys: String, CodingKey {
        case type, title, status, detail, epoch
        case expectedSequence = "expected_seq"
        case maximumBytes = "max_bytes"
        case retryAfter = "retry_after"
    }

    /// For who asks too often.
    public static func tooManyRequests(waitSeconds: Int) -> Problem {
        Problem(
            type: .tooManyRequests, title: "Too many requests; come back after the wait", status: 429,
            retryAfter: waitSeconds)
    }

    /// The document as it is sent.
    public func json() -> [UInt8] {
        (try? JSONValue(encoding: self))?.canonicalBytes() ?? Array(#"{"status":500}"#.utf8)
    }

    /// What is sent besides, names in lower case.
    public var headers: [String: String] {
        let wait = retryAfter.map { ["retry-after": String($0)] } ?? [:]
        return wait.merging(["content-type": Self.mediaType, "cache-control": "no-store"]) { own, _ in own }
    }
}

/// The problems HallSync names. A receiver treats one it does not know by its status alone.
public struct ProblemType: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    /// Takes the value as it is.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The stream's history differs from what the hub holds: a copied or restored disk.
    public static let streamFork = ProblemType(rawValue: "urn:lianban:problem:stream-fork")
    /// Events before these are missing.
    public static let gap = ProblemType(rawValue: "urn:lianban:problem:gap")
    /// The body has too many bytes.
    public static let tooLarge = ProblemType(rawValue: "urn:lianban:problem:too-large")
    /// The hub takes nothing more from this kiosk.
    public static let kioskRevoked = ProblemType(rawValue: "urn:lianban:problem:kiosk-revoked")
    /// The kiosk, or this stream of it, is not enrolled.
    public static let kioskUnknown = ProblemType(rawValue: "urn:lianban:problem:kiosk-unknown")
    /// The signature is not by this kiosk's key.
    public static let badSignature = ProblemType(rawValue: "urn:lianban:problem:bad-signature")
    /// The batch is not one stretch of the stream.
    public static let badChain = ProblemType(rawValue: "urn:lianban:problem:bad-chain")
    /// The message does not have the form this address takes.
    public static let badRequest = ProblemType(rawValue: "urn:lianban:problem:bad-request")
    /// The cursor is of another epoch; read the feed from its start.
    public static let mustRefetch = ProblemType(rawValue: "urn:lianban:problem:must-refetch")
    /// There is nothing at the address.
    public static let notFound = ProblemType(rawValue: "urn:lianban:problem:not-found")
    /// There is something at the address, but it takes no such method.
    public static let methodNotAllowed = ProblemType(rawValue: "urn:lianban:problem:method-not-allowed")
    /// The body is of a kind that this address does not read.
    public static let unsupportedMediaType = ProblemType(rawValue: "urn:lianban:problem:unsupported-media-type")
    /// What was asked for is not this one's to have.
    public static let forbidden = ProblemType(rawValue: "urn:lianban:problem:forbidden")
    /// Asked too often; come back after the wait.
    public static let tooManyRequests = ProblemType(rawValue: "urn:lianban:problem:too-many-requests")
    /// The hub cannot do it now; the same request may succeed later.
    public static let unavailable = ProblemType(rawValue: "urn:lianban:problem:unavailable")
    /// The hub failed; the same request may succeed later.
    public static let internalFault = ProblemType(rawValue: "urn:lianban:problem:internal")
}
