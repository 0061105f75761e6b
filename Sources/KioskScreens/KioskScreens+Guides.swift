import HallCore
import Hummingbird
import KioskSession
import KioskStore
import QRCode

/// G: fees, guides, services and halls from the pack, with the document they come from, to print or to take along. No card
/// needed.
extension KioskScreens {
    func addGuides(to router: Router<BasicRequestContext>) {
        router.get("/guides") { request, _ in try await guides(request) }
        router.get("/guides/services") { request, _ in try await serviceList(request) }
        router.post("/guides/print") { request, _ in try await printGuide(request) }
        router.get("/guides/service/:id") { request, _ in try await guide(request) }
        router.get("/guides/:id") { request, _ in try await guide(request) }
    }

    private func guides(_ request: Request) async throws -> Response {
        var frame = await frame(say("guides.title"), idle: .reading, of: try await visit(request))
        frame.back = "/home"
        let pack = terminal.pack
        let entries = pack.guides.map { ServiceGuide.Entry(href: "/guides/\($0.id)", title: $0.title) }
        let fees = pack.fees.isEmpty ? [] : [ServiceGuide.Entry(href: "/guides/fees", title: say("guides.fees"))]
        let halls = pack.halls.isEmpty ? [] : [ServiceGuide.Entry(href: "/guides/halls", title: say("guides.halls"))]
        let services = [ServiceGuide.Entry(href: "/guides/services", title: say("guides.services"))]
        return try show(
            Page(
                "guides", frame,
                ["guides": services + entries + fees + halls, "document": GuideSheet.document(of: pack)]))
    }

    private func serviceList(_ request: Request) async throws -> Response {
        var frame = await frame(say("guides.byservice"), idle: .reading, of: try await visit(request))
        frame.back = "/guides"
        return try show(
            Page(
                "serviceguides", frame,
                ["groups": ServiceGuide(terminal.pack).groups, "document": GuideSheet.document(of: terminal.pack)]))
    }

    private func guide(_ request: Request) async throws -> Response {
        let path = request.uri.path
        guard let sheet = GuideSheet(at: path, pack: terminal.pack) else { return go("/guides") }
        var frame = await frame(sheet.title, idle: .reading, of: try await visit(request))
        frame.back = sheet.back
        let fate = await terminal.pageSlip(of: path)
        frame.slip = await terminal.slipWord
        let slip = BillTexts.slip(fate)
        return try show(
            Page(
                "guide", frame,
                [
                    "title": sheet.title, "sections": sheet.parts, "document": sheet.document,
                    "effective": sheet.effective, "page": path, "qr": try guideCode(sheet),
                    "printer": await terminal.isUsable(.receiptPrinter), "slip": slip?.text, "slipTone": slip?.tone,
                ]))
    }

    /// Bytes that a code holds which a phone still reads from the glass at arm's length.
    private static let longestCode = 600

    private func guideCode(_ sheet: GuideSheet) throws -> String {
        let matrix = try QRMatrix(text: sheet.text(longest: Self.longestCode), level: .low)
        return matrix.picture(say("guide.code"))
    }

    private func printGuide(_ request: Request) async throws -> Response {
        let path = try await FormBody(request)["page"] ?? ""
        guard let sheet = GuideSheet(at: path, pack: terminal.pack) else { return go("/guides") }
        let slip = sheet.slip(hall: settings.hallName, at: terminal.now)
        Task { await terminal.print(slip, of: path) }
        return go(path)
    }
}
