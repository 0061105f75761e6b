/// What changes for people when one pack takes another's place.
public struct PackDifference: Sendable, Hashable {
    /// One change.
    public struct Change: Sendable, Hashable {
        /// What it is about: `limits`, `fields`, `fees`.
        public var topic: String
        /// `deadlines.connection`.
        public var path: String
        /// The change as residents would say it.
        public var text: String
    }

    public private(set) var changes: [Change] = []

    /// Compares an older pack with a newer one.
    public init(from old: PolicyPack, to new: PolicyPack) {
        compareHead(old, new)
        compareServices(old, new)
        compareForms(old, new)
        compareMaterials(old, new)
        compareLimits(old, new)
        compareRoutes(old, new)
        compareTexts(old, new)
    }

    private mutating func add(_ topic: String, _ path: String, _ text: String) {
        changes.append(Change(topic: topic, path: path, text: text))
    }

    /// Entries that went, came, or changed, by id.
    private mutating func compare<T: Identifiable>(
        _ topic: String, _ key: String, _ old: [T], _ new: [T], _ name: (T) -> String,
        _ changed: (T, T) -> [String] = { _, _ in [] }
    ) where T.ID == String {
        for entry in old where !new.contains(where: { $0.id == entry.id }) {
            add(topic, "\(key).\(entry.id)", "没有了：\(name(entry))")
        }
        for entry in new {
            guard let before = old.first(where: { $0.id == entry.id }) else {
                add(topic, "\(key).\(entry.id)", "新增：\(name(entry))")
                continue
            }
            for text in changed(before, entry) { add(topic, "\(key).\(entry.id)", text) }
        }
    }
}

extension PackDifference {
    private mutating func compareHead(_ old: PolicyPack, _ new: PolicyPack) {
        if old.title != new.title { add("head", "title", "名称由“\(old.title)”改为“\(new.title)”") }
        if old.effectiveFrom != new.effectiveFrom {
            add("head", "effectiveFrom", "从\(new.effectiveFrom.chinese)起施行（原来是\(old.effectiveFrom.chinese)）")
        }
        if old.hall != new.hall { add("hours", "hall", "上班时间由\(old.hall.text)改为\(new.hall.text)") }
        if old.counting != new.counting {
            add("hours", "counting", new.counting == .session ? "半天改为按场次算" : "半天改为按上班的分钟算")
        }
        if old.contact != new.contact {
            add("head", "contact", "咨询改为\(new.contact.hall)\(new.contact.phone.map { "，电话\($0)" } ?? "")")
        }
        compare("documents", "documents", old.documents.map(Numbered.init), new.documents.map(Numbered.init)) {
            "《\($0.document.title)》（\($0.id)）"
        }
    }

    private struct Numbered: Identifiable {
        var document: PolicyDocument
        var id: String { document.number }
    }

    private mutating func compareServices(_ old: PolicyPack, _ new: PolicyPack) {
        compare("services", "utilities", old.utilities, new.utilities, \.name) { before, after in
            before.company == after.company ? [] : ["\(after.name)由\(before.company)改为\(after.company)办理"]
        }
        compare("services", "services", old.services, new.services, \.title) { before, after in
            var found: [String] = []
            if Set(before.applicants) != Set(after.applicants) {
                found.append("\(after.title)：可以申请的改为\(after.applicants.map(\.words).joined(separator: "、"))")
            }
            if before.form == nil, after.form != nil { found.append("\(after.title)：可以在终端上办了") }
            if before.form != nil, after.form == nil {
                found.append("\(after.title)：终端上不能办了，改在\(after.place ?? "窗口")办")
            }
            return found
        }
        compare("services", "packages", old.packages, new.packages) { "套餐“\($0.title)”" }
    }

    private mutating func compareForms(_ old: PolicyPack, _ new: PolicyPack) {
        compare("forms", "forms", old.forms, new.forms, { "表“\($0.title)”" })
        for form in new.forms {
            guard let before = old.form(form.id) else { continue }
            let title = form.title
            compare("fields", "forms.\(form.id).fields", before.fields, form.fields, { "\(title)的“\($0.label)”" }) {
                before, after in
                var found: [String] = []
                if before.label != after.label { found.append("\(title)：“\(before.label)”改叫“\(after.label)”") }
                if before.required != after.required {
                    found.append("\(title)：“\(after.label)”\(after.required ? "改为必填" : "可以不填了")")
                }
                if (before.options ?? []) != (after.options ?? []) {
                    let words = (after.options ?? []).map(\.label).joined(separator: "、")
                    found.append("\(title)：“\(after.label)”可以选的改为\(words)")
                }
                return found
            }
        }
    }

    private mutating func compareMaterials(_ old: PolicyPack, _ new: PolicyPack) {
        compare("materials", "materials", old.materials, new.materials, { "材料“\($0.title)”" }) { before, after in
            var found: [String] = []
            if before.required != after.required {
                found.append("“\(after.title)”\(after.required ? "改为必交" : "可以不交了")")
            }
            if before.deferrable != after.deferrable {
                let until = after.deferrable.flatMap { new.stage($0.until)?.title ?? $0.until }
                found.append(until.map { "“\(after.title)”可以在\($0)前后补" } ?? "“\(after.title)”不能后补了")
            }
            return found
        }
    }
}

extension PackDifference {
    private mutating func compareLimits(_ old: PolicyPack, _ new: PolicyPack) {
        compare("limits", "deadlines", old.deadlines, new.deadlines, { "“\($0.title)”的时限：\($0.words)" }) {
            before, after in
            var found: [String] = []
            if before.promised != after.promised {
                let way = Self.direction(before.promised, after.promised)
                found.append("“\(after.title)”的时限\(way)：由\(before.promised.words)改为\(after.promised.words)")
            }
            if before.legal != after.legal {
                let (first, second) = (before.legal?.words ?? "没有写", after.legal?.words ?? "没有写")
                found.append("“\(after.title)”最长的时限由\(first)改为\(second)")
            }
            if before.from != after.from { found.append("“\(after.title)”改为从另一个时候起算") }
            return found
        }
    }

    private static func direction(_ before: DueRule, _ after: DueRule) -> String {
        guard let first = before.workdays, let second = after.workdays, first != second else { return "变了" }
        return second < first ? "变短" : "变长"
    }

    private mutating func compareRoutes(_ old: PolicyPack, _ new: PolicyPack) {
        compare("routes", "tables", old.tables, new.tables, { "“\($0.title)”的规定" }) { before, after in
            let rows = Set(before.rows.map { old.words(of: $0.when) + $0.then })
            let came = after.rows.filter { !rows.contains(new.words(of: $0.when) + $0.then) }
            return came.map { row in
                let outcome = new.outcomes.first { $0.id == row.then }?.title ?? row.then
                return "“\(after.title)”：\(outcome)现在要 \(new.words(of: row.when))"
            }
        }
        compare("routes", "approvals", old.approvals, new.approvals, { "审批“\($0.title)”" })
        compare("routes", "stages", old.stages, new.stages, { "环节“\($0.title)”" }) { before, after in
            before.owner == after.owner ? [] : ["“\(after.title)”由\(before.owner)改为\(after.owner)办"]
        }
    }

    private mutating func compareTexts(_ old: PolicyPack, _ new: PolicyPack) {
        compare("fees", "fees", old.fees, new.fees, { "\($0.title)：\($0.text)（\($0.payer)）" }) { before, after in
            (before.text, before.payer) == (after.text, after.payer)
                ? [] : ["\(after.title)改为：\(after.text)（\(after.payer)）"]
        }
        compare("papers", "papers", old.papers, new.papers, { "单子“\($0.title)”" })
        compare("supervision", "measures", old.measures, new.measures, { "监管“\($0.title)”" })
    }
}

extension ApplicantKind {
    fileprivate var words: String { self == .company ? "单位" : "个人" }
}

extension DueRule {
    /// Working days, to compare limits by; nil where they cannot be compared.
    public var workdays: Quantity? {
        switch self {
        case .workdays(let days), .appointmentPlusWorkdays(let days): days
        case .immediate: Quantity(millionths: 0)
        case .sameDay: Quantity(millionths: 1_000_000)
        case .calendarDays, .classTable, .unstated: nil
        }
    }
}
