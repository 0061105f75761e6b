import Foundation

/// The package's sources as text.
enum SourceTree {
    struct File: Sendable {
        var target: String
        /// From the package's folder on.
        var path: String
        var lines: [String]
    }

    private static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let files: [File] = load()

    /// Folders under Sources.
    static var targets: Set<String> { Set(files.map(\.target)) }

    private static func load() -> [File] {
        let sources = package.appendingPathComponent("Sources").path
        let names = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            let text = (try? String(contentsOfFile: sources + "/" + name, encoding: .utf8)) ?? ""
            return File(
                target: name.split(separator: "/").first.map(String.init) ?? "", path: "Sources/" + name,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        }
    }
}

extension SourceTree.File {
    /// Modules that the file imports, without submodules.
    var imports: [String] {
        lines.compactMap { line in
            var words = line.split(separator: " ").map(String.init)
            while let first = words.first, Self.modifiers.contains(first) || first.hasPrefix("@") {
                words.removeFirst()
            }
            guard words.first == "import", words.count > 1 else { return nil }
            let name = Self.kinds.contains(words[1]) ? words.dropFirst(2).first : words[1]
            return name?.split(separator: ".").first.map(String.init)
        }
    }

    private static let modifiers: Set = ["public", "package", "internal", "fileprivate", "private"]
    private static let kinds: Set = ["struct", "class", "enum", "protocol", "func", "var", "let", "typealias", "actor"]
}
