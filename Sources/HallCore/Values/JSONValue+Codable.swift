extension JSONValue: Codable {
    /// Reads any JSON whose numbers are whole.
    public init(from decoder: any Decoder) throws {
        if let reader = decoder as? JSONValueReader {
            self = reader.value
            return
        }
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSONValue].self) {
            self = .array(value)
        } else if let value = try? container.decode([String: JSONValue].self) {
            self = .object(value)
        } else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected JSON whose numbers are whole; write fractions as strings")
        }
    }

    /// Writes the value as it is.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .null: try container.encodeNil()
        case .bool(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .string(let value): try container.encode(value)
        case .array(let value): try container.encode(value)
        case .object(let value): try container.encode(value)
        }
    }

    /// The JSON form of an encodable value. Throws when the value holds a number with a fraction.
    public init(encoding value: some Encodable) throws {
        let slot = JSONSlot()
        try slot.write(value)
        self = slot.value
    }

    /// Reads one JSON text in which no object has one member twice.
    /// - Throws: ``JSONFault``.
    public init(parsing bytes: [UInt8]) throws {
        self = try JSONReader.read(bytes)
    }
}
