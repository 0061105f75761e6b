import Foundation
import Yams

/// Where each entry of a pack stands in its files, so that a finding can name file, line and article.
struct PackSources {
    struct Place {
        /// From the directory of all packs: `zhoukou/deadlines.yaml`.
        var file: String
        var line: Int
        var cite: String?
    }

    private var places: [String: Place] = [:]

    /// Reads the files of all layers, the lowest first, so that the place of what was replaced is the newer one.
    init(directories: [String]) throws {
        for directory in directories {
            let root = URL(filePath: directory)
            let names = try FileManager.default.subpathsOfDirectory(atPath: directory)
            for name in names.sorted() where name.hasSuffix(".yaml") && !name.hasPrefix("tests/") {
                let text = String(decoding: try Data(contentsOf: root.appending(path: name)), as: UTF8.self)
                guard let node = try Yams.compose(yaml: text) else { continue }
                collect(node, path: "", file: root.lastPathComponent + "/" + name)
            }
        }
    }

    /// The place of a path, or of the nearest entry above it.
    func place(of path: String) -> Place? {
        var path = path[...]
        while true {
            if let place = places[String(path)] { return place }
            guard let dot = path.lastIndex(of: ".") else { return nil }
            path = path[..<dot]
        }
    }

    private mutating func collect(_ node: Node, path: String, file: String) {
        switch node {
        case .mapping(let mapping):
            for (key, value) in mapping {
                guard let name = key.string else { continue }
                // A form's or a paper's own file has one entry; it is named like an entry of the list it joins.
                let own = path.isEmpty && ["form", "paper"].contains(name) ? value.mapping?["id"]?.string : nil
                let below = own.map { "\(name)s.\($0)" } ?? (path.isEmpty ? name : "\(path).\(name)")
                note(value, key: key, path: below, file: file)
                collect(value, path: below, file: file)
            }
        case .sequence(let sequence):
            for entry in sequence {
                guard let id = (entry.mapping?["id"] ?? entry.mapping?["number"])?.string else { continue }
                note(entry, key: entry, path: "\(path).\(id)", file: file)
                collect(entry, path: "\(path).\(id)", file: file)
            }
        default: break
        }
    }

    private mutating func note(_ node: Node, key: Node, path: String, file: String) {
        guard let line = key.mark?.line else { return }
        let cite = node.mapping?["cite"]?.mapping
        let text = [cite?["doc"]?.string, cite?["section"]?.string].compactMap(\.self).joined(separator: " ")
        places[path] = Place(file: file, line: line, cite: text.isEmpty ? nil : text)
    }
}
