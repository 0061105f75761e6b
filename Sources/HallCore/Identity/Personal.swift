/// Wraps a personal fact so that it cannot be logged or interpolated by accident.
public struct Personal<Value> {
    /// The fact itself; reading it is a deliberate act.
    public let value: Value

    /// Wraps a fact.
    public init(_ value: Value) {
        self.value = value
    }
}

extension Personal: Concealed {}
extension Personal: Sendable where Value: Sendable {}
extension Personal: Equatable where Value: Equatable {}
extension Personal: Hashable where Value: Hashable {}

extension Personal: Decodable where Value: Decodable {
    /// Reads the value itself.
    public init(from decoder: any Decoder) throws {
        value = try decoder.singleValueContainer().decode(Value.self)
    }
}

extension Personal: Encodable where Value: Encodable {
    /// Writes the value itself.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(value)
    }
}
