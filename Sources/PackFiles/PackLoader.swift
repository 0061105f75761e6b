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

    /// Loads a pack and checks it.
    /// - Parameters:
    ///   - directory: the pack's directory, named like its id.
    ///   - calendars: the directory of `<year>.yaml` files.
    ///   - key: the public key, base64, that has to have signed the pack; any pack will do without one.
    /// - Throws: ``PackFileError`` for a file that cannot be read as its type, and for a pack that is not signed by the
    ///   key. Doubtful content is a finding.
    public static func load(directory: String, calendars: String, signedBy key: String? = nil) throws -> LoadedPack {
        let inspection = try inspect(directory: directory, calendars: calendars)
        guard let loaded = inspection.loaded else {
            throw inspection.fault ?? PackFileError.unreadable(file: directory, reason: "nothing there")
        }
        if let key { try PackSignature.verify(digest: loaded.pack.digest, directory: directory, key: key) }
        return loaded
    }

    /// Reads a pack as far as it can be read and checks what there is.
    /// - Throws: ``PackFileError`` only when the directory itself cannot be read or has no `pack.yaml`.
    public static func inspect(directory: String, calendars: String) throws -> PackInspection {
        try PackParts(PackTree(directory: directory)).inspect(calendar: calendar(calendars))
    }

    /// The golden cases of a pack's own layer, in the order of the files.
    public static func goldenCases(directory: String) throws -> [GoldenCase] {
        let files = try PackTree.Layer(directory: directory).files.filter(\.isGolden)
        return try files.flatMap { file in
            let part = PackPart(file)
            if let fault = part.faults.first { throw fault }
            return part.cases
        }
    }

    private static func calendar(_ directory: String) -> Result<WorkCalendar, PackFileError> {
        do {
            return .success(try CalendarLoader.load(directory: directory))
        } catch let error as PackFileError {
            return .failure(error)
        } catch {
            return .failure(.unreadable(file: directory, reason: "\(error)"))
        }
    }
}
