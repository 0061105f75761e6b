extension JSONValue {
    /// The value as a type that can be decoded from JSON.
    /// - Throws: `DecodingError`, without the path that led to the place.
    public func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try T(from: JSONValueReader(value: self))
    }
}

/// Makes any decodable value of a ``JSONValue`` without going through text.
struct JSONValueReader: Decoder {
    let value: JSONValue

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .object(let members) = value else { throw value.isNot([String: JSONValue].self) }
        return KeyedDecodingContainer(KeyedReader(members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .array(let items) = value else { throw value.isNot([JSONValue].self) }
        return ListReader(items: items)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { ScalarReader(value: value) }
}

extension JSONValue {
    fileprivate func isNot(_ type: Any.Type) -> DecodingError {
        let context = DecodingError.Context(codingPath: [], debugDescription: "the JSON value is of another kind")
        return self == .null ? .valueNotFound(type, context) : .typeMismatch(type, context)
    }

    fileprivate func text() throws -> String {
        guard case .string(let text) = self else { throw isNot(String.self) }
        return text
    }

    fileprivate func flag() throws -> Bool {
        guard case .bool(let flag) = self else { throw isNot(Bool.self) }
        return flag
    }

    fileprivate func number<Number: FixedWidthInteger>(_ type: Number.Type) throws -> Number {
        guard case .integer(let number) = self, let fitting = Number(exactly: number) else { throw isNot(type) }
        return fitting
    }

    fileprivate func number<Number: BinaryFloatingPoint>(_ type: Number.Type) throws -> Number {
        guard case .integer(let number) = self else { throw isNot(type) }
        return Number(number)
    }
}

private struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let members: [String: JSONValue]

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

    func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try member(key) == .null }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try member(key).text() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try member(key).flag() }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T { try member(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try JSONValueReader(value: try member(key)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try JSONValueReader(value: try member(key)).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { JSONValueReader(value: members["super"] ?? .null) }
    func superDecoder(forKey key: Key) throws -> any Decoder {
        JSONValueReader(value: members[key.stringValue] ?? .null)
    }

    private func member(_ key: Key) throws -> JSONValue {
        guard let value = members[key.stringValue] else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: [], debugDescription: "the object has no such member"))
        }
        return value
    }
}

private struct ListReader: UnkeyedDecodingContainer {
    let items: [JSONValue]
    var currentIndex = 0

    var codingPath: [any CodingKey] { [] }
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex >= items.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, items[currentIndex] == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        let value = try peek().decode(type)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> { try superDecoder().container(keyedBy: type) }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try superDecoder().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder {
        let reader = JSONValueReader(value: try peek())
        currentIndex += 1
        return reader
    }

    private func peek() throws -> JSONValue {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                JSONValue.self, .init(codingPath: [], debugDescription: "the array has no more items"))
        }
        return items[currentIndex]
    }
}

private struct ScalarReader: SingleValueDecodingContainer {
    let value: JSONValue

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { value == .null }
    func decode(_ type: String.Type) throws -> String { try value.text() }
    func decode(_ type: Bool.Type) throws -> Bool { try value.flag() }
    func decode(_ type: Double.Type) throws -> Double { try value.number(type) }
    func decode(_ type: Float.Type) throws -> Float { try value.number(type) }
    func decode(_ type: Int.Type) throws -> Int { try value.number(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try value.number(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try value.number(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try value.number(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try value.number(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try value.number(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try value.number(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try value.number(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try value.number(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try value.number(type) }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try value.decode(type) }
}
