public import HallCore

/// A kind of repair as GeoReport v2 lists it.
public struct GeoReportService: Sendable, Hashable {
    /// The pack's service id: `water.repair`.
    public var code: String
    public var name: String
    public var description: String
    /// Whether there is a definition.
    public var hasAttributes: Bool
    public var keywords: [String]
    public var group: String
}

/// A further field of a kind of repair.
public struct GeoReportAttribute: Sendable, Hashable {
    /// The form's field id.
    public var code: String
    /// `string`, `text`, `number`, `datetime` or `singlevaluelist`.
    public var datatype: String
    public var isRequired: Bool
    public var hint: String?
    public var title: String
    public var options: [FormField.Option]
}

/// How a repair stands. Where it is and what was written stay with the centre: everybody may ask for this.
public struct GeoReportRequest: Sendable, Hashable {
    public var number: CaseNumber
    public var isClosed: Bool
    /// Where it stands, in words.
    public var notes: String
    public var service: GeoReportService?
    public var serviceCode: String
    /// The utility that mends it.
    public var agency: String
    public var requestedAt: Timestamp
    public var updatedAt: Timestamp
    public var expectedAt: Timestamp?
    /// The client's own number, when it was asked for by that.
    public var reference: String?
}

/// A repair that somebody asks for, by the standard's arguments.
public struct GeoReportPost: Sendable, Hashable, Concealed {
    public var apiKey: String?
    public var jurisdiction: String?
    public var serviceCode: String?
    public var latitude: String?
    public var longitude: String?
    public var address: String?
    /// The standard's `description`.
    public var text: String?
    /// First and last name.
    public var name: String?
    public var phone: String?
    /// By code.
    public var attributes: [String: String] = [:]
    /// The client's own number for it: the same number is the same repair.
    public var reference: String?

    /// Nothing asked yet.
    public init() {}
}

/// Which repairs are asked about.
public struct GeoReportQuery: Sendable, Hashable {
    public var jurisdiction: String?
    /// Case numbers. Overrides everything else.
    public var numbers: [String]?
    /// A client's own number. Overrides everything but ``numbers``.
    public var reference: String?
    public var serviceCodes: Set<String>?
    public var isClosed: Bool?
    public var from: Timestamp?
    public var to: Timestamp?

    /// Everything of the last 90 days.
    public init() {}
}

/// Why a question or a repair was not taken.
public struct GeoReportRefusal: Error, Sendable, Hashable {
    /// The HTTP status: 400, 403 or 404.
    public var status: Int
    /// What people read, one text a fault.
    public var texts: [String]

    /// Gathers its parts.
    public init(status: Int, texts: [String]) {
        self.status = status
        self.texts = texts
    }

    static func missing(_ text: String) -> GeoReportRefusal { GeoReportRefusal(status: 400, texts: [text]) }
    static func unknown(_ text: String) -> GeoReportRefusal { GeoReportRefusal(status: 404, texts: [text]) }
    static let badKey = GeoReportRefusal(status: 403, texts: ["api_key 没有写或不对"])
}
