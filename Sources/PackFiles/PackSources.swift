/// Where each entry of a pack stands in its files, so that a finding can name file, line and article.
final class PackSources {
    struct Place {
        /// From the directory of all packs: `zhoukou/deadlines.yaml`.
        var file: String
        var line: Int
        var cite: String?
    }

    private let tree: PackTree
    /// Looked up only when there is something to say.
    private lazy var places = Places(tree).found

    init(_ tree: PackTree) {
        self.tree = tree
    }

    /// The place of exactly that path.
    func exact(_ path: String) -> Place? { places[path] }

    /// The place of a path, or of the nearest entry above it; the article is that of the nearest entry that has one.
    func place(of path: String) -> Place? {
        var path = path[...]
        var found: Place?
        while true {
            if let place = places[String(path)] {
                found = found ?? place
                found?.cite = place.cite
                if place.cite != nil { return found }
            }
            guard let dot = path.lastIndex(of: ".") else { return found }
            path = path[..<dot]
        }
    }

    /// The first place in each file of a text that begins so.
    func places(of beginning: String) -> [(file: String, line: Int?)] {
        tree.files.compactMap { file in
            guard case .success(let root) = file.content, let node = root.first(beginning: beginning) else {
                return nil
            }
            return (file.shortPath, node.line)
        }
    }
}

extension YAMLTree {
    /// The first text at or below it that begins so.
    fileprivate func first(beginning: String) -> YAMLTree? {
        if text?.hasPrefix(beginning) ?? false { return self }
        for below in entries + pairs.map(\.value) {
            if let found = below.first(beginning: beginning) { return found }
        }
        return nil
    }
}

/// The places of all paths. Layers are looked through from the lowest, so that the place of what was replaced is the newer one.
private struct Places {
    var found: [String: PackSources.Place] = [:]

    init(_ tree: PackTree) {
        for file in tree.files {
            guard case .success(let root) = file.content else { continue }
            collect(root, path: "", file: file.shortPath)
        }
    }

    private mutating func collect(_ node: YAMLTree, path: String, file: String) {
        for pair in node.pairs {
            // A form's or a paper's own file has one entry; it is named like an entry of the list it joins.
            let own = path.isEmpty && ["form", "paper"].contains(pair.key) ? pair.value["id"]?.text : nil
            let below = own.map { "\(pair.key)s.\($0)" } ?? (path.isEmpty ? pair.key : "\(path).\(pair.key)")
            note(pair.value, line: pair.line, path: below, file: file)
            collect(pair.value, path: below, file: file)
        }
        for entry in node.entries {
            guard let id = (entry["id"] ?? entry["number"])?.text else { continue }
            note(entry, line: entry.line, path: "\(path).\(id)", file: file)
            collect(entry, path: "\(path).\(id)", file: file)
        }
    }

    private mutating func note(_ node: YAMLTree, line: Int?, path: String, file: String) {
        guard let line else { return }
        let cite = node["cite"]
        let text = [cite?["doc"]?.text, cite?["section"]?.text].compactMap(\.self).joined(separator: " ")
        found[path] = PackSources.Place(file: file, line: line, cite: text.isEmpty ? nil : text)
    }
}
