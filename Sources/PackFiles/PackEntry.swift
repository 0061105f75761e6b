import Foundation

/// Where one entry of a pack stands and what it says there.
public struct PackEntry: Sendable, Hashable {
    /// From the directory of all packs, `zhoukou/deadlines.yaml`.
    public var file: String
    /// From 1.
    public var line: Int
    /// The layer whose word holds.
    public var layer: String
    /// The article it rests on.
    public var cite: String?
    /// Its lines of YAML.
    public var text: String

    /// Finds an entry by its path, `deadlines.connection`; nil when there is none.
    /// - Throws: ``PackFileError`` when the directory cannot be read.
    public static func find(_ path: String, directory: String) throws -> PackEntry? {
        let tree = try PackTree(directory: directory)
        guard let place = PackSources(tree).exact(path),
            let file = tree.files.first(where: { $0.shortPath == place.file })
        else { return nil }
        return PackEntry(
            file: place.file, line: place.line, layer: file.layer, cite: place.cite,
            text: block(in: try StrictYAML.text(at: file.path), from: place.line))
    }

    /// The line and those below it that are indented deeper.
    private static func block(in text: String, from line: Int) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(line - 1)
        guard let first = lines.first else { return "" }
        let depth = indentation(first)
        let below = lines.dropFirst().prefix { $0.allSatisfy(\.isWhitespace) || indentation($0) > depth }
        return ([first] + below).joined(separator: "\n").trimmingCharacters(in: .newlines)
    }

    private static func indentation(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
}
