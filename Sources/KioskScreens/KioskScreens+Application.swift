import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// A1 to A7: one page a step, then review and signature.
extension KioskScreens {
    func addApplication(to router: Router<BasicRequestContext>) {
        router.post("/apply/field") { request, _ in try await keepField(request) }
        router.get("/apply/review") { request, _ in try await review(request) }
        router.get("/apply/sign") { request, _ in try await sign(request) }
        router.post("/apply/submit") { request, _ in try await submit(request) }
        router.get("/apply/:step") { request, context in
            try await step(try context.parameters.require("step"), request)
        }
        router.post("/apply/:step") { request, context in
            try await keepStep(try context.parameters.require("step"), request)
        }
    }

    /// Keeps one field as it is left, right or wrong.
    private func keepField(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request), visit.caseID == nil else { return Response(status: .noContent) }
        let body = try await FormBody(request)
        guard let name = body["name"] else { return Response(status: .badRequest) }
        switch name {
        case FormValidator.utilitiesField:
            try await terminal.choose(utilities: body.all("value"), kind: nil, for: visit.id)
        case Wizard.kindField:
            try await terminal.choose(
                utilities: nil, kind: body["value"].flatMap(ApplicantKind.init), for: visit.id)
        default: try await terminal.keep([name: body["value"] ?? MaterialsPage.silence(on: name)], for: visit.id)
        }
        return Response(status: .noContent)
    }

    private func step(_ id: String, _ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard visit.caseID == nil else { return go("/apply/receipt") }
        let wizard = wizard(of: visit)
        guard let step = wizard.step(id) else { return go("/apply/\(Wizard.chooseStep)") }
        let checked = request.uri.queryParameters["check"] != nil
        return try await show(
            step, of: wizard, visit, checked: checked, returns: request.uri.queryParameters["then"] != nil)
    }

    private func show(
        _ step: WizardStep, of wizard: Wizard, _ visit: Visit, checked: Bool, returns: Bool
    ) async throws -> Response {
        let problems = checked ? problems(on: step, visit) : []
        let asked = Asked(
            fields(on: step, visit, problems), under: step.heading, alone: step.materials.isEmpty)
        var frame = await frame(
            title(asked.title, isWrong: !problems.isEmpty), idle: .typing, follow: "card", of: visit)
        frame.back = returns ? "/apply/review" : wizard.step(before: step.id).map { "/apply/\($0.id)" } ?? "/home"
        frame.next = returns ? say("step.changed") : say("frame.next")
        return try show(
            Page(
                "step", frame,
                [
                    "progress": asked.caption(wizard.progress(at: step.id)), "heading": asked.heading,
                    "problems": ProblemSummary(problems), "action": "/apply/\(step.id)", "returns": returns,
                    "lead": step.materials.isEmpty ? nil : MaterialsPage.lead,
                    "fields": asked.fields,
                    "limit": step.id == Wizard.chooseStep
                        ? Self.limit(for: visit) : nil,
                ]))
    }

    /// What happens to what is filled in when nothing is touched.
    private static func limit(for visit: Visit) -> String {
        let (limit, warning) = IdleLimit.typing.seconds(slower: visit.modes.contains(.slower))
        return say("frame.limit", ["idle": limit, "warning": warning])
    }

    /// The pages of this visit's application as they are now.
    func wizard(of visit: Visit) -> Wizard {
        Wizard(pack: terminal.pack, form: visit.form, at: terminal.now)
    }

    private func fields(on step: WizardStep, _ visit: Visit, _ problems: [FieldProblem]) -> [FieldView] {
        let complaints = Dictionary(problems.map { ($0.field, $0.message) }, uniquingKeysWith: { first, _ in first })
        let builder = FieldViewBuilder(
            form: visit.form, complaints: complaints, calendar: terminal.calendar, hours: terminal.pack.hall,
            now: terminal.now)
        let shown = Set(shownFields(on: step, visit).map(\.id))
        let sections = step.sections.map { section in
            (title: section.title, utility: section.utility, fields: section.fields.filter { shown.contains($0.id) })
        }.filter { !$0.fields.isEmpty }
        let asked = sections.flatMap { section in
            (section.utility != nil || section.title == step.heading ? [] : [FieldView(part: section.title)])
                + section.fields.flatMap(step.id == Wizard.declarationStep ? builder.declaration : builder.views)
        }
        guard step.id != Wizard.chooseStep else {
            return ChooseFields(pack: terminal.pack, visit: visit, complaints: complaints).views
                + sections.flatMap(\.fields).flatMap(builder.views)
        }
        return MaterialsPage(pack: terminal.pack, form: visit.form).views(of: step.materials) + asked
    }

    /// Fields of the step that the choices call for, and those that hang on another answer of the same page: the page
    /// shows and hides them as that answer changes.
    private func shownFields(on step: WizardStep, _ visit: Visit) -> [FormField] {
        let visible = Set(terminal.validator(of: visit.form).visibleFields(in: visit.form).map(\.id))
        let fields = step.sections.flatMap(\.fields)
        let here = Set(fields.map(\.id))
        return fields.filter { visible.contains($0.id) || $0.when.map { here.contains($0.field) } ?? false }
    }

    /// The first page that is not finished, or the review.
    func resumePath(_ visit: Visit) -> String {
        let steps = wizard(of: visit).steps
        return steps.first { !problems(on: $0, visit).isEmpty }.map { "/apply/\($0.id)" } ?? "/apply/review"
    }

    func problems(on step: WizardStep, _ visit: Visit) -> [FieldProblem] {
        let choices = step.id == Wizard.chooseStep ? terminal.problems(in: visit) : []
        return ChooseFields.names.flatMap { name in choices.filter { $0.field == name } }
            + terminal.problems(in: visit.form, on: step)
    }

    /// Keeps the whole page, then goes on, or shows the page again with everything that is wrong.
    private func keepStep(_ id: String, _ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard visit.caseID == nil else { return go("/apply/receipt") }
        let body = try await FormBody(request)
        if id == Wizard.chooseStep {
            try await terminal.choose(
                utilities: body.all(FormValidator.utilitiesField),
                kind: body[Wizard.kindField].flatMap(ApplicantKind.init), for: visit.id)
        }
        let papers = wizard(of: visit).step(id)?.materials ?? []
        try await terminal.keep(MaterialsPage.answers(body.values, on: papers), for: visit.id)
        guard let kept = try await self.visit(request) else { return try await sessionOver() }
        return go(path(after: id, kept, returns: body["then"] != nil))
    }

    private func path(after id: String, _ visit: Visit, returns: Bool) -> String {
        let wizard = wizard(of: visit)
        guard let step = wizard.step(id) else { return "/apply/\(Wizard.chooseStep)" }
        let then = returns ? "&then=review" : ""
        guard problems(on: step, visit).isEmpty else { return "/apply/\(id)?check=1\(then)" }
        if returns { return "/apply/review" }
        return wizard.step(after: id).map { "/apply/\($0.id)" } ?? "/apply/review"
    }
}

/// The summary box on top of a page with mistakes.
struct ProblemSummary {
    struct Line {
        var href: String
        var message: String
    }

    var isPresent: Bool
    var list: [Line]

    init(_ problems: [FieldProblem], href: (FieldProblem) -> String = { "#\($0.field)" }) {
        isPresent = !problems.isEmpty
        list = problems.map { Line(href: href($0), message: $0.message) }
    }

    /// Of a page with one field.
    ///
    /// - Parameter wrong: Nil when nothing is.
    init(of field: String, wrong: String?) {
        self.init(wrong.map { [FieldProblem(field: field, message: $0)] } ?? [])
    }
}
