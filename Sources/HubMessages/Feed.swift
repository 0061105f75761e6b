public import HallCore

/// One change on its way from the hub to a kiosk. Applying it twice does no harm: `id` is kept.
public struct FeedItem: Hashable, Sendable, Codable {
    public var id: UUIDv7
    public var type: EventType
    public var caseID: UUIDv7
    public var body: JSONValue

    /// Gathers its parts.
    public init(id: UUIDv7, type: EventType, caseID: UUIDv7, body: JSONValue) {
        self.id = id
        self.type = type
        self.caseID = caseID
        self.body = body
    }

    enum CodingKeys: String, CodingKey {
        case id, type, body
        case caseID = "case_id"
    }
}

/// Answer to `GET /v1/kiosks/{code}/feed`.
public struct FeedPage: Hashable, Sendable, Codable {
    /// Most items in one page.
    public static let maximumItems = 500

    public var items: [FeedItem]
    /// Where to go on; opaque to the kiosk, saved in the same transaction as the items.
    public var cursor: String
    /// Whether nothing was left behind this page at `hubTime`.
    public var upToDate: Bool
    public var epoch: String
    public var hubTime: Timestamp

    /// Gathers its parts.
    public init(items: [FeedItem], cursor: String, upToDate: Bool, epoch: String, hubTime: Timestamp) {
        self.items = items
        self.cursor = cursor
        self.upToDate = upToDate
        self.epoch = epoch
        self.hubTime = hubTime
    }

    enum CodingKeys: String, CodingKey {
        case items, cursor, epoch
        case upToDate = "uptodate"
        case hubTime = "hub_time"
    }
}
