import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// A half-filled form goes on at another terminal or at the window, by a code.
extension KioskScreens {
    func addCarryOver(to router: Router<BasicRequestContext>) {
        router.post("/carry") { request, _ in try await park(request) }
        router.get("/carry/take") { request, _ in try await takePage(request, wrong: nil) }
        router.post("/carry/take") { request, _ in try await pickUp(request) }
    }

    /// The code stands on the answer to the post: asking for the page again does not show it to the next person.
    private func park(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard let (code, until) = try await terminal.park(visit.id) else { return go("/home") }
        var frame = await frame(say("carry.title"), idle: .typing, of: visit)
        frame.finish = say("carry.done")
        return try show(
            Page(
                "carry", frame,
                ["code": "\(code.prefix(4)) \(code.dropFirst(4))", "until": say("carry.until", ["time": until.clock])]))
    }

    private func takePage(_ request: Request, wrong: String?) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        var frame = await frame(title(say("carry.take"), isWrong: wrong != nil), idle: .typing, of: visit)
        frame.back = "/home"
        frame.next = say("carry.next")
        let entry = FieldView.Entry(
            inputID: "code", name: "code", label: say("carry.code"), type: "text", inputMode: "numeric", value: "",
            maxLength: 12, optional: false, wide: true, hint: say("carry.hint"), complaint: wrong,
            describedBy: wrong == nil ? "code-hint" : "code-hint code-bad")
        return try show(
            Page(
                "carrytake", frame,
                [
                    "problems": ProblemSummary(of: "code", wrong: wrong),
                    "fields": [FieldView(entry: entry)],
                ]))
    }

    private func pickUp(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        let typed = FormValidator.normalise(try await FormBody(request)["code"] ?? "", kind: .integer)
        let code = typed.filter { $0.isASCII && $0.isNumber }
        guard code.count == Terminal.codeLength else { return try await takePage(request, wrong: say("carry.short")) }
        switch try await terminal.pickUp(code, for: visit.id) {
        case .done:
            guard let now = try await self.visit(request) else { return try await sessionOver() }
            return go(resumePath(now))
        case .unknown: return try await takePage(request, wrong: say("carry.unknown"))
        case .shut(let milliseconds):
            return try await takePage(request, wrong: say("staff.shut", ["minutes": wholeMinutes(milliseconds)]))
        }
    }
}
