public import HallCore

/// A pack ready for use, with the calendar it counts by and what the checks found.
public struct LoadedPack: Sendable {
    /// With its digest.
    public let pack: PolicyPack
    /// All years that were found.
    public let calendar: WorkCalendar
    /// In file order; empty if all is well.
    public let findings: [LintFinding]

    /// Whether a program may work with the pack.
    public var isUsable: Bool { findings.allSatisfy { $0.severity != .error } }
}

/// Reads a pack's directory of YAML files and the calendars.
///
/// | file | holds |
/// |---|---|
/// | pack.yaml | id, version, division, documents, contact |
/// | services.yaml | utilities |
/// | forms/application.yaml | the form, field by field |
/// | stages.yaml, deadlines.yaml | the way of a lane, its time limits |
/// | approvals.yaml, routes.yaml | departments, how external works are approved |
/// | calendar.yaml | the hall's sessions |
/// | fees.yaml, guides.yaml, notices.yaml | texts |
/// | notes.yaml | doubts about the source and the readings chosen |
public struct PackLoader {
    /// Loads a pack and checks it.
    /// - Parameters:
    ///   - directory: the pack's directory, named like its id.
    ///   - calendars: the directory of `<year>.yaml` files.
    /// - Throws: ``PackFileError`` for a file that cannot be read as its type. Doubtful content is a finding.
    public static func load(directory: String, calendars: String) throws -> LoadedPack {
        var pack = try read(directory: directory)
        pack.digest = try PackDigest.digest(of: pack)
        return LoadedPack(
            pack: pack, calendar: try CalendarLoader.load(directory: calendars), findings: PackLint.findings(in: pack))
    }

    private static func read(directory: String) throws -> PolicyPack {
        func part<T: Codable>(_ type: T.Type, _ name: String) throws -> T {
            try StrictYAML.decode(type, at: directory + "/" + name)
        }
        let head = try part(PackHead.self, "pack.yaml")
        return PolicyPack(
            id: head.id, version: head.version, title: head.title, division: head.division,
            cityCode: head.cityCode, effectiveFrom: head.effectiveFrom, documents: head.documents,
            contact: head.contact,
            utilities: try part(ServicesFile.self, "services.yaml").utilities,
            form: try part(FormFile.self, "forms/application.yaml").form,
            stages: try part(StagesFile.self, "stages.yaml").stages,
            deadlines: try part(DeadlinesFile.self, "deadlines.yaml").deadlines,
            approvals: try part(ApprovalsFile.self, "approvals.yaml").approvals,
            routes: try part(RoutesFile.self, "routes.yaml").routes,
            hall: try part(HallFile.self, "calendar.yaml").hall,
            fees: try part(FeesFile.self, "fees.yaml").fees,
            guides: try part(GuidesFile.self, "guides.yaml").guides,
            notices: try part(NoticesFile.self, "notices.yaml").notices,
            notes: try part(NotesFile.self, "notes.yaml").notes,
            digest: "")
    }
}
