import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// P1 and P2: progress by card, by number, by the receipt's code.
extension KioskScreens {
    func addProgress(to router: Router<BasicRequestContext>) {
        router.get("/progress") { request, _ in try await progress(request) }
        router.post("/progress") { request, _ in try await askByNumber(request) }
        router.get("/progress/cases") { request, _ in try await cases(request) }
        router.post("/progress/apply") { request, _ in try await carryOver(request) }
    }

    /// What is known already is shown at once; `?by=number` asks for a number whatever is known.
    private func progress(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        if request.uri.queryParameters["by"] == "number" { return try await askPage(of: visit, typed: "", wrong: nil) }
        if visit.card != nil { return go("/progress/cases") }
        if await terminal.progressAnswer(of: visit.id) != nil { return go("/progress/cases") }
        return try await askPage(of: visit, typed: "", wrong: nil)
    }

    /// What a number looks like: one of this city that no case has.
    private var exampleNumber: String {
        let pack = terminal.pack
        return CaseNumber(cityCode: pack.cityCode, date: pack.effectiveFrom, kiosk: "AA01", letter: "A", serial: 1)?
            .text ?? ""
    }

    private func askPage(of visit: Visit, typed: String, wrong: String?) async throws -> Response {
        var frame = await frame(
            title(say("progress.title"), isWrong: wrong != nil), idle: .typing,
            follow: "card:/progress/cases scan:/progress/cases",
            of: visit)
        frame.back = "/home"
        frame.next = say("progress.title")
        let entry = FieldView.Entry(
            inputID: "number", name: "number", label: say("progress.number"), type: "text", inputMode: "text",
            value: typed,
            maxLength: 40, optional: false, wide: true, hint: say("progress.number.hint", ["example": exampleNumber]),
            complaint: wrong, describedBy: wrong == nil ? "number-hint" : "number-hint number-bad")
        return try show(
            Page(
                "progress", frame,
                [
                    "reader": await terminal.isUsable(.idReader), "scanner": await terminal.isUsable(.scanner),
                    "problems": ProblemSummary(of: "number", wrong: wrong),
                    "fields": [FieldView(entry: entry)],
                ]))
    }

    private func askByNumber(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        let typed = try await FormBody(request)["number"] ?? ""
        guard let number = CaseNumber(parsing: typed) else {
            return try await askPage(
                of: visit, typed: typed,
                wrong: typed.isEmpty ? say("complaint.case.missing") : say("complaint.case.wrong"))
        }
        let answer = try await terminal.ask(.number(number), for: visit.id)
        guard !answer.cases.isEmpty else {
            return try await askPage(
                of: visit, typed: typed,
                wrong: answer.isComplete ? say("complaint.case.unknown") : say("complaint.case.offline"))
        }
        return go("/progress/cases")
    }

    private func cases(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard let answer = try await currentAnswer(visit) else { return go("/progress") }
        let index = Int(request.uri.queryParameters["n"] ?? "") ?? 0
        let cases = answer.cases.indices.contains(index) ? [answer.cases[index]] : []
        var frame = await frame(say("home.progress"), idle: .reading, follow: "scan:/progress/cases", of: visit)
        frame.back = "/home"
        frame.finish = say("frame.seen")
        return try show(
            Page(
                "cases", frame,
                [
                    "heading": say("home.progress"), "asOf": staleness(answer),
                    "cases": cases.map { CaseEntry($0, pack: terminal.pack, now: terminal.now, isOwn: answer.isOwn) },
                    "more": pager(index, of: answer.cases.count),
                    "nothing": (cases.isEmpty ? say("cases.none") : nil),
                ]))
    }

    /// An intention that was registered here becomes an application.
    private func carryOver(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard let id = UUIDv7(try await FormBody(request)["case"] ?? ""),
            try await terminal.begin(from: id, for: visit.id)
        else { return go("/progress/cases") }
        return go("/apply/\(Wizard.chooseStep)")
    }

    private func currentAnswer(_ visit: Visit) async throws -> ProgressAnswer? {
        if let answer = await terminal.progressAnswer(of: visit.id) { return answer }
        guard let card = visit.card else { return nil }
        return try await terminal.ask(.holder(Personal(card.number)), for: visit.id)
    }

    private func staleness(_ answer: ProgressAnswer) -> String? {
        guard !answer.isComplete else { return nil }
        return answer.knownSince.map { say("cases.asof", ["time": $0.chineseShort]) } ?? say("cases.asof.last")
    }

    private func pager(_ index: Int, of count: Int) -> [String: String]? {
        guard count > 1 else { return nil }
        var links: [String: String] = [:]
        if index > 0 { links["previous"] = "/progress/cases?n=\(index - 1)" }
        if index + 1 < count { links["following"] = "/progress/cases?n=\(index + 1)" }
        return links
    }
}

/// One case on the progress page.
struct CaseEntry {
    var number: String
    var applicant: String
    var submitted: String
    var lanes: [LaneView]
    /// Where to ask, where no lane has a phone of its own.
    var ask: String?
    /// Its id, where it is an intention that can become an application.
    var intention: String?
    var mend: Frame.Link?
    var withdraw: Frame.Link?
    /// What to do before one may mend or withdraw.
    var prove: String?

    init(_ view: CaseView, pack: PolicyPack, now: Timestamp, isOwn: Bool) {
        number = view.number.text
        applicant = view.applicant
        submitted = say("cases.submitted", ["time": view.submittedAt.chineseShort])
        lanes = view.lanes.map { LaneView($0, pack: pack, now: now) }
        let isIntention = pack.services.contains { $0.business == "intention" && $0.form == view.formID }
        intention = view.formID != nil && isIntention ? view.id.text : nil
        let isOver = view.lanes.allSatisfy(\.status.isTerminal)
        let asked = (view.asks?.items.count ?? 0) + (view.asks?.papers.count ?? 0)
        if isOwn, asked > 0, !isOver {
            mend = Frame.Link(href: "/progress/mend?case=\(view.id.text)", label: say("cases.mend", ["count": asked]))
        }
        if isOwn, !isOver {
            withdraw = Frame.Link(href: "/progress/withdraw?case=\(view.id.text)", label: say("cases.withdraw"))
        }
        prove = isOwn || isOver ? nil : say("cases.prove")
        ask = lanes.contains { $0.phone == nil } ? Phones(pack).general : nil
    }
}
