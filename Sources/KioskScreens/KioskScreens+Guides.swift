import HallCore
import Hummingbird
import KioskSession

/// G: fees and guides from the pack, with the document they come from. No card needed.
extension KioskScreens {
    func addGuides(to router: Router<BasicRequestContext>) {
        router.get("/guides") { _, _ in try await guides() }
        router.get("/guides/fees") { _, _ in try await fees() }
        router.get("/guides/:id") { _, context in try await guide(try context.parameters.require("id")) }
    }

    private struct Entry {
        var href: String
        var title: String
    }

    private struct Part {
        var title: String
        var lines: [String]
        var cite: String?
    }

    private var document: String? {
        terminal.pack.documents.last.map { document in
            "\(document.number)《\(document.title)》" + (document.date.map { "，\($0.chinese)" } ?? "")
        }
    }

    private func guides() async throws -> Response {
        var frame = await frame("收费与指南", idle: .reading)
        frame.back = "/home"
        let entries = terminal.pack.guides.map { Entry(href: "/guides/\($0.id)", title: $0.title) }
        let fees = terminal.pack.fees.isEmpty ? [] : [Entry(href: "/guides/fees", title: "收费项目和依据")]
        return try show(Page("guides", frame, ["guides": entries + fees, "document": document]))
    }

    private func guide(_ id: String) async throws -> Response {
        guard let guide = terminal.pack.guides.first(where: { $0.id == id }) else { return go("/guides") }
        return try await show(
            guide.title, guide.sections.map { Part(title: $0.title, lines: $0.lines, cite: $0.cite.section) })
    }

    private func fees() async throws -> Response {
        try await show(
            "收费项目和依据",
            terminal.pack.fees.map {
                Part(title: $0.title, lines: [$0.text, "谁来付：\($0.payer)"], cite: $0.cite.section)
            })
    }

    private func show(_ title: String, _ parts: [Part]) async throws -> Response {
        var frame = await frame(title, idle: .reading)
        frame.back = "/guides"
        return try show(Page("guide", frame, ["title": title, "sections": parts, "document": document]))
    }
}
