import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// P3 to P5: mending what the list asks for, withdrawing, and what became of it.
extension KioskScreens {
    func addWishes(to router: Router<BasicRequestContext>) {
        router.get("/progress/mend") { request, _ in try await mend(request) }
        router.post("/progress/mend") { request, _ in try await keepMended(request) }
        router.get("/progress/withdraw") { request, _ in try await withdraw(request) }
        router.post("/progress/withdraw") { request, _ in try await confirmWithdrawal(request) }
        router.get("/progress/asked") { request, _ in try await asked(request) }
        router.post("/progress/asked/print") { request, _ in try await printAsked(request) }
    }

    /// The case an address or a form names, if this visit has shown that it is its own.
    private func own(_ text: String?, _ visit: Visit) async throws -> OwnCase? {
        guard let id = text.flatMap({ UUIDv7($0) }) else { return nil }
        return try await terminal.ownCase(id, of: visit.id)
    }

    private func mend(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let query = request.uri.queryParameters
        guard let own = try await own(query["case"].map(String.init), visit) else { return go("/progress/cases") }
        if let open = try await terminal.openWish(.supply, for: own.view.id) { return go(Self.path(of: open)) }
        let page = MendPage(own, validator: terminal.validator(of: ApplicationForm()), calendar: terminal.calendar)
        guard !page.isEmpty else { return go("/progress/cases") }
        let problems = query["check"] == nil ? [] : page.problems()
        var frame = await frame(
            title(say("mend.title"), isWrong: !problems.isEmpty), idle: .typing, of: visit)
        frame.back = "/progress/cases"
        frame.next = say("mend.next")
        return try show(
            Page(
                "mend", frame,
                [
                    "number": own.view.number.text, "case": own.view.id.text, "key": terminal.freshKey().text,
                    "problems": ProblemSummary(problems), "fields": page.fields(problems, now: terminal.now),
                    "offline": await Self.remark(terminal.link),
                ]))
    }

    /// Keeps what was typed, then commits it, or shows the page again with everything that is wrong.
    private func keepMended(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        let body = try await FormBody(request)
        guard let own = try await own(body["case"], visit), let key = body["key"].flatMap({ UUIDv7($0) }) else {
            return go("/progress/cases")
        }
        try await terminal.keepTyped(MendPage.typed(body, for: own), for: own.view.id, of: visit.id)
        guard let kept = try await terminal.ownCase(own.view.id, of: visit.id) else { return go("/progress/cases") }
        let page = MendPage(kept, validator: terminal.validator(of: ApplicationForm()), calendar: terminal.calendar)
        guard page.problems().isEmpty else { return go("/progress/mend?case=\(own.view.id.text)&check=1") }
        let done = page.done
        let wish = try await terminal.supply(
            items: done.items, answers: done.answers, papers: done.papers, for: own.view.id, of: visit.id, key: key)
        return committed(wish, of: visit)
    }

    private func withdraw(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let id = request.uri.queryParameters["case"].map(String.init)
        guard let own = try await own(id, visit) else { return go("/progress/cases") }
        if let open = try await terminal.openWish(.withdraw, for: own.view.id) { return go(Self.path(of: open)) }
        var frame = await frame(say("withdraw.short"), idle: .reading, of: visit)
        frame.nextLink = .init(href: "/progress/cases", label: say("withdraw.keep"))
        frame.back = "/progress/cases"
        let matters = own.view.lanes.filter { !$0.status.isTerminal }.map {
            own.pack.utility($0.utility)?.matter ?? $0.utility
        }.joined(separator: say("list.separator"))
        return try show(
            Page(
                "withdraw", frame,
                [
                    "number": own.view.number.text, "case": own.view.id.text, "key": terminal.freshKey().text,
                    "matters": matters, "offline": await Self.remark(terminal.link),
                ]))
    }

    private func confirmWithdrawal(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        let body = try await FormBody(request)
        guard let own = try await own(body["case"], visit), let key = body["key"].flatMap({ UUIDv7($0) }) else {
            return go("/progress/cases")
        }
        return committed(try await terminal.withdraw(own.view.id, of: visit.id, key: key), of: visit)
    }

    /// The paper is printed once, when the wish was committed.
    private func committed(_ wish: KeptWish?, of visit: Visit) -> Response {
        guard let wish else { return go("/progress/cases") }
        if wish.answer == nil { Task { try await terminal.printWish(wish.id, of: visit.id) } }
        return go(Self.path(of: wish))
    }

    private func asked(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard let id = request.uri.queryParameters["wish"].flatMap({ UUIDv7(String($0)) }),
            let (wish, own) = try await terminal.wish(id, of: visit.id)
        else { return go("/progress/cases") }
        let view = AskedView(wish, isDown: await terminal.link.isDown)
        var frame = await frame(view.heading, idle: .reading, of: visit)
        frame.back = "/progress/cases"
        frame.finish = say("frame.done")
        frame.wish = try await terminal.wishWord()
        let slip = BillTexts.slip(await terminal.wishSlip(of: id))
        return try show(
            Page(
                "asked", frame,
                [
                    "view": view, "number": own.view.number.text, "slip": slip?.text, "slipTone": slip?.tone,
                    "wish": id.text, "prints": await terminal.isUsable(.receiptPrinter),
                    "again": view.retries ? "/progress/mend?case=\(own.view.id.text)" : nil,
                    "ask": Phones(terminal.pack).general,
                ]))
    }

    private func printAsked(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard let id = try await FormBody(request)["wish"].flatMap({ UUIDv7($0) }) else { return go("/progress/cases") }
        Task { try await terminal.printWish(id, of: visit.id) }
        return go("/progress/asked?wish=\(id.text)")
    }

    private static func path(of wish: KeptWish) -> String { "/progress/asked?wish=\(wish.id.text)" }

    private static func remark(_ link: LinkState) -> String? {
        link.isDown ? say("mend.offline") : nil
    }
}

extension LinkState {
    /// Whether the centre is known to be away.
    var isDown: Bool {
        if case .down = self { true } else { false }
    }
}

/// What became of a wish, in words.
struct AskedView {
    var heading: String
    var tone: String
    var text: String
    var notes: [String]
    /// Whether the list can be tried again; what was typed is still there.
    var retries: Bool

    init(_ wish: KeptWish, isDown: Bool) {
        let subject = wish.kind == .withdraw ? say("wish.withdraw") : say("wish.mend")
        text = WishText.standing(wish)
        retries = false
        switch wish.answer?.result {
        case nil:
            (heading, tone) = (say("wish.kept", ["what": subject]), "warn")
            notes =
                isDown
                ? [say("wish.kept.offline"), say("wish.kept.later")] : [say("wish.waiting")]
        case .taken: (heading, tone, notes) = (say("wish.done", ["what": subject]), "good", [])
        case .toBeConfirmed: (heading, tone, notes) = (say("wish.confirm"), "warn", [say("wish.confirm.later")])
        case .refused:
            (heading, tone) = (say("wish.refused", ["what": subject]), "bad")
            retries = wish.kind == .supply
            notes = retries ? [say("wish.refused.kept")] : []
        }
    }
}
