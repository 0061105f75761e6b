import HallCore
import PackFiles

/// What the checks of a pack found; a file that cannot be read is a finding too.
struct LintReport {
    var isUsable: Bool
    var pack: JSONValue
    var findings: [JSONValue]
    private var lines: [String]

    init(loaded: LoadedPack) {
        isUsable = loaded.isUsable
        pack = .object([
            "id": .string(loaded.pack.id), "version": .string(loaded.pack.version),
            "digest": .string(loaded.pack.digest),
        ])
        findings = loaded.findings.map {
            Self.finding(
                $0.severity, file: $0.file, line: $0.line, path: $0.path, message: $0.message, cite: $0.cite)
        }
        lines = loaded.findings.map(\.description)
    }

    init(unreadable error: PackFileError) {
        isUsable = false
        pack = .null
        let place = error.place
        findings = [
            Self.finding(
                .error, file: place.file, line: place.line, path: place.path, message: error.description, cite: nil)
        ]
        lines = ["error: \(error.description)"]
    }

    var document: JSONValue {
        .object(["usable": .bool(isUsable), "pack": pack, "findings": .array(findings)])
    }

    var text: String {
        (lines + [isUsable ? "The pack can be used." : "The pack cannot be used."]).joined(separator: "\n")
    }

    private static func finding(
        _ severity: LintFinding.Severity, file: String, line: Int?, path: String, message: String, cite: String?
    ) -> JSONValue {
        .object([
            "severity": .string(severity.rawValue), "file": .string(file),
            "line": line.map { .integer(Int64($0)) } ?? .null, "path": .string(path), "message": .string(message),
            "cite": cite.map(JSONValue.string) ?? .null,
        ])
    }
}

extension PackFileError {
    /// The file or folder, with line and key path where there are any.
    fileprivate var place: (file: String, line: Int?, path: String) {
        switch self {
        case .unreadable(let file, _), .unknownFile(let file): (file, nil, "")
        case .syntax(let file, let line, _): (file, line, "")
        case .wrong(let file, let line, let path, _), .unknownKey(let file, let line, let path, _): (file, line, path)
        case .calendarGap(let directory, _, _), .noCalendar(let directory): (directory, nil, "")
        }
    }
}
