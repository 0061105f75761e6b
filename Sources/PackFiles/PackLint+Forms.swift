import HallCore

extension PackLint {
    private static let pages = [
        "choose", "type", "applicant", "handler", "place", "technical", "appointment", "declaration",
    ]

    mutating func checkForms() {
        if pack.form(FormDefinition.jointID) == nil {
            missing("forms", "the joint form \(FormDefinition.jointID) is missing")
        }
        for form in pack.forms { check(form) }
    }

    private mutating func check(_ form: FormDefinition) {
        let path = "forms.\(form.id)"
        check(form.cite, path)
        checkUnique(form.sections.map(\.id), path + ".sections")
        checkUnique(form.fields.map(\.id), path + ".fields")
        if !["printed", "text"].contains(form.source) { error(path + ".source", "expected printed or text") }
        for section in form.sections {
            let place = "\(path).sections.\(section.id)"
            if !Self.pages.contains(section.page) {
                error(place + ".page", "expected one of \(Self.pages.joined(separator: ", "))")
            }
            check(section.utility.map { [$0] }, in: pack.utilities.map(\.id), "utility", place + ".utility")
            for field in section.fields { check(field, of: form, "\(place).fields.\(field.id)") }
        }
    }

    private mutating func check(_ field: FormField, of form: FormDefinition, _ path: String) {
        if let cite = field.cite { check(cite, path) } else { error(path, "cite is missing") }
        if field.label.isEmpty { error(path + ".label", "the label is missing") }
        if field.label.count > 9 { warning(path + ".label", "the label is longer than 9 characters") }
        checkOptions(field, path)
        checkRange(field, path)
        if let when = field.when { check(when, of: form, path + ".when") }
    }

    private mutating func checkOptions(_ field: FormField, _ path: String) {
        let options = field.options ?? []
        if field.kind == .choice, options.isEmpty { error(path + ".options", "a choice needs options") }
        if field.kind != .choice, !options.isEmpty { error(path + ".options", "only a choice has options") }
        checkUnique(options.map(\.id), path + ".options")
    }

    private mutating func checkRange(_ field: FormField, _ path: String) {
        let isNumber = field.kind == .number || field.kind == .integer
        if isNumber, field.min == nil || field.max == nil { error(path, "a number needs min and max") }
        if isNumber, field.unit == nil { error(path + ".unit", "a number needs a unit") }
        if let least = field.min, let most = field.max, most < least { error(path + ".max", "max is less than min") }
    }

    private mutating func check(_ condition: FieldCondition, of form: FormDefinition, _ path: String) {
        let known: [String]
        if condition.field == FieldCondition.applicantKind {
            known = ApplicantKind.allCases.map(\.rawValue)
        } else if let field = form.field(condition.field) {
            known = field.kind == .yesNo ? ["yes", "no"] : (field.options ?? []).map(\.id)
        } else {
            return missing(
                path + ".field", "the form has no field \(condition.field)", id: condition.field)
        }
        if condition.equals.isEmpty { error(path + ".equals", "name at least one answer") }
        check(condition.equals, in: known, "answer of \(condition.field)", path + ".equals")
    }
}
