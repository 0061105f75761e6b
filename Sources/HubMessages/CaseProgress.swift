public import HallCore

/// How far a case is, lane by lane, as an applicant may see it: names are masked before they leave the hub.
public struct CaseProgress: Sendable, Codable {
    public var id: UUIDv7
    public var number: CaseNumber
    public var packID: String
    public var packVersion: String
    public var submittedAt: Timestamp
    /// Masked, such as 张*三.
    public var applicant: String
    public var lanes: [Lane]
    /// The hub's time when this was read.
    public var asOf: Timestamp
    /// What the applicant has to do; only for who has shown that the case is theirs.
    public var asks: CaseAsks?

    /// Gathers its parts.
    public init(
        id: UUIDv7, number: CaseNumber, packID: String, packVersion: String, submittedAt: Timestamp,
        applicant: String, lanes: [Lane], asOf: Timestamp, asks: CaseAsks? = nil
    ) {
        self.id = id
        self.number = number
        self.packID = packID
        self.packVersion = packVersion
        self.submittedAt = submittedAt
        self.applicant = applicant
        self.lanes = lanes
        self.asOf = asOf
        self.asks = asks
    }

    enum CodingKeys: String, CodingKey {
        case id, number, applicant, lanes, asks
        case packID = "pack_id"
        case packVersion = "pack_version"
        case submittedAt = "submitted_at"
        case asOf = "as_of"
    }
}
