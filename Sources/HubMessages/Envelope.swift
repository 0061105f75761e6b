public import HallCore

/// One event of a kiosk's stream: a CloudEvents 1.0 JSON object with the chain's extension attributes.
///
/// | attribute | from |
/// | --- | --- |
/// | `id`, `type`, `time`, `data` | the fields of the same name |
/// | `source` | `/kiosks/{kiosk}/streams/{stream}` |
/// | `subject` | the case |
/// | `seq` | 1, 2, 3 … in one stream, no gaps |
/// | `prevhash` | hash of the event before; 32 zero bytes before the first |
/// | `bootid`, `monoms`, `clockoffms` | what is known of the kiosk's clocks; the numbers as text, since a CloudEvents integer ends at 2³¹ |
/// | `actor`, `packdigest` | who acted (kind and work number, never a name), which pack the data follow |
///
/// The hash of an event is SHA-256 over `prevhash` followed by ``canonicalBytes()``; callers compute it.
public struct Envelope: Hashable, Sendable {
    public var id: UUIDv7
    public var kiosk: String
    public var stream: UUIDv7
    public var sequence: Int64
    public var previousHash: Base64
    public var type: EventType
    public var caseID: UUIDv7
    public var time: Timestamp
    public var dataSchema: String?
    public var packDigest: String?
    public var bootID: String?
    public var monotonicMilliseconds: Int64?
    public var clockOffsetMilliseconds: Int64?
    public var actor: String?
    public var data: JSONValue

    /// The hash that stands before the first event of a stream.
    public static let chainStart = Base64(Array(repeating: 0, count: 32))

    /// Gathers its parts.
    public init(
        id: UUIDv7, kiosk: String, stream: UUIDv7, sequence: Int64, previousHash: Base64, type: EventType,
        caseID: UUIDv7, time: Timestamp, dataSchema: String? = nil, packDigest: String? = nil,
        bootID: String? = nil, monotonicMilliseconds: Int64? = nil, clockOffsetMilliseconds: Int64? = nil,
        actor: String? = nil, data: JSONValue
    ) {
        self.id = id
        self.kiosk = kiosk
        self.stream = stream
        self.sequence = sequence
        self.previousHash = previousHash
        self.type = type
        self.caseID = caseID
        self.time = time
        self.dataSchema = dataSchema
        self.packDigest = packDigest
        self.bootID = bootID
        self.monotonicMilliseconds = monotonicMilliseconds
        self.clockOffsetMilliseconds = clockOffsetMilliseconds
        self.actor = actor
        self.data = data
    }

    /// The bytes that are stored, hashed and sent: RFC 8785 canonical JSON.
    public func canonicalBytes() -> [UInt8] {
        json.canonicalBytes()
    }
}
