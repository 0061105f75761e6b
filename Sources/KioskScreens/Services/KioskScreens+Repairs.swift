import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// R: which utility, what happened, and what is dangerous before any form.
extension KioskScreens {
    func addRepairs(to router: Router<BasicRequestContext>) {
        router.get("/repair") { request, _ in try await repairs(request) }
        router.post("/repair") { request, _ in try await chooseRepair(request) }
        router.get("/repair/:utility") { request, context in
            try await repair(of: try context.parameters.require("utility"), request)
        }
        router.get("/emergency/:danger") { request, context in
            try await emergency(try context.parameters.require("danger"), request)
        }
    }

    private func repairs(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard !visit.isDraft else { return go("/home") }
        var frame = await frame(say("repair.which.title"), idle: .reading, of: visit)
        frame.back = "/home"
        let tiles = terminal.pack.utilities.map {
            ChoiceTile(href: "/repair/\($0.id)", icon: Icons.svg($0.id), name: $0.name, about: $0.company)
        }
        return try show(Page("tiles", frame, ["heading": say("repair.which"), "danger": dangers, "tiles": tiles]))
    }

    /// The dangers of this city's utilities, on top of what is chosen.
    var dangers: [Frame.Link] {
        [Danger.gas, .wire].compactMap { danger in
            terminal.pack.utility(danger.utility).map { _ in
                Frame.Link(href: "/emergency/\(danger.rawValue)", label: say("danger.\(danger.rawValue).link"))
            }
        }
    }

    private func repair(of id: UtilityID, _ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard !visit.isDraft else { return go("/home") }
        guard let utility = terminal.pack.utility(id) else { return go("/repair") }
        var frame = await frame(say("repair.what.title", ["utility": utility.name]), idle: .reading, of: visit)
        frame.back = "/repair"
        let kinds = RepairKind.kinds(of: id).map {
            ChoiceTile(icon: Icons.svg($0.icon), name: $0.title, value: $0.id, isDanger: $0.danger != nil)
        }
        return try show(
            Page(
                "repair", frame,
                ["heading": say("repair.what", ["utility": utility.name]), "utility": utility.id, "kinds": kinds]))
    }

    /// What is dangerous leads to what to do; what this terminal can take leads to the form; else it says whom to ask.
    private func chooseRepair(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let body = try await FormBody(request)
        guard !visit.isDraft, let utility = body["utility"].flatMap(terminal.pack.utility),
            let kind = RepairKind.kinds(of: utility.id).first(where: { $0.id == body["kind"] })
        else { return go("/repair") }
        if let danger = kind.danger, body["safe"] != "yes" { return go("/emergency/\(danger.rawValue)") }
        let service = terminal.pack.services.first {
            $0.isRepair && $0.form != nil && $0.utility ?? utility.id == utility.id
        }
        guard let form = service?.form else { return try await noRepairs(of: utility, visit) }
        let known = kind.id == "other" ? [:] : [FieldNames.repairDescription: kind.record]
        try await terminal.begin(form: form, utilities: [utility.id], answers: known, for: visit.id)
        return go("/who?for=apply&form=\(form)")
    }

    private func noRepairs(of utility: Utility, _ visit: Visit) async throws -> Response {
        var frame = await frame(say("repair.call", ["utility": utility.name]), idle: .reading, of: visit)
        frame.back = "/repair/\(utility.id)"
        let phone = utility.phone.map { say("repair.phone", ["phone": $0]) } ?? say("repair.nophone")
        return try show(
            Page(
                "notice", frame,
                [
                    "heading": say("repair.call", ["utility": utility.name]),
                    "lines": [
                        say("repair.company", ["company": utility.company]), phone, Phones(terminal.pack).general,
                    ],
                ]))
    }

    private func emergency(_ word: String, _ request: Request) async throws -> Response {
        guard let danger = Danger(rawValue: word) else { return go("/repair") }
        let visit = try await visit(request)
        let utility = terminal.pack.utility(danger.utility)
        var frame = await frame(danger.heading, idle: .reading, of: visit)
        frame.back = visit == nil ? "/" : "/home"
        let takesRepairs = terminal.pack.services.contains {
            $0.isRepair && $0.form != nil && $0.utility == utility?.id
        }
        let kind = RepairKind.kinds(of: danger.utility).first { $0.danger == danger }
        if takesRepairs, visit?.isDraft == false { frame.next = say("danger.safe") }
        let own = utility.map { utility in
            utility.phone.map { say("danger.phone", ["company": utility.company, "phone": $0]) }
                ?? say("danger.nophone", ["company": utility.company])
        }
        return try show(
            Page(
                "emergency", frame,
                [
                    "heading": danger.heading, "icon": Icons.svg(danger.rawValue), "steps": danger.steps,
                    "phones": [own].compactMap(\.self) + danger.calls, "utility": danger.utility, "kind": kind?.id,
                    "asks": frame.next != nil,
                ]))
    }
}

/// One thing to choose, with its picture: a link, or a button that posts its value.
struct ChoiceTile {
    var href: String?
    var icon: String
    var name: String
    var about: String?
    var value: String?
    var isDanger = false
}
