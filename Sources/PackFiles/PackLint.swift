import HallCore

/// Checks that a pack's parts fit together.
struct PackLint {
    /// What could not be read: nobody is blamed for what is missing because of it.
    struct Gaps {
        /// Entries that stand in a file and could not be read.
        var ids: Set<String> = []
        /// Whether of some file or layer nothing at all is known.
        var areFiles = false
    }

    let pack: PolicyPack
    let cases: [GoldenCase]
    let sources: PackSources
    let gaps: Gaps
    private(set) var findings: [LintFinding] = []

    /// All findings, in the order of the checks.
    static func findings(
        in pack: PolicyPack, cases: [GoldenCase], sources: PackSources, directory: String, gaps: Gaps
    ) -> [LintFinding] {
        var lint = PackLint(pack: pack, cases: cases, sources: sources, gaps: gaps)
        lint.checkHead(directory)
        lint.checkServices()
        lint.checkForms()
        lint.checkMaterials()
        lint.checkStages()
        lint.checkDeadlines()
        lint.checkRules()
        lint.checkApprovals()
        lint.checkPapers()
        lint.checkHall()
        lint.checkTexts()
        lint.checkNotes()
        lint.checkCases()
        lint.checkPlaceholders()
        return lint.findings
    }

    private init(pack: PolicyPack, cases: [GoldenCase], sources: PackSources, gaps: Gaps) {
        self.pack = pack
        self.cases = cases
        self.sources = sources
        self.gaps = gaps
    }

    mutating func error(_ path: String, _ message: String) {
        add(.error, path, message)
    }

    mutating func warning(_ path: String, _ message: String) {
        add(.warning, path, message)
    }

    private mutating func add(_ severity: LintFinding.Severity, _ path: String, _ message: String) {
        let place = sources.place(of: path)
        findings.append(
            LintFinding(
                severity: severity, file: place?.file ?? pack.id, line: place?.line, path: path, message: message,
                cite: place?.cite))
    }

    /// An error that may come only from what could not be read; left out then.
    mutating func missing(_ path: String, _ message: String, id: String? = nil) {
        guard !gaps.areFiles, id.map({ !gaps.ids.contains($0) }) ?? gaps.ids.isEmpty else { return }
        error(path, message)
    }

    mutating func checkUnique(_ ids: [String], _ path: String) {
        var seen = Set<String>()
        for id in ids where !seen.insert(id).inserted { error("\(path).\(id)", "this id stands twice") }
    }

    mutating func check(_ cite: Citation, _ path: String) {
        if !pack.documents.contains(where: { $0.number == cite.doc }) {
            missing("\(path).cite.doc", "pack.yaml lists no document \(cite.doc)", id: cite.doc)
        }
        if cite.section.isEmpty { error("\(path).cite.section", "the section is missing") }
    }

    /// Complains about ids that a list does not have.
    mutating func check(_ ids: [String]?, in known: [String], _ what: String, _ path: String) {
        for id in ids ?? [] where !known.contains(id) { missing(path, "there is no \(what) \(id)", id: id) }
    }

    private mutating func checkHead(_ directory: String) {
        if pack.id != directory { error("id", "the folder is called \(directory); give both the same name") }
        for (key, code, width) in [("division", pack.division, 6), ("cityCode", pack.cityCode, 4)]
        where code.count != width || Int(code) == nil {
            error(key, "expected \(width) digits")
        }
        if !pack.division.hasPrefix(pack.cityCode) { error("cityCode", "does not begin the division code") }
        checkUnique()
        if pack.documents.isEmpty { missing("documents", "at least one document is needed") }
        if let until = pack.effectiveUntil, until < pack.effectiveFrom {
            error("effectiveUntil", "lies before the first day")
        }
        check(phone: pack.contact.phone, "contact")
        for hall in pack.halls { check(hall.cite, "halls.\(hall.id)") }
    }

    private mutating func checkUnique() {
        let lists: [(String, [String])] = [
            ("documents", pack.documents.map(\.number)), ("halls", pack.halls.map(\.id)),
            ("utilities", pack.utilities.map(\.id)), ("services", pack.services.map(\.id)),
            ("packages", pack.packages.map(\.id)), ("forms", pack.forms.map(\.id)),
            ("materials", pack.materials.map(\.id)), ("flows", pack.flows.map(\.id)),
            ("stages", pack.stages.map(\.id)), ("facts", pack.facts.map(\.id)),
            ("deadlines", pack.deadlines.map(\.id)), ("tables", pack.tables.map(\.id)),
            ("outcomes", pack.outcomes.map(\.id)), ("departments", pack.departments.map(\.id)),
            ("approvals", pack.approvals.map(\.id)), ("measures", pack.measures.map(\.id)),
            ("fees", pack.fees.map(\.id)), ("guides", pack.guides.map(\.id)), ("papers", pack.papers.map(\.id)),
            ("notes", pack.notes.map(\.id)),
        ]
        for (key, ids) in lists { checkUnique(ids, key) }
    }

    private mutating func checkHall() {
        if pack.hall.sessions.isEmpty { missing("hall.sessions", "at least one session is needed") }
        check(pack.hall.sessions, "hall.sessions")
        for hall in pack.halls { check(hall.sessions ?? [], "halls.\(hall.id).sessions") }
    }

    private mutating func check(_ sessions: [HallHours.Session], _ path: String) {
        for (index, session) in sessions.enumerated() {
            if session.minutes <= 0 { error(path, "\(session.from.text): ends before it begins") }
            if index > 0, session.from < sessions[index - 1].to {
                error(path, "\(session.from.text): begins before the session above ends")
            }
        }
    }

    /// What a new pack has to have filled in before it can be used in earnest.
    private mutating func checkPlaceholders() {
        for place in sources.places(of: PackSkeleton.placeholder) {
            findings.append(
                LintFinding(
                    severity: .warning, file: place.file, line: place.line, path: "",
                    message: "\(PackSkeleton.placeholder) has not been filled in", cite: nil))
        }
    }

    /// A number as halls write it: digits, and dashes between them.
    mutating func check(phone: String?, _ path: String) {
        guard let phone, !phone.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-") }) || phone.count < 3 else {
            return
        }
        error(path + ".phone", "a phone number has digits and dashes only")
    }

    private mutating func checkTexts() {
        if pack.fees.isEmpty { missing("fees", "say at least of one thing what it costs and who pays") }
        if pack.guides.isEmpty { missing("guides", "at least one guide page is needed") }
        for fee in pack.fees {
            check(fee.cite, "fees.\(fee.id)")
            check(fee.basis.map { [$0] }, in: pack.documents.map(\.number), "document", "fees.\(fee.id).basis")
        }
        for page in pack.guides {
            for section in page.sections { check(section.cite, "guides.\(page.id)") }
        }
        check(pack.codes.utilities.map { Array($0.keys) }, in: pack.utilities.map(\.id), "utility", "codes.utilities")
    }
}
