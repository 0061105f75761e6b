import HallCore

/// Checks that a pack's parts fit together.
struct PackLint {
    let pack: PolicyPack
    private(set) var findings: [LintFinding] = []

    /// All findings, in file order.
    static func findings(in pack: PolicyPack) -> [LintFinding] {
        var lint = PackLint(pack: pack)
        lint.checkHead()
        lint.checkUtilities()
        lint.checkForm()
        lint.checkStages()
        lint.checkDeadlines()
        lint.checkHall()
        lint.checkTexts()
        return lint.findings
    }

    private init(pack: PolicyPack) {
        self.pack = pack
    }

    mutating func error(_ file: String, _ path: String, _ message: String) {
        findings.append(LintFinding(severity: .error, file: file, path: path, message: message))
    }

    mutating func warning(_ file: String, _ path: String, _ message: String) {
        findings.append(LintFinding(severity: .warning, file: file, path: path, message: message))
    }

    mutating func checkUnique(_ ids: [String], _ file: String, _ path: String) {
        var seen = Set<String>()
        for id in ids where !seen.insert(id).inserted {
            error(file, "\(path).\(id)", "this id stands twice")
        }
    }

    mutating func check(_ cite: Citation, _ file: String, _ path: String) {
        if !pack.documents.contains(where: { $0.number == cite.doc }) {
            error(file, "\(path).cite.doc", "pack.yaml lists no document \(cite.doc)")
        }
        if cite.section.isEmpty { error(file, "\(path).cite.section", "the section is missing") }
    }

    private mutating func checkHead() {
        let codes = [("division", pack.division, 6), ("cityCode", pack.cityCode, 4)]
        for (key, code, width) in codes where code.count != width || Int(code) == nil {
            error("pack.yaml", key, "expected \(width) digits")
        }
        if !pack.division.hasPrefix(pack.cityCode) {
            error("pack.yaml", "cityCode", "does not begin the division code")
        }
        if pack.documents.isEmpty { error("pack.yaml", "documents", "at least one document is needed") }
        checkUnique(pack.documents.map(\.number), "pack.yaml", "documents")
    }

    private mutating func checkUtilities() {
        checkUnique(pack.utilities.map(\.id), "services.yaml", "utilities")
        if pack.utilities.isEmpty { error("services.yaml", "utilities", "at least one utility is needed") }
        for utility in pack.utilities {
            check(utility.cite, "services.yaml", "utilities.\(utility.id)")
            if !pack.form.sections.contains(where: { $0.utility == utility.id }) {
                error("services.yaml", "utilities.\(utility.id)", "the form has no section for it")
            }
        }
    }

    private mutating func checkHall() {
        let file = "calendar.yaml"
        if pack.hall.sessions.isEmpty { error(file, "hall.sessions", "at least one session is needed") }
        for (index, session) in pack.hall.sessions.enumerated() {
            if session.minutes <= 0 { error(file, "hall.sessions[\(index)]", "ends before it begins") }
            if index > 0, session.from < pack.hall.sessions[index - 1].to {
                error(file, "hall.sessions[\(index)]", "begins before the session above ends")
            }
        }
    }

    private mutating func checkTexts() {
        for item in pack.approvals { check(item.cite, "approvals.yaml", "approvals.\(item.id)") }
        for item in pack.routes { check(item.cite, "routes.yaml", "routes.\(item.id)") }
        for item in pack.fees { check(item.cite, "fees.yaml", "fees.\(item.id)") }
        for page in pack.guides {
            for section in page.sections { check(section.cite, "guides.yaml", "guides.\(page.id).\(section.title)") }
        }
        for note in pack.notes {
            if let cite = note.cite { check(cite, "notes.yaml", "notes.\(note.id)") }
        }
        checkUnique(pack.approvals.map(\.id), "approvals.yaml", "approvals")
        checkUnique(pack.routes.map(\.id), "routes.yaml", "routes")
        checkUnique(pack.fees.map(\.id), "fees.yaml", "fees")
        checkUnique(pack.guides.map(\.id), "guides.yaml", "guides")
        checkUnique(pack.notes.map(\.id), "notes.yaml", "notes")
    }
}
