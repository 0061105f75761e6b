import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// What was typed to ask for one account, with what is wrong with it.
struct BillEntry {
    var utility: String?
    var number = ""
    var problems: [FieldProblem] = []

    func complaint(_ field: String) -> String? { problems.first { $0.field == field }?.message }

    /// Blanks and dashes are how people group what they copy.
    static func plain(_ text: String) -> String {
        text.filter { !$0.isWhitespace && $0 != "-" }.uppercased()
    }
}

/// Asking by account number: the number first, then what its utility wants as proof.
extension KioskScreens {
    func addBillEntry(to router: Router<BasicRequestContext>) {
        router.post("/bills/number") { request, _ in try await takeNumber(request) }
        router.get("/bills/proof") { request, _ in try await proof(request) }
        router.post("/bills/proof") { request, _ in try await takeProof(request) }
    }

    func billEntryPage(_ offer: BillOffer, of visit: Visit, _ entry: BillEntry) async throws -> Response {
        var frame = await frame(
            title(say("bills.title"), isWrong: !entry.problems.isEmpty), idle: .typing,
            follow: "card:/bills/accounts", of: visit)
        frame.back = "/home"
        frame.next = say("frame.next")
        return try show(
            Page(
                "bill-ask", frame,
                [
                    "reader": await terminal.isUsable(.idReader) && visit.card == nil,
                    "problems": ProblemSummary(entry.problems) {
                        $0.field == "utility" ? "#utility-\(offered(offer).first?.id ?? "")" : "#\($0.field)"
                    },
                    "fields": [utilityField(offer, entry), numberField(entry)],
                ]))
    }

    private func offered(_ offer: BillOffer) -> [Utility] {
        terminal.pack.utilities.filter { offer.proofs[$0.id] != nil }
    }

    private func utilityField(_ offer: BillOffer, _ entry: BillEntry) -> FieldView {
        FieldView(
            choice: .init(
                id: "utility", name: "utility", label: say("bills.utility"), optional: false, many: false,
                columns: "three",
                complaint: entry.complaint("utility"),
                options: offered(offer).map {
                    .init(inputID: "utility-\($0.id)", value: $0.id, text: $0.name, checked: $0.id == entry.utility)
                }))
    }

    private func numberField(_ entry: BillEntry) -> FieldView {
        let wrong = entry.complaint("number")
        return FieldView(
            entry: .init(
                inputID: "number", name: "number", label: say("bills.number"), type: "text", inputMode: "text",
                value: entry.number,
                maxLength: 40, optional: false, wide: true, hint: say("bills.number.hint"),
                complaint: wrong, describedBy: wrong == nil ? "number-hint" : "number-hint number-bad", keys: .digits))
    }

    private func takeNumber(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard let offer = try await billOffer() else { return try await billsClosed(of: visit) }
        let body = try await FormBody(request)
        var entry = BillEntry(utility: body["utility"], number: body["number"] ?? "")
        let number = BillEntry.plain(entry.number)
        if entry.utility.flatMap({ offer.proofs[$0] }) == nil {
            entry.problems.append(FieldProblem(field: "utility", message: say("complaint.utility.missing")))
        }
        if !(4...32).contains(number.count) || !number.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) {
            entry.problems.append(FieldProblem(field: "number", message: say("complaint.account.form")))
        }
        if entry.problems.isEmpty, let utility = entry.utility {
            guard let answer = try await terminal.type(number, of: utility, for: visit.id),
                let complaint = BillTexts.complaint(answer, at: terminal.now)
            else { return go("/bills/proof") }
            entry.problems = [FieldProblem(field: "number", message: complaint)]
        }
        return try await billEntryPage(offer, of: visit, entry)
    }

    private func proof(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard let typed = await terminal.typedAccount(of: visit.id) else { return go("/bills") }
        return try await proofPage(typed, of: visit, wrong: nil)
    }

    /// What was typed is not shown again: it is half a secret.
    private func proofPage(_ typed: TypedAccount, of visit: Visit, wrong: String?) async throws -> Response {
        let isCode = typed.proof == .phoneCode
        let question = isCode ? say("bills.proof.code") : say("bills.proof.digits")
        var frame = await frame(title(question, isWrong: wrong != nil), idle: .typing, of: visit)
        frame.back = "/bills?by=number"
        frame.next = say("bills.show")
        let hint =
            isCode
            ? say("bills.proof.code.hint", ["phone": typed.sentTo ?? say("bills.proof.phone")])
            : say("bills.proof.digits.hint")
        let entry = FieldView.Entry(
            inputID: "proof", name: "proof",
            label: isCode ? say("bills.proof.code.label") : say("bills.proof.digits.label"), type: "text",
            inputMode: isCode ? "numeric" : "text", value: "", maxLength: isCode ? 8 : 4, optional: false, wide: true,
            hint: hint, complaint: wrong, describedBy: wrong == nil ? "proof-hint" : "proof-hint proof-bad",
            keys: isCode ? .digits : FieldKeys(first: "digits", pad: "citizen"))
        return try show(
            Page(
                "bill-proof", frame,
                [
                    "heading": question, "fields": [FieldView(entry: entry)],
                    "problems": ProblemSummary(of: "proof", wrong: wrong),
                    "why": say("bills.proof.why"),
                ]))
    }

    private func takeProof(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard let typed = await terminal.typedAccount(of: visit.id) else { return go("/bills") }
        let value = BillEntry.plain(try await FormBody(request)["proof"] ?? "")
        guard (4...8).contains(value.count) else {
            return try await proofPage(typed, of: visit, wrong: say("complaint.proof.short"))
        }
        let answer = try await terminal.prove(value, for: visit.id)
        guard let complaint = BillTexts.complaint(answer, at: terminal.now) else { return go("/bills/account?n=0") }
        return try await proofPage(typed, of: visit, wrong: complaint)
    }
}
