import Foundation
public import HallCore

/// A pack ready for use, with the calendar it counts by and what the checks found.
public struct LoadedPack: Sendable {
    /// With its digest.
    public let pack: PolicyPack
    /// All years that were found.
    public let calendar: WorkCalendar
    /// In file order; empty if all is well.
    public let findings: [LintFinding]
    /// The layer each entry came from, `deadlines.connection` to `zhoukou`.
    public let origins: [String: String]
    /// Directories from the lowest layer to the pack's own.
    public let layers: [String]

    /// Whether a program may work with the pack.
    public var isUsable: Bool { findings.allSatisfy { $0.severity != .error } }
}

/// Reads a pack's directory of YAML files, the layers it extends, and the calendars.
///
/// | file | holds |
/// |---|---|
/// | pack.yaml | id, version, division, documents, contact, halls; `extends` names the layer below, a directory beside |
/// | services.yaml | utilities, services, packages |
/// | forms/*.yaml | the forms, field by field |
/// | materials.yaml | what papers are asked for, and which may wait |
/// | stages.yaml, deadlines.yaml | the ways of a lane, its time limits |
/// | facts.yaml, routes.yaml | what is found out later, and what is decided by it |
/// | approvals.yaml, supervision.yaml | departments, permissions, what follows a broken commitment |
/// | calendar.yaml | the hall's sessions, what half a day is |
/// | papers/*.yaml, notices.yaml, fees.yaml, guides.yaml | what people read |
/// | codes.yaml | other systems' codes |
/// | notes.yaml | doubts about the source and the readings chosen |
/// | tests/*.yaml | golden cases |
public struct PackLoader {
    /// What this program can read; a pack may ask for at least so much.
    public static let engine = 2

    private static let mostLayers = 5

    /// Loads a pack and checks it.
    /// - Parameters:
    ///   - directory: the pack's directory, named like its id.
    ///   - calendars: the directory of `<year>.yaml` files.
    /// - Throws: ``PackFileError`` for a file that cannot be read as its type. Doubtful content is a finding.
    public static func load(directory: String, calendars: String) throws -> LoadedPack {
        let directories = try layerDirectories(of: directory)
        let layers = try directories.map { (name: name(of: $0), layer: try PackLayer(directory: $0)) }
        let layered = try LayeredPack(layers, file: directory + "/pack.yaml")
        let sources = try PackSources(directories: directories)
        return LoadedPack(
            pack: layered.pack, calendar: try CalendarLoader.load(directory: calendars),
            findings: PackLint.findings(in: layered.pack, sources: sources), origins: layered.origins,
            layers: directories)
    }

    /// The golden cases of a pack's own layer, in the order of the files.
    public static func goldenCases(directory: String) throws -> [GoldenCase] {
        let folder = directory + "/tests"
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        return try names.filter { $0.hasSuffix(".yaml") }.sorted().flatMap {
            try StrictYAML.decode(GoldenFile.self, at: folder + "/" + $0).cases
        }
    }

    /// From the lowest to the pack's own.
    private static func layerDirectories(of directory: String) throws -> [String] {
        var chain = [directory]
        while let below = try StrictYAML.decode(PackHead.self, at: chain[0] + "/pack.yaml").extends {
            let parent = URL(filePath: chain[0]).deletingLastPathComponent().appending(path: below).path
            guard chain.count < mostLayers else {
                throw PackFileError.wrong(
                    file: chain[0] + "/pack.yaml", line: nil, path: "extends",
                    expected: "expected at most \(mostLayers) layers; does one extend itself?")
            }
            chain.insert(parent, at: 0)
        }
        return chain
    }

    private static func name(of directory: String) -> String {
        URL(filePath: directory).lastPathComponent
    }
}
