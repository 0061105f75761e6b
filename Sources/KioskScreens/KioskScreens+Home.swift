import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// S0 attract, S1 home, S2 who.
extension KioskScreens {
    func addHome(to router: Router<BasicRequestContext>) {
        router.get("/") { request, _ in try await rest(request) }
        router.post("/start") { _, _ in try await start() }
        router.get("/home") { request, _ in try await home(request) }
        router.get("/services") { request, _ in try await services(request) }
        router.get("/who") { request, _ in try await who(request) }
        router.post("/who") { request, _ in try await passWho(request) }
        router.post("/touch") { request, _ in
            if let visit = try await visit(request) { try await terminal.touch(visit.id) }
            _ = await maintainer(request)
            return Response(status: .noContent)
        }
    }

    /// What stands there when nobody is at the screen. A maintainer who came here has left.
    private func rest(_ request: Request) async throws -> Response {
        if await maintainer(request) != nil { await terminal.endMaintenance() }
        return await terminal.isClosed ? try await closedPage() : try await attract()
    }

    private func attract() async throws -> Response {
        let frame = await frame(settings.hallName, idle: nil, follow: "card badge:/maintenance")
        let utilities = terminal.pack.utilities.map { ["icon": Icons.svg($0.id), "name": $0.name] }
        return try show(
            Page(
                "attract", frame,
                [
                    "headline": say("attract.headline"), "utilities": utilities, "promise": say("attract.promise"),
                    "hours": say("attract.hours", ["hours": terminal.pack.hall.text]),
                    "limits": await deviceStatus.troubles, "standing": await standingWord, "knock": knock,
                ]))
    }

    private func start() async throws -> Response {
        let token = try await terminal.start()
        var response = go("/home")
        response.setCookie(.ours("visit", token))
        return response
    }

    private func home(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let frame = await frame(say("home.title"), idle: .reading, follow: "card scan:/progress/cases", of: visit)
        let (limit, warning) = IdleLimit.reading.seconds(slower: visit.modes.contains(.slower))
        return try show(
            Page(
                "home", frame,
                [
                    "holder": visit.card.map { Mask.name($0.name) }, "tiles": tiles(for: visit, bills: await billTile),
                    "emergency": dangers.first, "languages": otherLanguages,
                    "limit": say("frame.limit", ["idle": limit, "warning": warning]),
                    "limits": await deviceStatus.troubles,
                ]))
    }

    private func tiles(for visit: Visit, bills: (name: String, about: String)?) -> [[String: Any]] {
        var tiles: [[String: Any]] = []
        if visit.isDraft {
            tiles.append(tile(resumePath(visit), "resume", say("home.resume"), say("home.resume.about"), wide: true))
        } else {
            let names = terminal.pack.utilities.map(\.name).joined(separator: say("list.separator"))
            tiles.append(
                tile(
                    "/who?for=apply", "apply", say("home.apply"), say("home.apply.about", ["utilities": names]),
                    wide: true))
        }
        let others = otherForms.filter { !ChangeServices(pack: terminal.pack).forms.contains($0.id) }
        if !visit.isDraft, !others.isEmpty {
            let titles = others.map(terminal.pack.title).joined(separator: say("list.separator"))
            tiles.append(tile("/services", "apply", say("home.other"), titles, wide: true))
        }
        if visit.caseID != nil {
            tiles.append(tile("/apply/receipt", "resume", say("home.receipt"), say("home.receipt.about")))
        }
        tiles.append(tile("/who?for=progress", "progress", say("home.progress"), say("home.progress.about")))
        if let bills { tiles.append(tile("/bills", "bill", bills.name, bills.about)) }
        if !visit.isDraft { tiles += changing }
        tiles.append(tile("/guides", "guide", say("guides.title"), say("home.guides.about")))
        return tiles
    }

    /// What mends or changes what is there already.
    private var changing: [[String: Any]] {
        // Who buys a house looks for 过户 as well.
        let kinds = ChangeServices(pack: terminal.pack).kinds.map { $0 == .propertyTransfer ? .transfer : $0 }
            .reduce(into: [ChangeKind]()) { if !$0.contains($1) { $0.append($1) } }.map(\.title)
        let signs = terminal.pack.utilities.map { say("repair.sign.\($0.id)") }.joined(separator: say("list.separator"))
        return [tile("/repair", "repair", say("repair.title"), signs)]
            + (kinds.isEmpty
                ? []
                : [tile("/change", "change", kinds.joined(separator: say("change.separator")), say("change.about"))])
    }

    private func tile(_ href: String, _ icon: String, _ name: String, _ about: String, wide: Bool = false) -> [String:
        Any]
    {
        ["href": href, "icon": Icons.svg(icon), "name": name, "about": about, "wide": wide]
    }

    /// Forms that can be filled here, besides the joint application.
    private var otherForms: [FormDefinition] {
        let pack = terminal.pack
        return pack.forms.filter { form in
            form.id != FormDefinition.jointID && pack.services.contains { $0.form == form.id }
        }
    }

    private func services(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard !visit.isDraft else { return go("/home") }
        var frame = await frame(say("home.other"), idle: .reading, of: visit)
        frame.back = "/home"
        let forms = otherForms.filter { !ChangeServices(pack: terminal.pack).forms.contains($0.id) }.map {
            Frame.Link(href: "/who?for=apply&form=\($0.id)", label: terminal.pack.title(of: $0))
        }
        return try show(Page("services", frame, ["forms": forms, "elsewhere": ServiceGuide(terminal.pack).elsewhere]))
    }

    private func who(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let purpose = request.uri.queryParameters["for"].map(String.init) ?? "apply"
        if purpose == "progress" { await terminal.forgetProgress(of: visit.id) }
        let form = request.uri.queryParameters["form"].map(String.init) ?? FormDefinition.jointID
        if visit.card != nil { return go(try await begin(purpose, form, visit)) }
        var frame = await frame(say("who.title"), idle: .reading, follow: "card scan:/progress/cases", of: visit)
        frame.back = "/home"
        frame.next = purpose == "progress" ? say("who.number") : say("who.without")
        return try show(
            Page(
                "who", frame,
                [
                    "question": purpose == "progress" ? say("who.progress") : say("who.apply"),
                    "reader": await terminal.isUsable(.idReader), "icon": Icons.svg("card"), "purpose": purpose,
                    "form": form, "carries": purpose == "apply" && !visit.isDraft,
                    "skip": purpose == "progress" ? say("who.progress.skip") : say("who.apply.skip"),
                ]))
    }

    private func passWho(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let body = try await FormBody(request)
        return go(try await begin(body["for"] ?? "apply", body["form"] ?? FormDefinition.jointID, visit))
    }

    /// The first page of a task. After a submission the next application begins afresh; a draft is gone on with.
    private func begin(_ purpose: String, _ form: String, _ visit: Visit) async throws -> String {
        guard purpose != "progress" else { return visit.card == nil ? "/progress" : "/progress/cases" }
        guard form == FormDefinition.jointID || otherForms.contains(where: { $0.id == form }) else { return "/home" }
        try await terminal.begin(form: form, for: visit.id)
        return "/apply/\(Wizard.chooseStep)"
    }
}

extension Visit {
    /// Whether something was filled that is not submitted.
    var isDraft: Bool { caseID == nil && !(utilities.isEmpty && answers.isEmpty) }
}
