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
            Self.finding($0.severity, file: $0.file, path: $0.path, message: $0.message)
        }
        lines = loaded.findings.map(\.description)
    }

    init(unreadable error: PackFileError) {
        isUsable = false
        pack = .null
        let place = error.place
        findings = [Self.finding(.error, file: place.file, path: place.path, message: error.description)]
        lines = ["error: \(error.description)"]
    }

    var document: JSONValue {
        .object(["usable": .bool(isUsable), "pack": pack, "findings": .array(findings)])
    }

    var text: String {
        (lines + [isUsable ? "The pack can be used." : "The pack cannot be used."]).joined(separator: "\n")
    }

    private static func finding(
        _ severity: LintFinding.Severity, file: String, path: String, message: String
    ) -> JSONValue {
        .object([
            "severity": .string(severity.rawValue), "file": .string(file), "path": .string(path),
            "message": .string(message),
        ])
    }
}

extension PackFileError {
    /// The file or folder, and the key path where there is one.
    fileprivate var place: (file: String, path: String) {
        switch self {
        case .unreadable(let file, _), .syntax(let file, _, _): (file, "")
        case .wrong(let file, _, let path, _), .unknownKey(let file, _, let path, _): (file, path)
        case .calendarGap(let directory, _, _), .noCalendar(let directory): (directory, "")
        }
    }
}
