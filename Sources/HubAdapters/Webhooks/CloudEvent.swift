public import HallCore

/// An event in the structured JSON form of CloudEvents 1.0, media type `application/cloudevents+json`.
///
/// Extension attributes are passed over when read.
public struct CloudEvent: Codable, Sendable, Hashable {
    /// What `Content-Type` says.
    public static let mediaType = "application/cloudevents+json"

    /// Unique with its source.
    public var id: String
    public var source: String
    /// `cn.lianban.…`.
    public var type: String
    /// What it is about: a task's key, an order, a case number.
    public var subject: String?
    /// When it happened.
    public var time: Timestamp?
    public var data: JSONValue

    /// Gathers its parts.
    public init(id: String, source: String, type: String, subject: String?, time: Timestamp?, data: JSONValue) {
        self.id = id
        self.source = source
        self.type = type
        self.subject = subject
        self.time = time
        self.data = data
    }

    private enum CodingKeys: String, CodingKey {
        case specversion, id, source, type, subject, time, datacontenttype, data
    }

    /// Reads an event.
    /// - Throws: `DecodingError` for another version, an empty required attribute, data that is not JSON.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let dataType = try container.decodeIfPresent(String.self, forKey: .datacontenttype) ?? "application/json"
        id = try container.decode(String.self, forKey: .id)
        source = try container.decode(String.self, forKey: .source)
        type = try container.decode(String.self, forKey: .type)
        subject = try container.decodeIfPresent(String.self, forKey: .subject)
        time = try container.decodeIfPresent(Timestamp.self, forKey: .time)
        data = try container.decodeIfPresent(JSONValue.self, forKey: .data) ?? .null
        guard try container.decode(String.self, forKey: .specversion) == "1.0", dataType.hasPrefix("application/json"),
            !id.isEmpty, !source.isEmpty, !type.isEmpty
        else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: container.codingPath, debugDescription: "expected a CloudEvents 1.0 event with JSON"))
        }
    }

    /// Writes the event; attributes that are not set are left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("1.0", forKey: .specversion)
        try container.encode(id, forKey: .id)
        try container.encode(source, forKey: .source)
        try container.encode(type, forKey: .type)
        try container.encodeIfPresent(subject, forKey: .subject)
        try container.encodeIfPresent(time, forKey: .time)
        try container.encode("application/json", forKey: .datacontenttype)
        try container.encode(data, forKey: .data)
    }
}

extension CloudEvent: Concealed {
    /// Type and id.
    public var description: String { "\(type) \(id)" }
    /// The same as ``description``.
    public var debugDescription: String { description }
}
