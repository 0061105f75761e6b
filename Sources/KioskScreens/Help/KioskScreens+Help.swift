import Foundation
import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// H: what the page wants, and somebody of the staff.
extension KioskScreens {
    func addHelp(to router: Router<BasicRequestContext>) {
        router.get("/help") { request, _ in try await help(request) }
        router.post("/call") { request, _ in try await call(request) }
        router.post("/api/v1/staff-call/coming") { _, _ in
            Response(status: await terminal.staffIsComing() ? .noContent : .notFound)
        }
    }

    /// Help about the page the person came from; `?about=` says which after a call.
    private func help(_ request: Request) async throws -> Response {
        let visit = try await visit(request)
        let about = request.uri.queryParameters["about"].map(String.init).flatMap(isOurs) ?? origin(of: request)
        let topic = HelpTopic(path: about)
        let asked = about.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        let staff = terminal.hasStaff && visit != nil ? "/staff?back=\(asked)" : nil
        var frame = await frame(
            say("help.about", ["topic": topic.heading]), idle: .reading, follow: staff.map { "badge:\($0)" } ?? "",
            of: visit)
        frame.back = about
        frame.call = CallView.word(await terminal.staffCall?.standing)
        return try show(
            Page(
                "help", frame,
                [
                    "heading": say("help.about", ["topic": topic.heading]), "icon": Icons.svg(topic.icon),
                    "lines": topic.lines, "about": about,
                    "call": await callView, "closed": afterHours, "bell": Icons.svg("call"),
                    "staff": staff,
                ]))
    }

    private func call(_ request: Request) async throws -> Response {
        let about = isOurs(try await FormBody(request)["about"] ?? "") ?? "/home"
        Task { await terminal.callStaff() }
        return go("/help?about=\(about.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "/home")")
    }

    /// What is said of the staff when the hall has closed; nil while it is open.
    var afterHours: String? {
        let hall = terminal.pack.hall
        guard !hall.isOpen(at: terminal.now, terminal.calendar) else { return nil }
        return say("call.closed", ["hours": hall.text])
    }

    var callView: CallView {
        get async { CallView(await terminal.staffCall, phone: terminal.pack.contact.phone, desk: settings.helpDesk) }
    }
}
