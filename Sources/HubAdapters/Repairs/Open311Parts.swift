public import HallCore

/// Where an Open311 server has its addresses, from its discovery document.
public struct Open311Endpoint: Decodable, Sendable, Hashable {
    public var specification: String
    public var url: String
    /// `production` or `test`.
    public var type: String
    /// MIME types.
    public var formats: [String]
}

/// A kind of repair that can be asked for.
public struct Open311Service: Sendable, Hashable {
    public var code: String
    public var name: String
    public var description: String?
    /// Whether there is a definition with further fields.
    public var hasDefinition: Bool
    /// `realtime`, `batch` or `blackbox`.
    public var type: String
    public var group: String?
}

/// A further field of a kind of repair.
public struct Open311Attribute: Sendable, Hashable {
    /// One value that may be chosen.
    public struct Option: Sendable, Hashable {
        public var key: String
        public var name: String
    }

    public var code: String
    /// `string`, `number`, `datetime`, `text`, `singlevaluelist` or `multivaluelist`.
    public var datatype: String
    public var isRequired: Bool
    public var description: String
    public var options: [Option]
    /// Whether it asks for something; otherwise it is only shown.
    public var isAsked: Bool
}

/// A request for a repair, as a server shows it.
public struct Open311Request: Sendable, Hashable, Concealed {
    public var id: String
    /// `open` or `closed`; servers may have finer words.
    public var status: String
    public var notes: String?
    public var serviceCode: String?
    public var requestedAt: Timestamp?
    public var updatedAt: Timestamp?
    public var expectedAt: Timestamp?
    /// The sender's own number, where the server gives it back.
    public var clientReference: String?
}

/// One thing that happened to a request.
public struct Open311Update: Sendable, Hashable, Concealed {
    public var id: String
    public var requestID: String
    public var status: String
    public var text: String?
    public var at: Timestamp
}

/// A repair that somebody asks for.
public struct RepairOrder: Codable, Sendable, Hashable, Concealed {
    public var serviceCode: String
    /// Where, as people say it.
    public var address: String
    /// WGS 84, decimal degrees; both or none.
    public var latitude: String?
    public var longitude: String?
    /// At most 4000 characters.
    public var description: String
    public var name: String?
    public var phone: String?
    /// By the definition's codes.
    public var attributes: [String: [String]]

    /// Under which it is stored in the outbox.
    public static let kind = "repair.open"

    /// Gathers its parts.
    public init(
        serviceCode: String, address: String, latitude: String? = nil, longitude: String? = nil, description: String,
        name: String? = nil, phone: String? = nil, attributes: [String: [String]] = [:]
    ) {
        self.serviceCode = serviceCode
        self.address = address
        self.latitude = latitude
        self.longitude = longitude
        self.description = description
        self.name = name
        self.phone = phone
        self.attributes = attributes
    }

    /// The message under its key.
    public func message(key: IdempotencyKey) throws -> OutsideMessage {
        OutsideMessage(kind: Self.kind, key: key, content: try JSONValue(encoding: self))
    }
}
