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
    /// The last day it holds, if it ends.
    public var effectiveUntil: CivilDate?
    /// What the rules rest on.
    public var documents: [PolicyDocument]
    /// Who answers questions.
    public var contact: Contact
    /// The halls and what each offers.
    public var halls: [Hall]
    /// The utilities in the form's order.
    public var utilities: [Utility]
    /// Every business of every utility.
    public var services: [ServiceItem]
    /// Choices that are made with one tap.
    public var packages: [ServicePackage]
    /// The joint application first, then the others.
    public var forms: [FormDefinition]
    /// What papers are asked for.
    public var materials: [Material]
    /// The ways of a lane; the joint application's first.
    public var flows: [Flow]
    /// The stages of all flows.
    public var stages: [Stage]
    /// What rules ask for that no form asks.
    public var facts: [FactDefinition]
    /// The time limits, in the order people read them.
    public var deadlines: [Deadline]
    /// The decisions, in the order they are asked.
    public var tables: [DecisionTable]
    /// What the tables lead to.
    public var outcomes: [RouteOutcome]
    /// The departments on the joint opinion sheet.
    public var departments: [ApprovalDepartment]
    /// The kinds of permission that external works may need.
    public var approvals: [ApprovalKind]
    /// What follows when a commitment is not kept.
    public var measures: [SupervisionMeasure]
    /// When the hall is open.
    public var hall: HallHours
    /// What half a working day is.
    public var counting: DeadlineEngine.Counting
    /// What costs what.
    public var fees: [FeeStatement]
    /// The pages of the guide.
    public var guides: [GuidePage]
    /// Words of the printed slips.
    public var notices: NoticeTexts
    /// The papers that are printed.
    public var papers: [PaperTemplate]
    /// Other systems' codes.
    public var codes: CodeTables
    /// Doubts about the source and the readings chosen.
    public var notes: [PackNote]
    /// Lower-case hexadecimal SHA-256 over the canonical JSON of everything else; the loader fills it.
    public var digest: String
    /// The hall whose name and hours these are, after ``at(hall:)``; nil for the pack as such.
    public internal(set) var hallID: String?

    /// Makes a pack of its parts.
    public init(
        id: String, version: String, title: String, division: String, cityCode: String, effectiveFrom: CivilDate,
        effectiveUntil: CivilDate?, documents: [PolicyDocument], contact: Contact, halls: [Hall],
        utilities: [Utility], services: [ServiceItem], packages: [ServicePackage], forms: [FormDefinition],
        materials: [Material], flows: [Flow], stages: [Stage], facts: [FactDefinition], deadlines: [Deadline],
        tables: [DecisionTable], outcomes: [RouteOutcome], departments: [ApprovalDepartment],
        approvals: [ApprovalKind], measures: [SupervisionMeasure], hall: HallHours,
        counting: DeadlineEngine.Counting, fees: [FeeStatement], guides: [GuidePage], notices: NoticeTexts,
        papers: [PaperTemplate], codes: CodeTables, notes: [PackNote], digest: String
    ) {
        self.id = id
        self.version = version
        self.title = title
        self.division = division
        self.cityCode = cityCode
        self.effectiveFrom = effectiveFrom
        self.effectiveUntil = effectiveUntil
        self.documents = documents
        self.contact = contact
        self.halls = halls
        self.utilities = utilities
        self.services = services
        self.packages = packages
        self.forms = forms
        self.materials = materials
        self.flows = flows
        self.stages = stages
        self.facts = facts
        self.deadlines = deadlines
        self.tables = tables
        self.outcomes = outcomes
        self.departments = departments
        self.approvals = approvals
        self.measures = measures
        self.hall = hall
        self.counting = counting
        self.fees = fees
        self.guides = guides
        self.notices = notices
        self.papers = papers
        self.codes = codes
        self.notes = notes
        self.digest = digest
    }

    /// The joint application.
    public var form: FormDefinition { form(FormDefinition.jointID) ?? forms[0] }

    /// The form of that id.
    public func form(_ id: String) -> FormDefinition? {
        forms.first { $0.id == id }
    }

    /// The pack as one of its halls works by it: that hall's name and, if it has its own, its hours. Nil for a hall it does
    /// not list.
    public func at(hall id: String) -> PolicyPack? {
        guard let own = halls.first(where: { $0.id == id }) else { return nil }
        var pack = self
        pack.hallID = id
        pack.contact.hall = own.name
        pack.hall = own.sessions.map(HallHours.init) ?? hall
        return pack
    }

    /// The utility of that id.
    public func utility(_ id: UtilityID) -> Utility? {
        utilities.first { $0.id == id }
    }

    /// The stage of that id.
    public func stage(_ id: String) -> Stage? {
        stages.first { $0.id == id }
    }

    /// The service a lane is about: the utility's business that was asked for in this form.
    public func service(_ utility: UtilityID, in application: ApplicationForm) -> ServiceItem? {
        let business = application.value(of: FieldNames.business(of: utility))
        var usual: Int?
        for index in services.indices {
            guard services[index].utility.map({ $0 == utility }) ?? true,
                services[index].form == application.formID
            else { continue }
            if services[index].business == business { return services[index] }
            if services[index].business == Self.usualBusiness {
                if usual.map({ services[$0].business != Self.usualBusiness }) ?? true { usual = index }
            } else if usual == nil {
                usual = index
            }
        }
        return usual.map { services[$0] }
    }

    /// What speaks against this applicant applying for these utilities at all; nil when nothing does.
    public func applicantProblem(in application: ApplicationForm) -> FieldProblem? {
        let closed = utilities.filter { utility in
            application.utilities.contains(utility.id)
                && !(service(utility.id, in: application)?.applicants.contains(application.applicantKind) ?? true)
        }
        guard !closed.isEmpty else { return nil }
        let who = application.applicantKind == .company ? "单位" : "个人"
        let what = closed.map(\.matter).joined(separator: "、")
        return FieldProblem(
            field: FieldCondition.applicantKind, message: "\(what)在这里不能以\(who)名义申请，请到窗口咨询")
    }

    /// The stage in which a lane of this service begins.
    public func firstStage(of service: ServiceItem?) -> String {
        let flow = flows.first { $0.id == service?.flow } ?? flows.first
        return flow?.first ?? stages.first { $0.status == .submitted }?.id ?? ""
    }

    /// The stages that can be reached from one, itself among them.
    public func stages(from first: String) -> Set<String> {
        var found = Set<String>()
        var open = [first]
        while let id = open.popLast() {
            guard let stage = stage(id), found.insert(id).inserted else { continue }
            open += stage.next.map(\.to)
        }
        return found
    }

    /// The limits that hold for a lane of this service, if their conditions do: those of stages its flow can come to.
    public func deadlines(of utility: UtilityID, _ service: ServiceItem?) -> [Deadline] {
        let reachable = stages(from: firstStage(of: service))
        return deadlines.filter { deadline in
            reachable.contains(deadline.stage) && deadline.utilities?.contains(utility) ?? true
                && deadline.services.map { list in service.map { list.contains($0.id) } ?? false } ?? true
        }
    }

    /// The limits of flows that no service takes by itself: what may happen at any time, such as a problem that is reported.
    public var sideDeadlines: [Deadline] {
        let usual = services.filter { $0.form != nil }
            .reduce(into: Set()) { $0.formUnion(stages(from: firstStage(of: $1))) }
        return deadlines.filter { !usual.contains($0.stage) }
    }

    /// How this pack's limits are counted.
    public func engine(_ calendar: WorkCalendar) -> DeadlineEngine {
        DeadlineEngine(calendar: calendar, hours: hall, counting: counting)
    }

    /// 新装: what is meant where nobody says which business.
    public static let usualBusiness = "open"
}
