import HallCore
import Testing

@testable import PackFiles

/// Whatever is taken out of a pack's files or misspelt in them, the checks say so.
@Suite struct PackMutationTests {
    static let cities = ["huaibei", "suizhou", "qijiang", "shaoguan", "zhoukou"]
    static let layers = cities + ["base"]

    @Test(arguments: layers) func `removing any one article is found`(layer: String) throws {
        let bench = try Bench(layer)
        var count = 0
        for (index, file) in bench.files {
            for place in file.root.places where place.last == .key("cite") {
                count += 1
                let mutant = file.root.changing(place) { _ in nil }
                #expect(try bench.says(mutant, in: index), "\(file.name) \(place)")
            }
        }
        #expect(count > (layer == "base" ? 4 : 100))
    }

    @Test(arguments: layers) func `misspelling a key of any kind is found`(layer: String) throws {
        let bench = try Bench(layer)
        for (index, file) in bench.files {
            for place in file.root.placesOfEachKind where place.last?.name != nil {
                let mutant = file.root.renaming(place)
                #expect(try bench.says(mutant, in: index), "\(file.name) \(place)")
            }
        }
    }

    @Test(arguments: layers) func `emptying a text of any kind is found`(layer: String) throws {
        let bench = try Bench(layer)
        for (index, file) in bench.files {
            for place in file.root.placesOfEachKind where file.root.at(place)?.text != nil {
                let mutant = file.root.changing(place) {
                    YAMLTree(content: .scalar("", isPlain: false), line: $0.line)
                }
                #expect(try bench.says(mutant, in: index), "\(file.name) \(place)")
            }
        }
    }

    @Test(arguments: layers) func `a list, a map or a text in place of another is found`(layer: String) throws {
        let bench = try Bench(layer)
        for (index, file) in bench.files {
            for place in file.root.placesOfEachKind {
                let mutant = file.root.changing(place) { node in
                    if node.isNull { return YAMLTree(content: .list([]), line: node.line) }
                    let wrong = YAMLTree(content: .scalar("wrong", isPlain: false), line: node.line)
                    return node.text == nil ? wrong : YAMLTree(content: .list([wrong]), line: node.line)
                }
                #expect(try bench.says(mutant, in: index), "\(file.name) \(place)")
            }
        }
    }

    @Test(arguments: cities) func `taking away what things cost, or the guide, is found`(city: String) throws {
        let bench = try Bench(city)
        for (index, file) in bench.files where ["fees.yaml", "guides.yaml"].contains(file.name) {
            let empty = YAMLTree(content: .map([]), line: 1)
            #expect(try bench.says(empty, in: index), "\(file.name)")
        }
    }

    @Test(arguments: cities) func `pointing a reference of any kind to nothing is found`(city: String) throws {
        let bench = try Bench(city)
        var count = 0
        for (index, file) in bench.files {
            for place in file.root.placesOfEachKind {
                guard let value = file.root.at(place)?.text, let wrong = dangling(value, at: place, in: file.name)
                else { continue }
                count += 1
                let mutant = file.root.changing(place) {
                    YAMLTree(content: .scalar(wrong, isPlain: false), line: $0.line)
                }
                #expect(try bench.says(mutant, in: index), "\(file.name) \(place) \(wrong)")
            }
        }
        #expect(count > 40)
    }

    private static let references: Set<String> = [
        "utility", "utilities", "services", "form", "flow", "first", "next", "to", "stage", "askedAt", "then",
        "otherwise", "unknown", "outcome", "deadline", "papers", "approvals", "after", "departments", "fact", "doc",
        "basis", "prints", "field", "row", "missing", "lane", "problems", "extends", "applicants", "kind", "media",
        "status", "start", "counting", "page", "source", "reason", "pauseOn", "each", "equals", "stages",
    ]

    /// A value that points to nothing, for values that point to something.
    private func dangling(_ value: String, at place: [YAMLStep], in file: String) -> String? {
        let key = place.last { $0.name != nil }?.name ?? ""
        let above = place.dropLast().last?.name
        if file == "codes.yaml" || key == "extends" || place.contains(.key("escalate"))
            || place.contains(.key("licences"))
        {
            return nil
        }
        if key == "when", let fact = (try? Expression(value))?.facts.first {
            return value.replacing(fact, with: "no.such", maxReplacements: 1)
        }
        if key == "from", value.hasPrefix("stage:") { return "stage:nowhere" }
        if key == "prints" { return value.hasPrefix("at ") && value != "at submission" ? "at nowhere" : nil }
        if key == "until", above == "deferrable" { return "nowhere" }
        return Self.references.contains(key) ? "nowhere" : nil
    }
}

/// A pack whose files can be exchanged one at a time.
private struct Bench {
    private let parts: PackParts
    private let calendar: Result<WorkCalendar, PackFileError>
    /// The layer whose files are exchanged.
    private let layer: Int

    /// - Parameter name: A city's, or that of the layer below them, which is looked at under a city.
    init(_ name: String) throws {
        let city = name == "base" ? "suizhou" : name
        parts = PackParts(try PackTree(directory: Fixtures.config + "/packs/" + city))
        layer = parts.tree.layers.firstIndex { $0.name == name } ?? 0
        calendar = .success(try Fixtures.suizhou().calendar)
        #expect(try parts.inspect(calendar: calendar, isSealed: false).findings == [])
    }

    /// The layer's files.
    var files: [(index: Int, file: (name: String, root: YAMLTree))] {
        parts.tree.layers[layer].files.enumerated().compactMap { index, file in
            guard case .success(let root) = file.content else { return nil }
            return (index, (file.name, root))
        }
    }

    /// Whether the checks say anything with one file exchanged.
    func says(_ root: YAMLTree, in index: Int) throws -> Bool {
        var mutant = parts
        mutant.tree.layers[layer].files[index].content = .success(root)
        let file = mutant.tree.layers[layer].files[index]
        let part = PackPart(file)
        if !part.faults.isEmpty { return part.faults.allSatisfy { $0.place.file == file.path } }
        mutant.replace(part, of: file, in: layer)
        return try !mutant.inspect(calendar: calendar, isSealed: false).findings.isEmpty
    }
}

extension PackParts {
    /// Puts another reading of one of one file in its place.
    fileprivate mutating func replace(_ part: PackPart, of file: PackTree.File, in layer: Int) {
        let names = tree.layers[layer].files.filter { $0.isGolden == file.isGolden }.map(\.name)
        guard let index = names.firstIndex(of: file.name) else { return }
        if file.isGolden { golden[index] = part } else { layers[layer].parts[index] = part }
    }
}

/// One step of the way to a node.
enum YAMLStep: Hashable, CustomStringConvertible {
    case key(String)
    case index(Int)

    var name: String? { if case .key(let name) = self { name } else { nil } }
    var description: String { name ?? "·" }
}

extension YAMLTree {
    /// The ways to all nodes, in file order.
    var places: [[YAMLStep]] {
        pairs.flatMap { pair in [[.key(pair.key)]] + pair.value.places.map { [.key(pair.key)] + $0 } }
            + entries.enumerated().flatMap { index, entry in
                [[.index(index)]] + entry.places.map { [.index(index)] + $0 }
            }
    }

    /// One way for each run of keys, whatever the indices between.
    var placesOfEachKind: [[YAMLStep]] {
        var seen = Set<[String]>()
        return places.filter { seen.insert($0.map(\.description)).inserted }
    }

    func at(_ place: [YAMLStep]) -> YAMLTree? {
        place.reduce(Optional(self)) { node, step in
            switch step {
            case .key(let name): node?[name]
            case .index(let index): node?.entries[index]
            }
        }
    }

    /// The tree with one node changed, or left out.
    func changing(_ place: [YAMLStep], _ change: (YAMLTree) -> YAMLTree?) -> YAMLTree {
        guard let first = place.first else { return self }
        let rest = Array(place.dropFirst())
        func changed(_ node: YAMLTree) -> YAMLTree? { rest.isEmpty ? change(node) : node.changing(rest, change) }
        switch (first, content) {
        case (.key(let name), .map(let pairs)):
            let new = pairs.compactMap { pair in
                pair.key == name ? changed(pair.value).map { Pair(key: name, line: pair.line, value: $0) } : pair
            }
            return YAMLTree(content: .map(new), line: line)
        case (.index(let index), .list(let entries)):
            let new = entries.enumerated().compactMap { $0.offset == index ? changed($0.element) : $0.element }
            return YAMLTree(content: .list(new), line: line)
        default: return self
        }
    }

    /// The tree with one key misspelt.
    func renaming(_ place: [YAMLStep]) -> YAMLTree {
        guard case .key(let name)? = place.last else { return self }
        func misspelt(_ node: YAMLTree) -> YAMLTree {
            let new = node.pairs.map { Pair(key: $0.key == name ? name + "X" : $0.key, line: $0.line, value: $0.value) }
            return YAMLTree(content: .map(new), line: node.line)
        }
        let above = Array(place.dropLast())
        return above.isEmpty ? misspelt(self) : changing(above, misspelt)
    }
}
