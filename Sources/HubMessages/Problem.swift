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

    public static let mediaType = "application/problem+json"

    public init(
        type: ProblemType, title: String, status: Int, detail: String? = nil, expectedSequence: Int64? = nil,
        maximumBytes: Int? = nil, epoch: String? = nil
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.expectedSequence = expectedSequence
        self.maximumBytes = maximumBytes
        self.epoch = epoch
    }

    enum CodingKeys: String, CodingKey {
        case type, title, status, detail, epoch
        case expectedSequence = "expected_seq"
        case maximumBytes = "max_bytes"
    }
}

/// The problems HallSync names. A receiver treats one it does not know by its status alone.
public struct ProblemType: RawRepresentable, Hashable, Sendable, Codable {
    public let rawValue: String

    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    public static let streamFork = ProblemType(rawValue: "urn:lianban:problem:stream-fork")
    public static let gap = ProblemType(rawValue: "urn:lianban:problem:gap")
    public static let tooLarge = ProblemType(rawValue: "urn:lianban:problem:too-large")
    public static let kioskRevoked = ProblemType(rawValue: "urn:lianban:problem:kiosk-revoked")
    public static let kioskUnknown = ProblemType(rawValue: "urn:lianban:problem:kiosk-unknown")
    public static let badSignature = ProblemType(rawValue: "urn:lianban:problem:bad-signature")
    public static let badChain = ProblemType(rawValue: "urn:lianban:problem:bad-chain")
    public static let badRequest = ProblemType(rawValue: "urn:lianban:problem:bad-request")
    public static let mustRefetch = ProblemType(rawValue: "urn:lianban:problem:must-refetch")
    public static let versionConflict = ProblemType(rawValue: "urn:lianban:problem:version-conflict")
    public static let laneRefused = ProblemType(rawValue: "urn:lianban:problem:lane-refused")
    public static let notFound = ProblemType(rawValue: "urn:lianban:problem:not-found")
    public static let overloaded = ProblemType(rawValue: "urn:lianban:problem:overloaded")
    public static let internalFault = ProblemType(rawValue: "urn:lianban:problem:internal")
}
