import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// B1 to B3: accounts by card or number, twelve months of one, its slip.
extension KioskScreens {
    func addBills(to router: Router<BasicRequestContext>) {
        router.get("/bills") { request, _ in try await bills(request) }
        router.get("/bills/accounts") { request, _ in try await billAccounts(request) }
        router.post("/bills/again") { request, _ in try await askBillsAgain(request) }
        router.get("/bills/account") { request, _ in try await billAccount(request) }
        router.post("/bills/print") { request, _ in try await printBill(request) }
        addBillEntry(to: router)
        addBillPayment(to: router)
    }

    /// The tile of the home page; nil where the centre has no billing system.
    var billTile: (name: String, about: String)? {
        get async {
            switch await terminal.billService {
            case .absent: nil
            case .open(let offer):
                offer.takesPayments
                    ? (say("bills.title"), say("bills.about")) : (say("bills.read.title"), say("bills.read.about"))
            case .closed(let since): (say("bills.title"), say("bills.closed.tile", ["since": since.chineseShort]))
            }
        }
    }

    /// Who has put a card down sees their accounts; others say how they want to ask. `?by=number` asks for a number
    /// whatever is known.
    private func bills(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard let offer = try await billOffer() else { return try await billsClosed(of: visit) }
        guard visit.card == nil || request.uri.queryParameters["by"] == "number" else { return go("/bills/accounts") }
        return try await billEntryPage(offer, of: visit, BillEntry())
    }

    /// What the centre can do now; nil when bills cannot be asked for.
    func billOffer() async throws -> BillOffer? {
        if case .open(let offer) = await terminal.billService { offer } else { nil }
    }

    /// Says why bills cannot be asked for, and since when.
    func billsClosed(of visit: Visit) async throws -> Response {
        guard case .closed(let since) = await terminal.billService else { return go("/home") }
        return try await billNotice(BillTexts.closed(since: since), of: visit)
    }

    func billNotice(_ words: BillTexts.Words, of visit: Visit, again: Bool = false) async throws -> Response {
        var frame = await frame(words.heading, idle: .reading, of: visit)
        frame.back = "/home"
        if again { frame.nextLink = .init(href: "/bills", label: say("bills.again")) }
        return try show(Page("notice", frame, ["heading": words.heading, "lines": words.lines]))
    }

    private func billAccounts(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        if let shown = await terminal.shownBills(of: visit.id), shown.isByCard || visit.card == nil {
            return try await list(shown, of: visit)
        }
        guard try await billOffer() != nil else { return try await billsClosed(of: visit) }
        guard let card = visit.card else { return go("/bills") }
        _ = try await terminal.askBills(.holder(Personal(card.number)), for: visit.id)
        guard let shown = await terminal.shownBills(of: visit.id) else {
            return try await billNotice(BillTexts.unavailable, of: visit, again: true)
        }
        return try await list(shown, of: visit)
    }

    private func list(_ shown: ShownBills, of visit: Visit) async throws -> Response {
        var frame = await frame(say("bills.list.title"), idle: .reading, of: visit)
        frame.back = "/home"
        frame.finish = say("frame.seen")
        let rows = shown.accounts.enumerated().map {
            AccountRow($1, at: $0, paid: shown.paid[$0], pack: terminal.pack)
        }
        return try show(
            Page(
                "bill-accounts", frame,
                [
                    "holder": visit.card.map { Mask.name($0.name) }, "rows": rows,
                    "again": rows.contains { $0.href == nil },
                    "nothing": rows.isEmpty ? say("bills.none") : nil,
                ]))
    }

    private func askBillsAgain(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        await terminal.forgetBills(of: visit.id)
        return go(visit.card == nil ? "/bills" : "/bills/accounts")
    }

    private func billAccount(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let place = Int(request.uri.queryParameters["n"] ?? "") ?? 0
        guard let shown = await terminal.shownBills(of: visit.id), shown.accounts.indices.contains(place),
            let view = BillView(shown.accounts[place], paid: shown.paid[place], pack: terminal.pack)
        else { return go("/bills") }
        var frame = await frame(say("bill.title", ["name": view.name]), idle: .reading, of: visit)
        frame.back = "/bills/accounts"
        frame.bills = await terminal.billWord(of: visit.id)
        let pays = try await billOffer()?.takesPayments == true && view.payable != nil
        if pays { frame.next = say("pay.start") } else { frame.finish = say("frame.seen") }
        let slip = BillTexts.slip(await terminal.billSlip(about: .bill(place), of: visit.id))
        return try show(
            Page(
                "bill-account", frame,
                [
                    "bill": view, "n": place, "pays": pays, "slip": slip?.text, "slipTone": slip?.tone,
                    "printer": await terminal.isUsable(.receiptPrinter),
                ]))
    }

    private func printBill(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        let place = Int(try await FormBody(request)["n"] ?? "") ?? 0
        Task { await terminal.printBill(place, for: visit.id) }
        return go("/bills/account?n=\(place)")
    }
}
