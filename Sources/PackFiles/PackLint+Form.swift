import HallCore

extension PackLint {
    private static let file = "forms/application.yaml"
    private static let pages = ["choose", "type", "applicant", "handler", "place", "technical", "appointment"]

    mutating func checkForm() {
        check(pack.form.cite, Self.file, "form")
        checkUnique(pack.form.sections.map(\.id), Self.file, "form.sections")
        checkUnique(pack.form.fields.map(\.id), Self.file, "form.fields")
        if !["printed", "text"].contains(pack.form.source) {
            error(Self.file, "form.source", "expected printed or text")
        }
        for section in pack.form.sections {
            check(section)
            for field in section.fields { check(field, in: section) }
        }
    }

    private mutating func check(_ section: FormSection) {
        if !Self.pages.contains(section.page) {
            error(Self.file, "form.\(section.id).page", "expected one of \(Self.pages.joined(separator: ", "))")
        }
        if let utility = section.utility, pack.utility(utility) == nil {
            error(Self.file, "form.\(section.id).utility", "services.yaml has no \(utility)")
        }
    }

    private mutating func check(_ field: FormField, in section: FormSection) {
        let path = "form.\(section.id).\(field.id)"
        if let cite = field.cite { check(cite, Self.file, path) } else { error(Self.file, path, "cite is missing") }
        if field.label.count > 9 { warning(Self.file, path, "the label is longer than 9 characters") }
        checkOptions(field, path)
        checkRange(field, path)
        if let when = field.when { check(when, path) }
    }

    private mutating func checkOptions(_ field: FormField, _ path: String) {
        let options = field.options ?? []
        if field.kind == .choice, options.isEmpty { error(Self.file, path, "a choice needs options") }
        if field.kind != .choice, !options.isEmpty { error(Self.file, path, "only a choice has options") }
        checkUnique(options.map(\.id), Self.file, path + ".options")
    }

    private mutating func checkRange(_ field: FormField, _ path: String) {
        let isNumber = field.kind == .number || field.kind == .integer
        if isNumber, field.min == nil || field.max == nil { error(Self.file, path, "a number needs min and max") }
        if isNumber, field.unit == nil { error(Self.file, path, "a number needs a unit") }
        if let least = field.min, let most = field.max, most < least {
            error(Self.file, path, "max is less than min")
        }
    }

    private mutating func check(_ condition: FieldCondition, _ path: String) {
        let known: [String]
        if condition.field == FieldCondition.applicantKind {
            known = ApplicantKind.allCases.map(\.rawValue)
        } else if let field = pack.form.field(condition.field) {
            known = field.kind == .yesNo ? ["yes", "no"] : (field.options ?? []).map(\.id)
        } else {
            error(Self.file, path + ".when.field", "the form has no field \(condition.field)")
            return
        }
        for value in condition.equals where !known.contains(value) {
            error(Self.file, path + ".when.equals", "\(condition.field) has no answer \(value)")
        }
    }
}
