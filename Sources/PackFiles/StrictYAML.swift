import Foundation
import HallCore
import Yams

/// Reads YAML into a type and refuses keys that the type does not have.
public enum StrictYAML {
    /// Decodes one document.
    /// - Parameters:
    ///   - file: the name that errors give.
    /// - Throws: ``PackFileError`` with line and key path where they are known.
    public static func decode<T: Codable>(_ type: T.Type, from text: String, file: String) throws -> T {
        let root = try compose(text, file: file)
        let value: T
        do {
            value = try YAMLDecoder().decode(type, from: root)
        } catch let error as DecodingError {
            throw explain(error, root: root, file: file)
        }
        try refuseUnknownKeys(in: root, known: JSONValue(encoding: value), path: [], file: file)
        return value
    }

    /// Reads and decodes one file; errors name its path.
    public static func decode<T: Codable>(_ type: T.Type, at path: String) throws -> T {
        let data: Data
        do {
            data = try Data(contentsOf: URL(filePath: path))
        } catch {
            throw PackFileError.unreadable(file: path, reason: (error as NSError).localizedDescription)
        }
        return try decode(type, from: String(decoding: data, as: UTF8.self), file: path)
    }

    private static func compose(_ text: String, file: String) throws -> Node {
        do {
            guard let root = try Yams.compose(yaml: text) else {
                throw PackFileError.syntax(file: file, line: nil, problem: "the file is empty")
            }
            return root
        } catch let error as YamlError {
            throw explain(error, file: file)
        }
    }

    /// A key is unknown if the decoded value, written again, does not have it. Keys set to null are let pass.
    private static func refuseUnknownKeys(in node: Node, known: JSONValue, path: [String], file: String) throws {
        switch (node, known) {
        case (.mapping(let mapping), .object(let members)):
            for (key, value) in mapping where value.null == nil {
                let name = key.string ?? "?"
                guard let member = members[name] else {
                    throw PackFileError.unknownKey(
                        file: file, line: key.mark?.line, path: KeyPathText.text(path + [name]),
                        known: members.keys.sorted())
                }
                try refuseUnknownKeys(in: value, known: member, path: path + [name], file: file)
            }
        case (.sequence(let sequence), .array(let items)):
            for (index, pair) in zip(sequence, items).enumerated() {
                try refuseUnknownKeys(in: pair.0, known: pair.1, path: path + ["[\(index)]"], file: file)
            }
        default: break
        }
    }
}
