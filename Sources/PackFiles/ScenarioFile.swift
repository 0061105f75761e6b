public import HallCore

/// A case that somebody imagines, as a YAML or JSON file.
public enum ScenarioFile {
    /// Reads a ``Scenario``, or one golden case out of a file of them: `tests/routes.yaml#exactThresholds`.
    /// - Parameters:
    ///   - at: When the case is submitted; stands before what the file says, which may leave it out.
    /// - Throws: ``PackFileError`` with line and key path.
    public static func read(_ path: String, at: Timestamp? = nil) throws -> Scenario {
        let parts = path.split(separator: "#", maxSplits: 1).map(String.init)
        let file = parts.first ?? path
        var tree = try YAMLTree(try StrictYAML.text(at: file), file: file)
        if let id = parts.dropFirst().first {
            guard let found = tree["cases"]?.entries.first(where: { $0["id"]?.text == id }) else {
                throw PackFileError.wrong(file: file, line: nil, path: "cases", expected: "there is no case \(id)")
            }
            tree = found.without(["id", "title", "boundary", "expect", "cite"])
        }
        if let at { tree = tree.with("at", at.rfc3339) }
        let reading = YAMLReading(file: file)
        let scenario = reading.value(Scenario.self, of: tree, at: .top)
        guard reading.faults.isEmpty, let scenario else {
            throw reading.faults.first ?? PackFileError.unreadable(file: file, reason: "no case in it")
        }
        return scenario
    }
}

extension YAMLTree {
    func without(_ keys: Set<String>) -> YAMLTree {
        YAMLTree(content: .map(pairs.filter { !keys.contains($0.key) }), line: line)
    }

    func with(_ key: String, _ text: String) -> YAMLTree {
        let pair = Pair(key: key, line: line, value: YAMLTree(content: .scalar(text, isPlain: false), line: line))
        return YAMLTree(content: .map(without([key]).pairs + [pair]), line: line)
    }
}
