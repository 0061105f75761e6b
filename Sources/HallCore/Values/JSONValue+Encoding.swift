/// Turns any encodable value into a ``JSONValue`` without going through text.
struct JSONValueWriter: Encoder {
    let slot: JSONSlot

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if case .object = slot.content {} else { slot.content = .object([:]) }
        return KeyedEncodingContainer(KeyedWriter(slot: slot))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if case .array = slot.content {} else { slot.content = .array([]) }
        return ListWriter(slot: slot)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { ScalarWriter(slot: slot) }
}

/// The place a value is written to.
final class JSONSlot {
    enum Content {
        case value(JSONValue)
        case array([JSONSlot])
        case object([String: JSONSlot])
    }

    var content = Content.value(.null)

    var value: JSONValue {
        switch content {
        case .value(let value): value
        case .array(let slots): .array(slots.map(\.value))
        case .object(let slots): .object(slots.mapValues(\.value))
        }
    }

    func member(_ name: String) -> JSONSlot {
        guard case .object(var members) = content else { return JSONSlot() }
        let slot = JSONSlot()
        content = .value(.null)
        members[name] = slot
        content = .object(members)
        return slot
    }

    func entry() -> JSONSlot {
        guard case .array(var entries) = content else { return JSONSlot() }
        let slot = JSONSlot()
        content = .value(.null)
        entries.append(slot)
        content = .array(entries)
        return slot
    }

    /// - Throws: `EncodingError` for numbers with a fraction.
    func write(_ value: some Encodable) throws {
        switch value {
        case let text as String: content = .value(.string(text))
        case let flag as Bool: content = .value(.bool(flag))
        case let number as Int: content = .value(.integer(Int64(number)))
        case let number as Int64: content = .value(.integer(number))
        case let number as any FixedWidthInteger: content = .value(.integer(Int64(clamping: number)))
        case is any BinaryFloatingPoint:
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "write numbers with a fraction as strings"))
        default: try value.encode(to: JSONValueWriter(slot: self))
        }
    }
}

private struct KeyedWriter<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: JSONSlot

    var codingPath: [any CodingKey] { [] }

    func encodeNil(forKey key: Key) throws { _ = slot.member(key.stringValue) }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws { try slot.member(key.stringValue).write(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        JSONValueWriter(slot: slot.member(key.stringValue)).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        JSONValueWriter(slot: slot.member(key.stringValue)).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONValueWriter(slot: slot) }
    func superEncoder(forKey key: Key) -> any Encoder { JSONValueWriter(slot: slot.member(key.stringValue)) }
}

private struct ListWriter: UnkeyedEncodingContainer {
    let slot: JSONSlot

    var codingPath: [any CodingKey] { [] }
    var count: Int { if case .array(let entries) = slot.content { entries.count } else { 0 } }

    func encodeNil() throws { _ = slot.entry() }

    func encode<T: Encodable>(_ value: T) throws { try slot.entry().write(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        JSONValueWriter(slot: slot.entry()).container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        JSONValueWriter(slot: slot.entry()).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { JSONValueWriter(slot: slot.entry()) }
}

private struct ScalarWriter: SingleValueEncodingContainer {
    let slot: JSONSlot

    var codingPath: [any CodingKey] { [] }

    func encodeNil() throws { slot.content = .value(.null) }

    func encode<T: Encodable>(_ value: T) throws { try slot.write(value) }
}
