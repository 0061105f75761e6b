import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// M7: out of service. Residents find a page that says where to go instead; what is dangerous is said all the same.
extension KioskScreens {
    func addService(to router: Router<BasicRequestContext>) {
        router.get("/maintenance/service") { request, _ in
            try await asMaintainer(request) { _ in try await service() }
        }
        router.post("/maintenance/service") { request, _ in
            try await asMaintainer(request) { _ in
                try await terminal.close(FormBody(request)["act"] == "close")
                return go("/maintenance/service")
            }
        }
    }

    private func service() async throws -> Response {
        let since = await terminal.closedSince
        let isClosed = since != nil
        let word = isClosed ? "open" : "close"
        let part = MaintenancePart(
            id: "service", title: say("maintain.service"), expected: say("maintain.service.expected"),
            live: .init(
                text: since.map { say("maintain.closedsince", ["at": $0.chineseShort]) } ?? say("maintain.open"),
                tone: isClosed ? "warn" : "good"),
            buttons: [.init(action: "/maintenance/service", label: say("maintain.service.\(word)"), value: word)])
        let frame = await maintenanceFrame(say("maintain.tile.service"))
        return try show(Page("maintenance", frame, ["heading": say("maintain.tile.service"), "parts": [part]]))
    }

    /// What stands on the screen while the terminal is out of service.
    func closedPage() async throws -> Response {
        let frame = await frame(say("closed.title"), idle: nil, follow: "badge:/maintenance")
        let place = settings.helpDesk.map { say("closed.desk", ["desk": $0]) } ?? say("closed.anydesk")
        let phone = terminal.pack.contact.phone.map { say("closed.phone", ["phone": $0]) }
        let since = await terminal.closedSince.map { say("closed.since", ["at": $0.chineseShort]) }
        return try show(
            Page(
                "closed", frame,
                [
                    "lines": [
                        place, afterHours, say("closed.others"), phone, say("closed.drafts"), say("closed.cases"),
                    ].compactMap(\.self),
                    "since": since, "dangers": dangers, "knock": knock,
                ]))
    }
}

/// Turns residents away from every page of theirs while the terminal is out of service.
struct ClosedDoor<Context: RequestContext>: RouterMiddleware {
    let screens: KioskScreens

    /// What goes on: the closed page and what belongs to it, danger, maintenance, and what other programs ask.
    private static var stays: [String] {
        [
            "/maintenance", "/emergency", "/assets/", "/events", "/healthz", "/metrics", "/api/", "/openapi.yaml",
            "/favicon.ico", "/modes", "/language", "/touch", "/leave", "/take-card", "/speak",
        ]
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let path = request.uri.path
        let goesOn = path == "/" || Self.stays.contains { path.hasPrefix($0) }
        guard await screens.terminal.isClosed, !goesOn else { return try await next(request, context) }
        return screens.go("/")
    }
}
