/// What was wrong in one file while it was read; reading goes on where it can.
final class YAMLReading {
    /// The name that errors give.
    let file: String
    /// Whether a text may be empty: in settings it can mean something, in a pack it is a place nobody has filled.
    private let allowsEmpty: Bool
    private(set) var faults: [PackFileError] = []

    init(file: String, allowsEmpty: Bool = false) {
        self.file = file
        self.allowsEmpty = allowsEmpty
    }

    func add(_ fault: PackFileError) {
        if !faults.contains(fault) { faults.append(fault) }
    }

    /// The value of a node; faults are noted.
    func value<T: Decodable>(_ type: T.Type, of node: YAMLTree, at place: YAMLPlace) -> T? {
        do {
            return try decode(type, node, place)
        } catch let fault as PackFileError {
            add(fault)
        } catch {
            add(wrong(node, place, "\(error)"))
        }
        return nil
    }

    func wrong(_ node: YAMLTree, _ place: YAMLPlace, _ expected: String) -> PackFileError {
        .wrong(file: file, line: node.line, path: place.text, expected: expected)
    }

    /// - Throws: ``PackFileError`` only, with the place.
    func decode<T: Decodable>(_ type: T.Type, _ node: YAMLTree, _ place: YAMLPlace) throws -> T {
        if let scalar = try scalar(type, node, place) { return scalar }
        let reader = YAMLReader(node: node, place: place, reading: self, used: UsedKeys())
        do {
            let value = try T(from: reader)
            refuseUnknown(reader)
            return value
        } catch let fault as PackFileError {
            throw fault
        } catch let error as DecodingError {
            throw wrong(node, place, Self.expectation(of: type, error))
        }
    }

    /// Texts, numbers and truth values; nil for types that read themselves.
    private func scalar<T>(_ type: T.Type, _ node: YAMLTree, _ place: YAMLPlace) throws -> T? {
        if type == String.self { return try text(node, place, "a text") as? T }
        if type == Bool.self {
            let text = try text(node, place, "true or false")
            guard let value = Bool(text) else { throw wrong(node, place, "expected true or false") }
            return value as? T
        }
        if type == Int.self || type == Int64.self {
            let text = try text(node, place, "a whole number")
            guard let value = Int(text) else { throw wrong(node, place, "expected a whole number") }
            return type == Int.self ? value as? T : Int64(value) as? T
        }
        return nil
    }

    private func text(_ node: YAMLTree, _ place: YAMLPlace, _ word: String) throws -> String {
        if let text = node.text, allowsEmpty || !text.isEmpty { return text }
        if node.text != nil { throw wrong(node, place, "expected \(word), found an empty one; leave the key out") }
        throw wrong(node, place, "expected \(word)" + (node.isNull ? ", found nothing" : ""))
    }

    private func refuseUnknown(_ reader: YAMLReader) {
        guard reader.used.isKeyed else { return }
        for pair in reader.node.pairs where !reader.used.names.contains(pair.key) {
            add(
                .unknownKey(
                    file: file, line: pair.line, path: reader.place.key(pair.key).text,
                    known: reader.used.names.sorted()))
        }
    }

    private static func expectation<T>(of type: T.Type, _ error: DecodingError) -> String {
        switch error {
        case .keyNotFound(let key, _): return "expected the key \(key.stringValue)"
        case .typeMismatch(_, let context), .valueNotFound(_, let context): return context.debugDescription
        case .dataCorrupted(let context):
            guard let known = type as? any CaseIterable.Type else { return context.debugDescription }
            return "expected one of \(words(known).joined(separator: ", "))"
        @unknown default: return "cannot be read"
        }
    }

    private static func words<C: CaseIterable>(_ type: C.Type) -> [String] {
        type.allCases.map { ($0 as? any RawRepresentable<String>)?.rawValue ?? "\($0)" }
    }
}

/// The way to a node: keys and indices.
indirect enum YAMLPlace {
    case top
    case key(String, YAMLPlace)
    case index(Int, YAMLPlace)

    func key(_ name: String) -> YAMLPlace { .key(name, self) }

    /// `form.sections[2].title`.
    var text: String {
        switch self {
        case .top: "(top)"
        case .key(let name, .top): name
        case .key(let name, let above): "\(above.text).\(name)"
        case .index(let index, .top): "[\(index)]"
        case .index(let index, let above): "\(above.text)[\(index)]"
        }
    }
}
