import HallCore

/// What one file adds to a pack. Every file may be left out by a layer.
struct PackPart {
    var head: PackHead?
    var utilities: [Utility] = []
    var services: [ServiceItem] = []
    var packages: [ServicePackage] = []
    var forms: [FormDefinition] = []
    var materials: [Material] = []
    var facts: [FactDefinition] = []
    var flows: [Flow] = []
    var stages: [Stage] = []
    var deadlines: [Deadline] = []
    var tables: [DecisionTable] = []
    var outcomes: [RouteOutcome] = []
    var departments: [ApprovalDepartment] = []
    var approvals: [ApprovalKind] = []
    var measures: [SupervisionMeasure] = []
    var hall: HallHours?
    var counting: DeadlineEngine.Counting?
    var fees: [FeeStatement] = []
    var guides: [GuidePage] = []
    var notices: NoticesPart?
    var papers: [PaperTemplate] = []
    var codes: CodeTables?
    var notes: [PackNote] = []
    var cases: [GoldenCase] = []

    /// Faults of the file, in file order as far as they can be.
    var faults: [PackFileError] = []
    /// Ids of entries that stand in the file and could not be read: what refers to them is not to blame.
    var brokenIDs: Set<String> = []
    /// Whether nothing at all is known of the file.
    var isUnreadable = false
}

/// The head of a pack. A layer may leave out what it does not change.
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

/// The words of slips, as far as a layer has them.
struct NoticesPart: Codable {
    var receiptTitle: String?
    var progressTitle: String?
    var afterSubmission: [String]?
    var noPhone: String?
}

extension PackPart {
    /// Reads one file; what is wrong is noted, what is right is kept.
    init(_ file: PackTree.File) {
        switch file.content {
        case .failure(let fault):
            faults = [fault]
            isUnreadable = true
        case .success(let root):
            let reading = YAMLReading(file: file.path)
            var lists = TopKeys(root: root, reading: reading)
            if read(file.name, &lists) { lists.refuseUnknown() } else { reading.add(.unknownFile(file: file.path)) }
            faults = reading.faults
            brokenIDs = lists.brokenIDs
        }
    }

    /// Whether there is such a part of a pack.
    private mutating func read(_ name: String, _ keys: inout TopKeys) -> Bool {
        switch name {
        case "pack.yaml": head = keys.whole()
        case "services.yaml":
            (utilities, services, packages) = (keys.list("utilities"), keys.list("services"), keys.list("packages"))
        case "materials.yaml": materials = keys.list("materials")
        case "facts.yaml": facts = keys.list("facts")
        case "stages.yaml": (flows, stages) = (keys.list("flows"), keys.list("stages"))
        case "deadlines.yaml": deadlines = keys.list("deadlines")
        case "routes.yaml": (tables, outcomes) = (keys.list("tables"), keys.list("outcomes"))
        case "approvals.yaml": (departments, approvals) = (keys.list("departments"), keys.list("approvals"))
        case "supervision.yaml": measures = keys.list("measures")
        case "calendar.yaml": (hall, counting) = (keys.value("hall"), keys.value("counting"))
        case "fees.yaml": fees = keys.list("fees")
        case "guides.yaml": guides = keys.list("guides")
        case "notices.yaml": notices = keys.value("notices")
        case "codes.yaml":
            codes = keys.value("codes")
            keys.checkNames(of: ["codes", "status"], among: LaneStatus.allCases.map(\.rawValue))
        case "notes.yaml": notes = keys.list("notes")
        case _ where name.hasPrefix("forms/"): forms = keys.value("form", isNeeded: true).map { [$0] } ?? []
        case _ where name.hasPrefix("papers/"): papers = keys.value("paper", isNeeded: true).map { [$0] } ?? []
        case _ where name.hasPrefix("tests/"): cases = keys.list("cases")
        default: return false
        }
        return true
    }
}

/// The top keys of one file, read entry by entry.
private struct TopKeys {
    let root: YAMLTree
    let reading: YAMLReading
    var known: Set<String> = []
    var brokenIDs: Set<String> = []
    var isWhole = false

    init(root: YAMLTree, reading: YAMLReading) {
        self.root = root
        self.reading = reading
        if case .map = root.content { return }
        reading.add(reading.wrong(root, .top, "expected keys with values"))
    }

    mutating func whole<T: Decodable>() -> T? {
        isWhole = true
        return reading.value(T.self, of: root, at: .top)
    }

    mutating func value<T: Decodable>(_ key: String, isNeeded: Bool = false) -> T? {
        known.insert(key)
        guard let node = root[key], !node.isNull else {
            if isNeeded { reading.add(reading.wrong(root, .key(key, .top), "expected this key")) }
            return nil
        }
        let value = reading.value(T.self, of: node, at: .key(key, .top))
        if value == nil { note(node) }
        return value
    }

    mutating func list<T: Decodable>(_ key: String) -> [T] {
        known.insert(key)
        guard let node = root[key], !node.isNull else { return [] }
        guard case .list(let entries) = node.content else {
            reading.add(reading.wrong(node, .key(key, .top), "expected a list"))
            return []
        }
        return entries.enumerated().compactMap { index, entry in
            let value = reading.value(T.self, of: entry, at: .index(index, .key(key, .top)))
            if value == nil { note(entry) }
            return value
        }
    }

    /// Refuses keys of a mapping that are not among the names there are.
    func checkNames(of path: [String], among names: [String]) {
        let node = path.reduce(Optional(root)) { $0?[$1] }
        for pair in node?.pairs ?? [] where !names.contains(pair.key) {
            let place = (path + [pair.key]).joined(separator: ".")
            reading.add(.unknownKey(file: reading.file, line: pair.line, path: place, known: names))
        }
    }

    func refuseUnknown() {
        guard !isWhole else { return }
        for pair in root.pairs where !known.contains(pair.key) {
            reading.add(
                .unknownKey(file: reading.file, line: pair.line, path: pair.key, known: known.sorted()))
        }
    }

    /// Remembers every id at or below a node that could not be read.
    private mutating func note(_ node: YAMLTree) {
        for pair in node.pairs where ["id", "number"].contains(pair.key) {
            if let id = pair.value.text { brokenIDs.insert(id) }
        }
        for below in node.entries + node.pairs.map(\.value) { note(below) }
    }
}
