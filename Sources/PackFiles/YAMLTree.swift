import Yams

/// One node of a YAML document, with where it stands.
struct YAMLTree: Hashable {
    /// A key with its value.
    struct Pair: Hashable {
        var key: String
        /// The line of the key, from 1.
        var line: Int?
        var value: YAMLTree
    }

    enum Content: Hashable {
        /// Plain scalars may be null, true or false; quoted ones are texts.
        case scalar(String, isPlain: Bool)
        case list([YAMLTree])
        case map([Pair])
    }

    var content: Content
    /// From 1.
    var line: Int?
}

extension YAMLTree {
    /// Reads one document.
    /// - Throws: ``PackFileError/syntax(file:line:problem:)``.
    init(_ text: String, file: String) throws {
        do {
            // Without a resolver no scalar is taken for a number or a date: the types that are read decide.
            guard let root = try Yams.compose(yaml: text, .basic) else {
                throw PackFileError.syntax(file: file, line: nil, problem: "the file is empty")
            }
            self.init(root)
        } catch let error as YamlError {
            throw PackFileError(error, file: file)
        }
    }

    private init(_ node: Node) {
        line = node.mark?.line
        switch node {
        case .scalar(let scalar): content = .scalar(scalar.string, isPlain: scalar.style == .plain)
        case .sequence(let sequence): content = .list(sequence.map(YAMLTree.init))
        case .mapping(let mapping):
            content = .map(
                mapping.map { Pair(key: $0.key.scalar?.string ?? "?", line: $0.key.mark?.line, value: .init($0.value)) }
            )
        case .alias: content = .scalar("", isPlain: false)
        }
    }

    /// Whether nothing stands there.
    var isNull: Bool {
        guard case .scalar(let text, isPlain: true) = content else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// The text of a scalar that is not null.
    var text: String? {
        guard case .scalar(let text, _) = content, !isNull else { return nil }
        return text
    }

    /// The keys with their values; none for what is no mapping.
    var pairs: [Pair] {
        if case .map(let pairs) = content { pairs } else { [] }
    }

    /// The entries of a list; none for what is no list.
    var entries: [YAMLTree] {
        if case .list(let entries) = content { entries } else { [] }
    }

    subscript(_ key: String) -> YAMLTree? { pairs.first { $0.key == key }?.value }
}

extension PackFileError {
    fileprivate init(_ error: YamlError, file: String) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            self = .syntax(file: file, line: mark.line, problem: problem)
        case .reader(let problem, _, _, _):
            self = .syntax(file: file, line: nil, problem: problem)
        case .duplicatedKeysInMapping(let duplicates, let context):
            self = .syntax(
                file: file, line: context.mark.line,
                problem: "a key stands twice: \(duplicates.joined(separator: ", "))")
        default:
            self = .syntax(file: file, line: nil, problem: "\(error)")
        }
    }
}
