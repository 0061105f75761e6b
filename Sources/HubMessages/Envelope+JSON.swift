public import HallCore

extension Envelope {
    /// The envelope as a CloudEvents object. Attributes that are nil are left out, as CloudEvents wants.
    public var json: JSONValue {
        var object: [String: JSONValue] = [
            "specversion": .string("1.0"),
            "id": .string(id.text),
            "source": .string("/kiosks/\(kiosk)/streams/\(stream.text)"),
            "type": .string(type.rawValue),
            "subject": .string(caseID.text),
            "time": .string(time.rfc3339),
            "datacontenttype": .string("application/json"),
            "seq": .integer(sequence),
            "prevhash": .string(previousHash.text),
            "data": data,
        ]
        object["dataschema"] = dataSchema.map(JSONValue.string)
        object["packdigest"] = packDigest.map(JSONValue.string)
        object["bootid"] = bootID.map(JSONValue.string)
        object["monoms"] = monotonicMilliseconds.map { .string(String($0)) }
        object["clockoffms"] = clockOffsetMilliseconds.map { .string(String($0)) }
        object["actor"] = actor.map(JSONValue.string)
        return .object(object)
    }

    /// Reads an envelope. Attributes this build does not know are passed over; the raw bytes keep them.
    public init(json: JSONValue) throws(EnvelopeFault) {
        guard json["specversion"]?.string == "1.0" else { throw .wrong(attribute: "specversion") }
        let (kiosk, stream) = try Self.source(of: json)
        guard case .integer(let sequence)? = json["seq"], sequence > 0 else { throw .wrong(attribute: "seq") }
        self.init(
            id: try Self.required("id", of: json) { UUIDv7($0) },
            kiosk: kiosk,
            stream: stream,
            sequence: sequence,
            previousHash: try Self.required("prevhash", of: json) { Base64(text: $0) },
            type: try Self.required("type", of: json) { EventType(rawValue: $0) },
            caseID: try Self.required("subject", of: json) { UUIDv7($0) },
            time: try Self.required("time", of: json) { Timestamp(rfc3339: $0) },
            dataSchema: json["dataschema"]?.string,
            packDigest: json["packdigest"]?.string,
            bootID: json["bootid"]?.string,
            monotonicMilliseconds: json["monoms"]?.string.flatMap { Int64($0) },
            clockOffsetMilliseconds: json["clockoffms"]?.string.flatMap { Int64($0) },
            actor: json["actor"]?.string,
            data: json["data"] ?? .null)
    }

    private static func required<Value>(
        _ attribute: String, of json: JSONValue, _ read: (String) -> Value?
    ) throws(EnvelopeFault) -> Value {
        guard let text = json[attribute]?.string else { throw .missing(attribute: attribute) }
        guard let value = read(text) else { throw .wrong(attribute: attribute) }
        return value
    }

    private static func source(of json: JSONValue) throws(EnvelopeFault) -> (kiosk: String, stream: UUIDv7) {
        guard let source = json["source"]?.string else { throw .missing(attribute: "source") }
        let parts = source.split(separator: "/").map(String.init)
        guard parts.count == 4, parts[0] == "kiosks", parts[2] == "streams", let stream = UUIDv7(parts[3]) else {
            throw .wrong(attribute: "source")
        }
        return (parts[1], stream)
    }
}

/// Why a JSON object is not an envelope. Names the attribute only: its value may be personal.
public enum EnvelopeFault: Error, Hashable, CustomStringConvertible {
    case missing(attribute: String)
    case wrong(attribute: String)

    public var description: String {
        switch self {
        case .missing(let attribute): "the event has no \(attribute)"
        case .wrong(let attribute): "the event's \(attribute) does not have the form HallSync 1 gives it"
        }
    }
}
