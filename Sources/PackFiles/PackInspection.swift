public import HallCore

/// Everything that was found when a pack was read and checked, also when no pack came of it.
public struct PackInspection: Sendable {
    /// The pack; nil while a part of it cannot be read.
    public let loaded: LoadedPack?
    /// What cannot be read first, then what does not fit together.
    public let findings: [LintFinding]
    /// Golden cases of the pack's own layer, as far as they can be read.
    public let cases: [GoldenCase]
    /// The first reason for which there is no pack.
    public let fault: PackFileError?

    /// Whether a program may work with the pack.
    public var isUsable: Bool { loaded?.isUsable ?? false }
}

/// The parts of all files, read, before they are laid over one another.
struct PackParts {
    var tree: PackTree
    var layers: [PackLayer]
    /// Golden cases by file of the pack's own layer.
    var golden: [PackPart]

    init(_ tree: PackTree) {
        self.tree = tree
        layers = tree.layers.map { layer in
            PackLayer(name: layer.name, parts: layer.files.filter { !$0.isGolden }.map { PackPart($0) })
        }
        golden = tree.layers.last?.files.filter(\.isGolden).map { PackPart($0) } ?? []
    }

    /// Lays the layers over one another and checks the result.
    func inspect(calendar: Result<WorkCalendar, PackFileError>, isSealed: Bool = true) throws -> PackInspection {
        let own = tree.layers.last
        var layered = LayeredPack(layers, file: (own?.directory ?? "") + "/" + PackTree.Layer.head)
        let parts = layers.flatMap(\.parts) + golden
        var faults = tree.faults + parts.flatMap(\.faults)
        if parts.allSatisfy({ !$0.isUnreadable }) { faults += layered.faults }
        if case .failure(let fault) = calendar { faults.append(fault) }
        if faults.isEmpty, isSealed { try layered.seal() }
        let cases = golden.flatMap(\.cases)
        let sources = PackSources(tree)
        let doubts = PackLint.findings(
            in: layered.pack, cases: cases, sources: sources, directory: own?.name ?? "",
            gaps: PackLint.Gaps(
                ids: parts.reduce(into: Set()) { $0.formUnion($1.brokenIDs) },
                areFiles: !tree.faults.isEmpty || parts.contains(where: \.isUnreadable)))
        let findings = faults.map { LintFinding($0, in: tree) } + doubts
        return PackInspection(
            loaded: faults.isEmpty
                ? LoadedPack(
                    pack: layered.pack, calendar: try calendar.get(), findings: doubts, origins: layered.origins,
                    layers: tree.layers.map(\.directory)) : nil,
            findings: findings, cases: cases, fault: faults.first)
    }
}

extension LintFinding {
    /// A fault as a finding, its file named as other findings name it.
    init(_ fault: PackFileError, in tree: PackTree) {
        self.init(fault)
        if let short = tree.files.first(where: { $0.path == fault.place.file })?.shortPath { file = short }
    }
}
