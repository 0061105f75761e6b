import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// A10 review, A11 signature and submission.
extension KioskScreens {
    func review(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard visit.caseID == nil else { return go("/apply/receipt") }
        let wizard = wizard(of: visit)
        let problems = allProblems(visit, wizard)
        var frame = await frame(
            title(say("review.title"), isWrong: !problems.isEmpty), idle: .typing, of: visit)
        frame.back = wizard.steps.last.map { "/apply/\($0.id)" }
        let standing = HelpStanding(visit.help)
        frame.next = problems.isEmpty ? standing.next : nil
        return try show(
            Page(
                "review", frame,
                [
                    "progress": wizard.progress(at: "review"), "standing": standing,
                    "problems": ProblemSummary(problems) { problem in
                        "/apply/\(wizard.step(of: problem.field)?.id ?? Wizard.chooseStep)?check=1&then=review"
                    },
                    "warning": MaterialsPage(pack: terminal.pack, form: visit.form).warning(
                        of: wizard.steps.flatMap(\.materials)),
                    "sections": ReviewSections(pack: terminal.pack, visit: visit, wizard: wizard).sections(
                        shown: terminal.validator(of: visit.form).visibleFields(in: visit.form)),
                ]))
    }

    private func allProblems(_ visit: Visit, _ wizard: Wizard) -> [FieldProblem] {
        wizard.steps.flatMap { problems(on: $0, visit) }
    }

    func sign(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard visit.caseID == nil else { return go("/apply/receipt") }
        let wizard = wizard(of: visit)
        guard allProblems(visit, wizard).isEmpty, visit.help.isConfirmed else { return go("/apply/review") }
        let missing = request.uri.queryParameters["check"] != nil
        let problems = missing ? [FieldProblem(field: "pad", message: say("complaint.signature"))] : []
        var frame = await frame(title(say("sign.title"), isWrong: missing), idle: .typing, of: visit)
        frame.back = "/apply/review"
        frame.next = say("sign.next")
        let companies = visit.utilities.compactMap { terminal.pack.utility($0)?.company }
        return try show(
            Page(
                "sign", frame,
                [
                    "progress": wizard.progress(at: "sign"), "problems": ProblemSummary(problems),
                    "companies": companies.joined(separator: say("list.separator")), "offline": await offlineRemark,
                ]))
    }

    private var offlineRemark: String? {
        get async {
            if case .down = await terminal.link { say("sign.offline") } else { nil }
        }
    }

    func submit(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        if visit.caseID != nil { return go("/apply/receipt") }
        let body = try await FormBody(request)
        let signature = Signature(body["signature"] ?? "")
        guard signature != nil || body["paper"] == "yes" else { return go("/apply/sign?check=1") }
        let drawn = body["paper"] == "yes" ? nil : signature?.path
        switch try await terminal.submit(signature: drawn, for: visit.id) {
        case .problems, .unconfirmed: return go("/apply/review")
        case .accepted(let record):
            Task { await terminal.printReceipt(of: record) }
            return go("/apply/receipt")
        }
    }
}

/// A signature as an SVG path of `M` and `L` with whole numbers; anything else is no signature.
struct Signature {
    let path: String

    /// Nil when empty, longer than 100 000 characters or of another form.
    init?(_ text: String) {
        let words = text.split(separator: " ")
        guard text.utf8.count <= 100_000, words.count >= 6, words[0] == "M", words.count.isMultiple(of: 3) else {
            return nil
        }
        for index in stride(from: 0, to: words.count, by: 3) {
            guard ["M", "L"].contains(words[index]), Self.isCoordinate(words[index + 1]),
                Self.isCoordinate(words[index + 2])
            else { return nil }
        }
        path = words.joined(separator: " ")
    }

    private static func isCoordinate(_ word: Substring) -> Bool {
        Int(word).map { (0...1000).contains($0) } ?? false
    }
}
