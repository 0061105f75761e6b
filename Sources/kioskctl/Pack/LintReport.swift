import HallCore
import PackFiles

/// What the checks of a pack found; a file that cannot be read is a finding too.
struct LintReport {
    let isUsable: Bool
    let document: JSONValue
    let text: String

    init(_ inspection: PackInspection) {
        let pack = inspection.loaded?.pack
        self.init(
            isUsable: inspection.isUsable, findings: inspection.findings,
            pack: pack.map { ["id": .string($0.id), "version": .string($0.version), "digest": .string($0.digest)] })
    }

    /// For a folder that is no pack.
    init(unreadable error: PackFileError) {
        self.init(isUsable: false, findings: [LintFinding(error)], pack: nil)
    }

    private init(isUsable: Bool, findings: [LintFinding], pack: [String: JSONValue]?) {
        self.isUsable = isUsable
        document = .object([
            "usable": .bool(isUsable), "pack": pack.map(JSONValue.object) ?? .null,
            "findings": .array(findings.map(Self.document)),
        ])
        let last = isUsable ? "The pack can be used." : "The pack cannot be used."
        text = (findings.map(\.description) + [last]).joined(separator: "\n")
    }

    private static func document(_ finding: LintFinding) -> JSONValue {
        .object([
            "severity": .string(finding.severity.rawValue), "file": .string(finding.file),
            "line": finding.line.map { JSONValue($0) } ?? .null, "path": .string(finding.path),
            "message": .string(finding.message), "cite": JSONValue(finding.cite),
        ])
    }
}
