import HallCore

extension PackLint {
    mutating func checkServices() {
        if pack.utilities.isEmpty { missing("utilities", "at least one utility is needed") }
        for utility in pack.utilities {
            check(utility.cite, "utilities.\(utility.id)")
            check(phone: utility.phone, "utilities.\(utility.id)")
            if !pack.services.contains(where: { $0.utility == utility.id && $0.form != nil }) {
                missing("utilities.\(utility.id)", "no service of it can be applied for with a form")
            }
        }
        for service in pack.services { check(service) }
        for package in pack.packages {
            check(package.cite, "packages.\(package.id)")
            check(package.utilities, in: pack.utilities.map(\.id), "utility", "packages.\(package.id).utilities")
        }
    }

    private mutating func check(_ service: ServiceItem) {
        let path = "services.\(service.id)"
        check(service.cite, path)
        check(service.utility.map { [$0] }, in: pack.utilities.map(\.id), "utility", path + ".utility")
        check(service.form.map { [$0] }, in: pack.forms.map(\.id), "form", path + ".form")
        check(service.flow.map { [$0] }, in: pack.flows.map(\.id), "flow", path + ".flow")
        if service.form != nil, service.flow == nil { error(path + ".flow", "say which flow an application takes") }
        if service.form == nil, service.place == nil { error(path + ".where", "without a form, say where it is done") }
        if service.applicants.isEmpty { error(path + ".applicants", "say who may apply") }
        checkChoice(of: service, path)
    }

    /// The form's question for the business has to offer what the catalogue offers.
    private mutating func checkChoice(of service: ServiceItem, _ path: String) {
        guard let utility = service.utility, let form = service.form.flatMap(pack.form) else { return }
        guard let field = form.field(FieldNames.business(of: utility)) else {
            let other = pack.services.first { $0.utility == utility && $0.form == form.id && $0.id != service.id }
            if let other, other.business != service.business {
                error(
                    path + ".form",
                    "\(other.id) has the same form, so the form needs the field \(FieldNames.business(of: utility))")
            }
            return
        }
        if !(field.options ?? []).contains(where: { $0.id == service.business }) {
            missing(
                path + ".business", "the field \(field.id) of the form \(form.id) has no option \(service.business)",
                id: service.business)
        }
    }

    mutating func checkMaterials() {
        for material in pack.materials {
            let path = "materials.\(material.id)"
            check(material.cite, path)
            check(material.services, in: pack.services.map(\.id), "service", path + ".services")
            check(
                material.deferrable.map { [$0.until] }, in: pack.stages.map(\.id), "stage", path + ".deferrable.until")
            if material.media.isEmpty { error(path + ".media", "say in what form it is taken") }
            check(material.when, path + ".when")
            checkLicences(of: material, path + ".licences")
        }
    }

    private mutating func checkLicences(of material: Material, _ path: String) {
        guard let licences = material.licences else { return }
        if licences.isEmpty { error(path, "name at least one licence, or leave the key out") }
        if !material.media.contains(.ecert) { error(path, "an electronic licence needs ecert among the media") }
        if material.provider == .terminal { error(path, "what is filled at the terminal comes from no library") }
        checkUnique(licences.map(\.kind), path)
        for licence in licences {
            if licence.kind.wholeMatch(of: #/[A-Za-z][A-Za-z0-9.\-]*/#) == nil {
                error("\(path).\(licence.kind)", "a kind is written with letters, digits, dots and dashes")
            }
            if licence.title.isEmpty { error("\(path).\(licence.kind)", "the title is missing") }
        }
    }

    mutating func checkApprovals() {
        let stages = pack.stages.map(\.id)
        for department in pack.departments { check(department.cite, "departments.\(department.id)") }
        for approval in pack.approvals {
            let path = "approvals.\(approval.id)"
            check(approval.cite, path)
            check([approval.after], in: stages, "stage", path + ".after")
            if ![.request, .commitment].contains(approval.start), !pack.isDecided(after: approval.after) {
                error(path + ".after", "no stage of approval, filing or works follows, so nothing waits for it")
            }
            check(approval.departments, in: pack.departments.map(\.id), "department", path + ".departments")
            check(approval.deadline.map { [$0] }, in: pack.deadlines.map(\.id), "deadline", path + ".deadline")
        }
        let named = Set(pack.outcomes.flatMap { $0.approvals ?? [] })
        for approval in pack.approvals
        where ![.automatic, .request].contains(approval.start) && !named.contains(approval.id) {
            error(
                "approvals.\(approval.id).start",
                "\(approval.start.rawValue) begins when a route calls for it, and no outcome names it")
        }
        for measure in pack.measures {
            let path = "measures.\(measure.id)"
            check(measure.cite, path)
            check(measure.effect.map { [$0.fact] }, in: pack.facts.map(\.id), "fact", path + ".effect.fact")
            if let effect = measure.effect { check(value: effect.value, of: effect.fact, path + ".effect.value") }
        }
    }
}

extension PolicyPack {
    /// Whether a stage that waits for permissions follows this one.
    fileprivate func isDecided(after stage: String) -> Bool {
        stages(from: stage).subtracting([stage]).contains { id in
            self.stage(id)?.kind.map([Stage.Kind.approval, .filing, .works].contains) ?? false
        }
    }
}
