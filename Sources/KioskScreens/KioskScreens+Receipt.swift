import HallCore
import Hummingbird
import KioskSession
import KioskStore
import QRCode

/// A12: number, who does what by when, what became of the paper.
extension KioskScreens {
    func addReceipt(to router: Router<BasicRequestContext>) {
        router.get("/apply/receipt") { request, _ in try await receipt(request) }
        router.post("/apply/receipt") { request, _ in try await answerReceipt(request) }
    }

    private func receipt(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard let record = try await terminal.submittedCase(of: visit.id) else {
            return go("/apply/\(Wizard.chooseStep)")
        }
        let fate = try await fate(of: record.id)
        var frame = await frame(say("receipt.title"), idle: .typing, of: visit)
        frame.finish = say("frame.done")
        frame.receipt = fate.word
        return try show(
            Page(
                "receipt", frame,
                [
                    "number": record.number.text, "qr": try qr(of: record), "paper": ReceiptView(fate.state),
                    "saved": fate.isSent ? "good" : "", "rating": await ratingView(of: visit),
                    "link": await standing(isSent: fate.isSent),
                    "papers": outstanding(of: record), "appointments": appointments(of: record),
                    "promises": PromiseGroup.groups(of: record.lanes, pack: terminal.pack),
                    "after": terminal.pack.notices.afterSubmission, "phones": Phones(terminal.pack).lines(for: record),
                ]))
    }

    /// Where the application is now.
    private func standing(isSent: Bool) async -> String {
        if isSent { return say("receipt.sent") }
        if case .down = await terminal.link { return say("receipt.kept.offline") }
        return say("receipt.kept")
    }

    /// The hours that the person chose.
    private func appointments(of record: CaseRecord) -> [String] {
        let form = terminal.pack.form(record.form.formID) ?? terminal.pack.form
        return form.sections.flatMap(\.fields).filter { $0.kind == .dateHour }.compactMap { field in
            record.form.value(of: field.id).flatMap(LocalHour.init).map {
                say("receipt.appointment", ["what": field.label, "time": $0.chinese])
            }
        }
    }

    /// Papers that are not at hand, with what to do about each.
    private func outstanding(of record: CaseRecord) -> [String] {
        let papers = terminal.pack.applicantsMaterials(of: record.form, at: record.submittedAt)
        let page = MaterialsPage(pack: terminal.pack, form: record.form)
        return papers.filter { record.form.answer(on: $0) == .later && ($0.required || $0.deferrable != nil) }
            .map { say("receipt.paper", ["paper": $0.title, "advice": page.advice(on: $0)]) }
    }

    /// What became of a case's paper and whether the centre has the case.
    func fate(of caseID: UUIDv7) async throws -> ReceiptFate {
        let receipt = try await terminal.receipt(of: caseID)
        return ReceiptFate(
            state: receipt?.state ?? .prepared, copy: receipt?.copy ?? 1, isSent: try await terminal.isSent(caseID))
    }

    private func qr(of record: CaseRecord) throws -> String {
        let matrix = try QRMatrix(text: CaseCode.short(of: record, at: terminal.phones))
        return matrix.picture(say("receipt.code"))
    }

    private func answerReceipt(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard let record = try await terminal.submittedCase(of: visit.id) else { return go("/home") }
        guard let answer = ReceiptAnswer(try await FormBody(request)["paper"]) else { throw HTTPError(.badRequest) }
        if try await terminal.answer(answer, for: record.id) { Task { await terminal.printReceipt(of: record) } }
        return go("/apply/receipt")
    }
}

extension ReceiptAnswer {
    /// What the page's buttons say.
    init?(_ word: String?) {
        switch word {
        case "out": self = .cameOut
        case "again": self = .printAgain
        default: return nil
        }
    }
}

/// What the page of a submitted case depends on.
struct ReceiptFate {
    var state: ReceiptState
    var copy: Int
    var isSent: Bool

    /// A word that differs when the page has to say something else.
    var word: String {
        let paper =
            switch state {
            case .prepared, .sending: "printing"
            case .printed: "printed"
            case .notPrinted(let reason): "notPrinted-\(reason)"
            case .unknown(let reason): "unknown-\(reason)"
            }
        return "\(paper)-\(copy)-\(isSent ? "sent" : "kept")"
    }
}

/// What became of the paper, in words, with what can be done.
struct ReceiptView {
    var text: String
    var tone: String
    /// Whether the person is asked if it came out.
    var ask: Bool
    /// Words of the button that tries again.
    var retry: String?

    init(_ state: ReceiptState) {
        switch state {
        case .prepared, .sending: self.init(text: say("receipt.printing"), tone: "", ask: false)
        case .printed: self.init(text: say("receipt.printed"), tone: "good", ask: false, retry: say("receipt.another"))
        case .notPrinted(let reason):
            self.init(
                text: say("receipt.failed", ["reason": Self.reason(reason)]), tone: "warn", ask: false,
                retry: say("frame.retry"))
        case .unknown(let reason):
            self.init(text: say("receipt.unsure", ["reason": Self.reason(reason)]), tone: "warn", ask: true)
        }
    }

    private init(text: String, tone: String, ask: Bool, retry: String? = nil) {
        self.text = text
        self.tone = tone
        self.ask = ask
        self.retry = retry
    }

    static func reason(_ trouble: String) -> String {
        switch PrintTrouble(rawValue: trouble) {
        case .noPrinter, .unplugged: say("printer.absent")
        case .mute: say("printer.mute")
        case .paperOut: say("printer.paper")
        case .coverOpen: say("printer.cover")
        case .cutterJam: say("printer.cutter")
        case .overheated: say("printer.hot")
        case .mechanical: say("printer.failed")
        case .busy: say("printer.busy")
        case .interrupted, nil: say("printer.restarted")
        }
    }
}
