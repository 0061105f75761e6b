import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// Leaving: what was filled is asked about once, a card is not forgotten, and the visit's cookie always goes.
extension KioskScreens {
    func addLeaving(to router: Router<BasicRequestContext>) {
        router.get("/leave") { request, _ in try await askBeforeLeaving(request) }
        router.post("/leave") { request, _ in await leave(request) }
        router.get("/take-card") { _, _ in try await takeCard() }
    }

    private func askBeforeLeaving(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard visit.isDraft else { return go("/home") }
        let back = origin(of: request)
        var frame = await frame(say("leave.title"), idle: .reading, of: visit)
        frame.back = back
        return try show(Page("leave", frame, ["back": back]))
    }

    /// Ends the visit; with `ask=yes` only when nothing unsubmitted goes with it. Nothing here may fail: who wants to
    /// leave, leaves.
    private func leave(_ request: Request) async -> Response {
        let visit = try? await visit(request)
        let asks = (try? await FormBody(request))?["ask"] == "yes"
        if asks, let visit, visit.isDraft { return go("/leave") }
        let cardLies = await terminal.cardLies
        await terminal.endMaintenance()
        await terminal.leave(visit?.id)
        var response = go(cardLies ? "/take-card" : "/")
        response.setCookie(.gone(Self.maintenanceCookie))
        response.setCookie(.gone("visit"))
        return response
    }

    /// Stands until the card is taken, or half a minute.
    private func takeCard() async throws -> Response {
        guard await terminal.cardLies else { return go("/") }
        let frame = await frame(say("takecard.title"), idle: nil, follow: "removed:/")
        let page = Page("takecard", frame, ["icon": Icons.svg("card")])
        try await sayAtOnce(page, key: "take-card")
        return try show(page)
    }
}
