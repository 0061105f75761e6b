/// Lets a type read itself from a node, and remembers which keys it asked for.
struct YAMLReader: Decoder {
    let node: YAMLTree
    let place: YAMLPlace
    let reading: YAMLReading
    let used: UsedKeys

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .map(let pairs) = node.content else {
            throw reading.wrong(node, place, "expected keys with values")
        }
        used.isKeyed = true
        return KeyedDecodingContainer(KeyedReader(pairs: pairs, above: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let entries) = node.content else { throw reading.wrong(node, place, "expected a list") }
        return ListReader(entries: entries, above: self)
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { ScalarReader(above: self) }
}

/// The keys of one mapping that a type asked for.
final class UsedKeys {
    var names: Set<String> = []
    var isKeyed = false
}

private struct KeyedReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let pairs: [YAMLTree.Pair]
    let above: YAMLReader

    var codingPath: [any CodingKey] { [] }
    var allKeys: [Key] { pairs.compactMap { Key(stringValue: $0.key) } }

    private func find(_ key: Key) -> YAMLTree? {
        let name = key.stringValue
        above.used.names.insert(name)
        return pairs.first { $0.key == name }?.value
    }

    private func node(_ key: Key) throws -> YAMLTree {
        if let node = find(key) { return node }
        throw above.reading.wrong(
            above.node, above.place.key(key.stringValue),
            "expected this key; there are \(pairs.map(\.key).joined(separator: ", "))")
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }

    func decodeNil(forKey key: Key) throws -> Bool { find(key)?.isNull ?? true }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try above.reading.decode(type, node(key), above.place.key(key.stringValue))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try reader(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try reader(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { above }
    func superDecoder(forKey key: Key) throws -> any Decoder { try reader(key) }

    private func reader(_ key: Key) throws -> YAMLReader {
        YAMLReader(
            node: try node(key), place: above.place.key(key.stringValue), reading: above.reading, used: UsedKeys())
    }
}

/// Reads entry after entry. A faulty one is noted and passed over, so that those after it are looked at too.
private struct ListReader: UnkeyedDecodingContainer {
    let entries: [YAMLTree]
    let above: YAMLReader
    var currentIndex = 0

    init(entries: [YAMLTree], above: YAMLReader) {
        self.entries = entries
        self.above = above
    }

    var codingPath: [any CodingKey] { [] }
    var count: Int? { entries.count }
    var isAtEnd: Bool { currentIndex >= entries.count }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, entries[currentIndex].isNull else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
        while !isAtEnd {
            let (entry, place) = (entries[currentIndex], YAMLPlace.index(currentIndex, above.place))
            currentIndex += 1
            do {
                return try above.reading.decode(type, entry, place)
            } catch let fault as PackFileError where !isAtEnd {
                above.reading.add(fault)
            }
        }
        throw above.reading.wrong(above.node, above.place, "expected one more entry")
    }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }

    private mutating func next() throws -> YAMLReader {
        guard !isAtEnd else { throw above.reading.wrong(above.node, above.place, "expected one more entry") }
        defer { currentIndex += 1 }
        return YAMLReader(
            node: entries[currentIndex], place: .index(currentIndex, above.place), reading: above.reading,
            used: UsedKeys())
    }
}

private struct ScalarReader: SingleValueDecodingContainer {
    let above: YAMLReader

    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { above.node.isNull }

    func decode<T: Decodable>(_ type: T.Type) throws -> T {
        try above.reading.decode(type, above.node, above.place)
    }
}
