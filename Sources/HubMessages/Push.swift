public import HallCore

/// Body of `POST /v1/streams/{stream}/events`: events of one stream with consecutive numbers.
public struct PushBatch: Hashable, Sendable, Codable {
    /// Most events in one batch.
    public static let maximumEvents = 100
    /// Most bytes of a batch's JSON before compression.
    public static let maximumBytes = 262_144

    public var kiosk: String
    public var stream: UUIDv7
    public var events: [JSONValue]
    /// Ed25519 by the kiosk's key over the hash of the last event.
    public var headSignature: Base64

    /// Gathers its parts.
    public init(kiosk: String, stream: UUIDv7, events: [JSONValue], headSignature: Base64) {
        self.kiosk = kiosk
        self.stream = stream
        self.events = events
        self.headSignature = headSignature
    }

    enum CodingKeys: String, CodingKey {
        case kiosk, stream, events
        case headSignature = "head_sig"
    }
}

/// The hub's word that the bytes of a stream are safe up to a number. Says nothing of acceptance.
public struct PushAck: Hashable, Sendable, Codable {
    public var stream: UUIDv7
    /// Highest number stored; 0 when none.
    public var ackUpTo: Int64
    /// Hash of that event; ``Envelope/chainStart`` when none.
    public var headHash: Base64
    public var epoch: String
    public var hubTime: Timestamp
    /// Numbers of this batch whose type the hub does not know yet: stored, read after its next upgrade.
    public var deferred: [Int64]
    /// Ed25519 by the hub's key over ``signedBytes()``.
    public var signature: Base64

    /// Gathers its parts.
    public init(
        stream: UUIDv7, ackUpTo: Int64, headHash: Base64, epoch: String, hubTime: Timestamp, deferred: [Int64] = [],
        signature: Base64 = Base64([])
    ) {
        self.stream = stream
        self.ackUpTo = ackUpTo
        self.headHash = headHash
        self.epoch = epoch
        self.hubTime = hubTime
        self.deferred = deferred
        self.signature = signature
    }

    /// What the hub signs: canonical JSON of everything but the signature and `deferred`, which is a remark.
    public func signedBytes() -> [UInt8] {
        JSONValue.object([
            "stream": .string(stream.text),
            "ack_upto": .integer(ackUpTo),
            "head_hash": .string(headHash.text),
            "epoch": .string(epoch),
            "hub_time": .string(hubTime.rfc3339),
        ]).canonicalBytes()
    }

    enum CodingKeys: String, CodingKey {
        case stream, epoch, deferred
        case ackUpTo = "ack_upto"
        case headHash = "head_hash"
        case hubTime = "hub_time"
        case signature = "sig"
    }
}

/// Answer to `GET /v1/streams/{stream}/head`: where a kiosk goes on after the hub was restored.
public struct StreamHead: Hashable, Sendable, Codable {
    public var stream: UUIDv7
    /// Highest number below which nothing is missing; 0 when none.
    public var sequence: Int64
    public var hash: Base64
    public var epoch: String
    public var hubTime: Timestamp

    /// Gathers its parts.
    public init(stream: UUIDv7, sequence: Int64, hash: Base64, epoch: String, hubTime: Timestamp) {
        self.stream = stream
        self.sequence = sequence
        self.hash = hash
        self.epoch = epoch
        self.hubTime = hubTime
    }

    enum CodingKeys: String, CodingKey {
        case stream, hash, epoch
        case sequence = "seq"
        case hubTime = "hub_time"
    }
}
