import Yams

/// Writes a path of keys and indices as `form.sections[2].title`.
enum KeyPathText {
    static func text(_ parts: [String]) -> String {
        parts.reduce("") { $0.isEmpty || $1.hasPrefix("[") ? $0 + $1 : $0 + "." + $1 }
    }
}

extension StrictYAML {
    static func explain(_ error: DecodingError, root: Node, file: String) -> PackFileError {
        switch error {
        case .keyNotFound(let key, let context):
            return wrong(context.codingPath + [key], "expected this key", root, file)
        case .typeMismatch(let type, let context):
            return wrong(context.codingPath, "expected \(word(for: type))", root, file)
        case .valueNotFound(let type, let context):
            return wrong(context.codingPath, "expected \(word(for: type)), found nothing", root, file)
        case .dataCorrupted(let context):
            return wrong(context.codingPath, context.debugDescription, root, file)
        @unknown default:
            return wrong([], "cannot be decoded", root, file)
        }
    }

    static func explain(_ error: YamlError, file: String) -> PackFileError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            .syntax(file: file, line: mark.line, problem: problem)
        case .reader(let problem, _, _, _):
            .syntax(file: file, line: nil, problem: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            .syntax(
                file: file, line: context.mark.line,
                problem: "a key stands twice: \(duplicates.joined(separator: ", "))")
        default:
            .syntax(file: file, line: nil, problem: "\(error)")
        }
    }

    /// The line is that of the value, or of the nearest node above it when the value is missing.
    private static func wrong(
        _ path: [any CodingKey], _ expected: String, _ root: Node, _ file: String
    ) -> PackFileError {
        var node = root
        for key in path {
            guard let next = child(of: node, key) else { break }
            node = next
        }
        let parts = path.map { key in key.intValue.map { "[\($0)]" } ?? key.stringValue }
        return .wrong(
            file: file, line: node.mark?.line, path: parts.isEmpty ? "(top)" : KeyPathText.text(parts),
            expected: expected)
    }

    private static func child(of node: Node, _ key: any CodingKey) -> Node? {
        switch node {
        case .sequence(let sequence):
            key.intValue.flatMap { sequence.indices.contains($0) ? sequence[$0] : nil }
        case .mapping(let mapping): mapping[Node(key.stringValue)]
        default: nil
        }
    }

    private static func word(for type: any Any.Type) -> String {
        switch type {
        case is String.Type: "a text"
        case is Bool.Type: "true or false"
        case is Int.Type, is Int64.Type: "a whole number"
        case is [Any].Type: "a list"
        case is [String: Any].Type: "keys with values"
        default: "\(type)"
        }
    }
}
