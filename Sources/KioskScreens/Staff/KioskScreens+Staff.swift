import Foundation
import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// X: a member of staff helps with a visit. They fill, they do not sign or submit.
extension KioskScreens {
    func addStaff(to router: Router<BasicRequestContext>) {
        router.get("/staff") { request, _ in try await staffPage(request, number: "", wrong: nil) }
        router.post("/staff") { request, _ in try await enterStaff(request) }
        router.post("/staff/back") { request, _ in try await giveBack(request) }
        router.post("/staff/confirm") { request, _ in try await confirmHelp(request) }
    }

    private func staffPage(_ request: Request, number: String, wrong: String?, back: String? = nil) async throws
        -> Response
    {
        guard let visit = try await visit(request), terminal.hasStaff else { return go("/home") }
        let asked = request.uri.queryParameters["back"].map(String.init).flatMap(isOurs)
        let back = back ?? asked ?? "/home"
        let badge = await terminal.scannedNumber
        var frame = await frame(
            title(say("staff.title"), isWrong: wrong != nil), idle: .typing,
            follow: "badge:/staff?back=\(back.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")",
            of: visit)
        frame.back = back
        frame.next = say("staff.next")
        return try show(
            Page(
                "staff", frame,
                [
                    "back": back, "badge": badge.map { say("staff.badge", ["number": $0]) },
                    "problems": ProblemSummary(of: "pin", wrong: wrong),
                    "fields": Self.staffFields(number: number, wrong: wrong, badge: badge),
                ]))
    }

    /// Number and PIN; the PIN alone where a badge says the number.
    static func staffFields(number: String, wrong: String?, badge: String?) -> [FieldView] {
        (badge == nil ? [entry("number", number, nil)] : []) + [entry("pin", "", wrong)]
    }

    private static func entry(_ name: String, _ value: String, _ wrong: String?) -> FieldView {
        FieldView(
            entry: .init(
                inputID: name, name: name, label: say(name == "pin" ? "staff.pin" : "staff.number"),
                type: name == "pin" ? "password" : "text", inputMode: name == "pin" ? "numeric" : "text", value: value,
                maxLength: 20, optional: false, wide: true, complaint: wrong,
                describedBy: wrong == nil ? nil : "\(name)-bad", keys: name == "pin" ? .digits : .letters))
    }

    private func enterStaff(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        let body = try await FormBody(request)
        let (number, pin) = (body["number"] ?? "", body["pin"] ?? "")
        let back = isOurs(body["back"] ?? "") ?? "/home"
        switch await terminal.enter(number: number.filter { !$0.isWhitespace }, pin: pin.filter { !$0.isWhitespace }) {
        case .entered(let member):
            try await terminal.beginHelp(by: member, for: visit.id)
            return go(back)
        case .wrong: return try await staffPage(request, number: number, wrong: say("staff.wrong"), back: back)
        case .shut(let milliseconds):
            return try await staffPage(
                request, number: number, wrong: say("staff.shut", ["minutes": wholeMinutes(milliseconds)]), back: back)
        }
    }

    private func giveBack(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        try await terminal.endHelp(of: visit.id)
        return go(origin(of: request))
    }

    /// The applicant has looked at what was filled for them.
    private func confirmHelp(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        return go(try await terminal.confirmHelp(of: visit.id) ? "/apply/sign" : "/apply/review")
    }
}
