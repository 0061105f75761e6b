import Foundation

/// A new pack that loads without findings, to be filled from a city's document.
public struct PackSkeleton: Sendable {
    /// Stands where something has to be filled in.
    static let placeholder = "待填"

    /// What the programme is called.
    public var title: String
    /// Six digits.
    public var division: String
    /// The document's number.
    public var document: String
    /// The day it takes effect, ISO.
    public var from: String

    public init(title: String, division: String, document: String, from: String) {
        (self.title, self.division, self.document, self.from) = (title, division, document, from)
    }

    /// Writes the files into a new directory, the pack's id being its name.
    /// - Throws: ``PackFileError`` when the directory exists or cannot be written.
    public func write(to directory: String) throws {
        guard !FileManager.default.fileExists(atPath: directory) else {
            throw PackFileError.unreadable(file: directory, reason: "it exists already; nothing was written")
        }
        let root = URL(filePath: directory)
        let id = root.lastPathComponent
        do {
            for (name, text) in Self.files.sorted(by: { $0.key < $1.key }) {
                let file = root.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data((Self.editorLine(name) + filled(text, id: id)).utf8).write(to: file)
            }
        } catch {
            throw PackFileError.unreadable(file: directory, reason: (error as NSError).localizedDescription)
        }
    }

    /// Tells editors which schema a file has, as long as the pack lies beside the folder of schemas.
    private static func editorLine(_ name: String) -> String {
        let parts = name.dropLast(".yaml".count).split(separator: "/").map(String.init)
        let kinds = ["forms": "form", "papers": "paper", "tests": "cases"]
        let schema = kinds[parts[0]] ?? parts[0]
        let up = parts.count == 2 ? "../../" : "../"
        return "# yaml-language-server: $schema=\(up)schemas/\(schema).json\n"
    }

    private func filled(_ text: String, id: String) -> String {
        let values = [
            "ID": id, "TITLE": title, "DIVISION": division, "CITY": String(division.prefix(4)), "DOCUMENT": document,
            "FROM": from,
        ]
        return values.reduce(text) { $0.replacing("<\($1.key)>", with: $1.value) }
            .replacing("<CITE>", with: "cite: { doc: \(document), section: 待填 }") + "\n"
    }
}
