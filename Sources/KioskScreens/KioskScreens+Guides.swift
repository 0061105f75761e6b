import HallCore
import Hummingbird
import KioskSession

/// G: fees, guides and services from the pack, with the document they come from. No card needed.
extension KioskScreens {
    func addGuides(to router: Router<BasicRequestContext>) {
        router.get("/guides") { _, _ in try await guides() }
        router.get("/guides/fees") { _, _ in try await fees() }
        router.get("/guides/services") { _, _ in try await serviceList() }
        router.get("/guides/service/:id") { _, context in try await service(try context.parameters.require("id")) }
        router.get("/guides/:id") { _, context in try await guide(try context.parameters.require("id")) }
    }

    /// The document that the joint application comes from.
    private var document: String? {
        terminal.pack.documents.first { $0.number == terminal.pack.form.cite.doc }.map { document in
            say("guide.document", ["number": document.number, "title": document.title])
                + (document.date.map { say("guide.document.date", ["date": $0.chinese]) } ?? "")
        }
    }

    private func guides() async throws -> Response {
        var frame = await frame(say("guides.title"), idle: .reading)
        frame.back = "/home"
        let entries = terminal.pack.guides.map { ServiceGuide.Entry(href: "/guides/\($0.id)", title: $0.title) }
        let fees =
            terminal.pack.fees.isEmpty ? [] : [ServiceGuide.Entry(href: "/guides/fees", title: say("guides.fees"))]
        let services = [ServiceGuide.Entry(href: "/guides/services", title: say("guides.services"))]
        return try show(Page("guides", frame, ["guides": services + entries + fees, "document": document]))
    }

    private func guide(_ id: String) async throws -> Response {
        guard let guide = terminal.pack.guides.first(where: { $0.id == id }) else { return go("/guides") }
        let parts = guide.sections.map { ServiceGuide.Part(title: $0.title, lines: $0.lines, cite: $0.cite.section) }
        return try await show(guide.title, parts, back: "/guides")
    }

    private func fees() async throws -> Response {
        let parts = terminal.pack.fees.map {
            ServiceGuide.Part(
                title: $0.title, lines: [$0.text, say("guides.payer", ["payer": $0.payer])], cite: $0.cite.section)
        }
        return try await show(say("guides.fees"), parts, back: "/guides")
    }

    private func serviceList() async throws -> Response {
        var frame = await frame(say("guides.byservice"), idle: .reading)
        frame.back = "/guides"
        return try show(
            Page("serviceguides", frame, ["groups": ServiceGuide(terminal.pack).groups, "document": document]))
    }

    private func service(_ id: String) async throws -> Response {
        let guide = ServiceGuide(terminal.pack)
        guard let service = guide.service(id) else { return go("/guides/services") }
        let name = service.utility.flatMap(terminal.pack.utility)?.name
        let title =
            name.map {
                service.title.hasPrefix($0) ? service.title : say("guide.of", ["utility": $0, "title": service.title])
            } ?? service.title
        return try await show(title, guide.parts(of: service), back: "/guides/services")
    }

    private func show(_ title: String, _ parts: [ServiceGuide.Part], back: String) async throws -> Response {
        var frame = await frame(title, idle: .reading)
        frame.back = back
        return try show(Page("guide", frame, ["title": title, "sections": parts, "document": document]))
    }
}
