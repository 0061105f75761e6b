/// A city's programme as data. A case keeps the pack it began with.
public struct PolicyPack: Codable, Sendable, Hashable {
    /// The pack's folder name, `suizhou`.
    public var id: String
    /// The pack's own version.
    public var version: String
    /// What the programme is called.
    public var title: String
    /// Division code of six digits, GB/T 2260.
    public var division: String
    /// The four digits that begin a case number.
    public var cityCode: String
    /// The first day it holds.
    public var effectiveFrom: CivilDate
    /// What the rules rest on.
    public var documents: [PolicyDocument]
    /// Who answers questions.
    public var contact: Contact
    /// The utilities in the form's order.
    public var utilities: [Utility]
    /// The joint application.
    public var form: FormDefinition
    /// The stages of a lane; the first with status submitted is where it begins.
    public var stages: [Stage]
    /// The time limits, in the order people read them.
    public var deadlines: [Deadline]
    /// The departments on the joint opinion sheet.
    public var approvals: [ApprovalDepartment]
    /// How external works are approved.
    public var routes: [ApprovalRoute]
    /// When the hall is open.
    public var hall: HallHours
    /// What costs what.
    public var fees: [FeeStatement]
    /// The pages of the guide.
    public var guides: [GuidePage]
    /// Words of the printed slips.
    public var notices: NoticeTexts
    /// Doubts about the source and the readings chosen.
    public var notes: [PackNote]
    /// Lower-case hexadecimal SHA-256 over the canonical JSON of everything else; the loader fills it.
    public var digest: String

    /// Makes a pack of its parts.
    public init(
        id: String, version: String, title: String, division: String, cityCode: String, effectiveFrom: CivilDate,
        documents: [PolicyDocument], contact: Contact, utilities: [Utility], form: FormDefinition, stages: [Stage],
        deadlines: [Deadline], approvals: [ApprovalDepartment], routes: [ApprovalRoute], hall: HallHours,
        fees: [FeeStatement], guides: [GuidePage], notices: NoticeTexts, notes: [PackNote], digest: String
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.division = division
        self.cityCode = cityCode
        self.effectiveFrom = effectiveFrom
        self.documents = documents
        self.contact = contact
        self.utilities = utilities
        self.form = form
        self.stages = stages
        self.deadlines = deadlines
        self.approvals = approvals
        self.routes = routes
        self.hall = hall
        self.fees = fees
        self.guides = guides
        self.notices = notices
        self.notes = notes
        self.digest = digest
    }

    /// The utility of that id.
    public func utility(_ id: UtilityID) -> Utility? {
        utilities.first { $0.id == id }
    }

    /// The stage of that id.
    public func stage(_ id: String) -> Stage? {
        stages.first { $0.id == id }
    }
}
