import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// C: transfer, rename, closure; what is to be brought stands before the form.
extension KioskScreens {
    func addChanges(to router: Router<BasicRequestContext>) {
        router.get("/change") { request, _ in try await changes(request) }
        router.get("/change/:kind") { request, context in
            try await change(try context.parameters.require("kind"), request)
        }
        router.post("/change/:kind") { request, context in
            try await beginChange(try context.parameters.require("kind"), request)
        }
    }

    private var changeServices: ChangeServices { ChangeServices(pack: terminal.pack) }

    private func changes(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard !visit.isDraft, !changeServices.kinds.isEmpty else { return go("/home") }
        var frame = await frame(say("change.title"), idle: .reading, of: visit)
        frame.back = "/home"
        let tiles = changeServices.kinds.map {
            ChoiceTile(href: "/change/\($0.rawValue)", icon: Icons.svg($0.icon), name: $0.title, about: $0.about)
        }
        return try show(Page("tiles", frame, ["heading": say("change.which"), "tiles": tiles]))
    }

    private func change(_ word: String, _ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard !visit.isDraft, let kind = ChangeKind(rawValue: word), !changeServices.services(kind).isEmpty else {
            return go("/change")
        }
        let problems =
            request.uri.queryParameters["check"] == nil
            ? [] : [FieldProblem(field: FormValidator.utilitiesField, message: say("change.none"))]
        var frame = await frame(title(kind.title, isWrong: !problems.isEmpty), idle: .typing, of: visit)
        frame.back = "/change"
        frame.next = say("change.fill")
        return try show(
            Page(
                "change", frame,
                [
                    "heading": say("change.utilities", ["kind": kind.title]), "problems": ProblemSummary(problems),
                    "action": "/change/\(word)", "fields": [choice(of: kind, problems)], "people": kind.people,
                    "papers": papers(of: kind),
                ]))
    }

    private func choice(of kind: ChangeKind, _ problems: [FieldProblem]) -> FieldView {
        let utilities = changeServices.services(kind).compactMap { $0.utility.flatMap(terminal.pack.utility) }
        return FieldView(
            choice: .init(
                id: FormValidator.utilitiesField, name: FormValidator.utilitiesField, label: say("change.several"),
                optional: false, many: true, columns: "two", complaint: problems.first?.message,
                options: utilities.map {
                    .init(
                        inputID: "utilities-\($0.id)", value: $0.id, text: $0.name, icon: Icons.svg($0.id),
                        checked: false)
                }))
    }

    /// The papers that the pack asks for with these services, with what to do about each.
    private func papers(of kind: ChangeKind) -> [String] {
        let ids = Set(changeServices.services(kind).map(\.id))
        let page = MaterialsPage(pack: terminal.pack, form: ApplicationForm())
        return terminal.pack.materials.filter { paper in
            paper.isApplicants && paper.services.map { !ids.isDisjoint(with: $0) } ?? true
        }.map { say("change.paper", ["paper": $0.title, "advice": page.advice(on: $0)]) }
    }

    private func beginChange(_ word: String, _ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let chosen = try await FormBody(request).all(FormValidator.utilitiesField)
        guard !visit.isDraft, let kind = ChangeKind(rawValue: word) else { return go("/change") }
        let services = changeServices.services(kind).filter { chosen.contains($0.utility ?? "") }
        guard let form = services.first?.form else { return go("/change/\(word)?check=1") }
        let utilities = services.filter { $0.form == form }.compactMap(\.utility)
        let businesses = utilities.map { (FieldNames.business(of: $0), kind.rawValue) }
        try await terminal.begin(
            form: form, utilities: utilities, answers: Dictionary(businesses, uniquingKeysWith: { first, _ in first }),
            for: visit.id)
        return go("/who?for=apply&form=\(form)")
    }
}
