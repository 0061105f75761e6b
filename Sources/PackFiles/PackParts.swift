import HallCore

/// The files of a pack, each with what stands in it.
struct PackHead: Codable {
    var id: String
    var version: String
    var title: String
    var division: String
    var cityCode: String
    var effectiveFrom: CivilDate
    var documents: [PolicyDocument]
    var contact: Contact
}

struct ServicesFile: Codable { var utilities: [Utility] }
struct FormFile: Codable { var form: FormDefinition }
struct StagesFile: Codable { var stages: [Stage] }
struct DeadlinesFile: Codable { var deadlines: [Deadline] }
struct ApprovalsFile: Codable { var approvals: [ApprovalDepartment] }
struct RoutesFile: Codable { var routes: [ApprovalRoute] }
struct HallFile: Codable { var hall: HallHours }
struct FeesFile: Codable { var fees: [FeeStatement] }
struct GuidesFile: Codable { var guides: [GuidePage] }
struct NoticesFile: Codable { var notices: NoticeTexts }
struct NotesFile: Codable { var notes: [PackNote] }
