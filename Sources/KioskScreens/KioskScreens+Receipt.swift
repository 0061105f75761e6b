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
        guard try await visit(request) != nil else { return try await sessionOver() }
        guard let record = try await terminal.submittedCase() else { return go("/apply/\(Wizard.chooseStep)") }
        let paper = ReceiptView(try await terminal.receipt(of: record.id)?.state ?? .prepared)
        let sent = try await terminal.queue().unsent == 0
        var frame = try await frame("申请已经提交", idle: .typing, follow: "receipt restart")
        frame.finish = "办完了，退出"
        return try show(
            Page(
                "receipt", frame,
                [
                    "number": record.number.text, "qr": try qr(of: record), "paper": paper,
                    "saved": sent ? "good" : "",
                    "link": sent ? "已保存在本机，中心已经收到。" : "已保存在本机，正在送往中心。断网也不会丢。",
                    "lanes": record.lanes.map { LaneView($0, pack: terminal.pack, now: terminal.now) },
                    "contact": terminal.pack.contact.phone,
                ]))
    }

    private func qr(of record: CaseRecord) throws -> String {
        let matrix = try QRMatrix(text: SlipWriter.codePayload(of: record))
        let side = matrix.size + 8
        return """
            <svg viewBox="-4 -4 \(side) \(side)" role="img" aria-label="办件二维码"><path d="\(matrix.svgPath)"/></svg>
            """
    }

    private func answerReceipt(_ request: Request) async throws -> Response {
        guard try await visit(request) != nil else { return try await sessionOver() }
        guard let record = try await terminal.submittedCase() else { return go("/home") }
        let answer: ReceiptAnswer = try await FormBody(request)["paper"] == "out" ? .cameOut : .printAgain
        if try await terminal.answer(answer, for: record.id) { Task { await terminal.printReceipt(of: record) } }
        return go("/apply/receipt")
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
        case .prepared, .sending: self.init(text: "正在打印回执……", tone: "", ask: false)
        case .printed: self.init(text: "回执已印出，请取走。", tone: "good", ask: false, retry: "再印一份")
        case .notPrinted(let reason):
            self.init(text: "回执没有印出：\(Self.reason(reason))。编号已保存，可拍下上面的码。", tone: "warn", ask: false, retry: "再试一次")
        case .unknown(let reason):
            self.init(text: "不知道回执印完没有：\(Self.reason(reason))。请看出纸口，回执印出来了吗？", tone: "warn", ask: true)
        }
    }

    private init(text: String, tone: String, ask: Bool, retry: String? = nil) {
        self.text = text
        self.tone = tone
        self.ask = ask
        self.retry = retry
    }

    private static func reason(_ trouble: String) -> String {
        switch PrintTrouble(rawValue: trouble) {
        case .noPrinter, .unplugged: "打印机没有连上"
        case .mute: "打印机没有回应"
        case .paperOut: "打印机缺纸"
        case .coverOpen: "打印机盖子开着"
        case .cutterJam: "切纸刀卡住了"
        case .overheated: "打印头太热，要等一会儿"
        case .mechanical: "打印机有故障"
        case .busy: "打印机正忙"
        case .interrupted, nil: "机器中途重新启动了"
        }
    }
}
