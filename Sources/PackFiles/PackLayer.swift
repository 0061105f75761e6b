import Foundation
import HallCore

/// One directory's own part of a pack: what it adds to the layers below it, or puts in the place of theirs.
struct PackLayer {
    var head = PackHead()
    var services = ServicesFile()
    var forms: [FormDefinition] = []
    var materials = MaterialsFile()
    var facts = FactsFile()
    var stages = StagesFile()
    var deadlines = DeadlinesFile()
    var routes = RoutesFile()
    var approvals = ApprovalsFile()
    var supervision = SupervisionFile()
    var calendar = HallFile()
    var fees = FeesFile()
    var guides = GuidesFile()
    var notices = NoticesFile()
    var papers: [PaperTemplate] = []
    var codes = CodesFile()
    var notes = NotesFile()

    /// Reads every file of a directory that it knows; a file it does not know is refused.
    init(directory: String) throws {
        let files = try Self.files(in: directory)
        for name in files { try read(name, in: directory) }
    }

    private static func files(in directory: String) throws -> [String] {
        do {
            return try FileManager.default.subpathsOfDirectory(atPath: directory)
                .filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("tests/") }.sorted()
        } catch {
            throw PackFileError.unreadable(file: directory, reason: (error as NSError).localizedDescription)
        }
    }

    private mutating func read(_ name: String, in directory: String) throws {
        func part<T: Codable>(_ type: T.Type) throws -> T {
            try StrictYAML.decode(type, at: directory + "/" + name)
        }
        switch name {
        case "pack.yaml": head = try part(PackHead.self)
        case "services.yaml": services = try part(ServicesFile.self)
        case "materials.yaml": materials = try part(MaterialsFile.self)
        case "facts.yaml": facts = try part(FactsFile.self)
        case "stages.yaml": stages = try part(StagesFile.self)
        case "deadlines.yaml": deadlines = try part(DeadlinesFile.self)
        case "routes.yaml": routes = try part(RoutesFile.self)
        case "approvals.yaml": approvals = try part(ApprovalsFile.self)
        case "supervision.yaml": supervision = try part(SupervisionFile.self)
        case "calendar.yaml": calendar = try part(HallFile.self)
        case "fees.yaml": fees = try part(FeesFile.self)
        case "guides.yaml": guides = try part(GuidesFile.self)
        case "notices.yaml": notices = try part(NoticesFile.self)
        case "codes.yaml": codes = try part(CodesFile.self)
        case "notes.yaml": notes = try part(NotesFile.self)
        case _ where name.hasPrefix("forms/"): forms.append(try part(FormFile.self).form)
        case _ where name.hasPrefix("papers/"): papers.append(try part(PaperFile.self).paper)
        default: throw PackFileError.unknownFile(file: directory + "/" + name)
        }
    }
}

/// The files of a pack. A layer may leave out what it does not change.
struct PackHead: Codable {
    var id: String?
    var version: String?
    var extends: String?
    var title: String?
    var division: String?
    var cityCode: String?
    var effectiveFrom: CivilDate?
    var effectiveUntil: CivilDate?
    var minEngine: Int?
    var documents: [PolicyDocument]?
    var contact: Contact?
    var halls: [Hall]?
}

struct ServicesFile: Codable {
    var utilities: [Utility]?
    var services: [ServiceItem]?
    var packages: [ServicePackage]?
}

struct StagesFile: Codable {
    var flows: [Flow]?
    var stages: [Stage]?
}

struct RoutesFile: Codable {
    var tables: [DecisionTable]?
    var outcomes: [RouteOutcome]?
}

struct ApprovalsFile: Codable {
    var departments: [ApprovalDepartment]?
    var approvals: [ApprovalKind]?
}

struct NoticesFile: Codable {
    struct Texts: Codable {
        var receiptTitle: String?
        var progressTitle: String?
        var afterSubmission: [String]?
        var noPhone: String?
    }

    var notices: Texts?
}

struct HallFile: Codable {
    var hall: HallHours?
    var counting: DeadlineEngine.Counting?
}

struct FormFile: Codable { var form: FormDefinition }
struct PaperFile: Codable { var paper: PaperTemplate }
struct MaterialsFile: Codable { var materials: [Material]? }
struct FactsFile: Codable { var facts: [FactDefinition]? }
struct DeadlinesFile: Codable { var deadlines: [Deadline]? }
struct SupervisionFile: Codable { var measures: [SupervisionMeasure]? }
struct FeesFile: Codable { var fees: [FeeStatement]? }
struct GuidesFile: Codable { var guides: [GuidePage]? }
struct CodesFile: Codable { var codes: CodeTables? }
struct NotesFile: Codable { var notes: [PackNote]? }
struct GoldenFile: Codable { var cases: [GoldenCase] }
