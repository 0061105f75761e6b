import HallCore
import KioskSession
import QRCode

/// A payment on the screen: what to do now, and what is known.
struct PaymentView {
    var heading: String
    var name: String
    var amount: String
    /// The code, while it can be paid.
    var qr: String?
    var lines: [String]
    var notice: String?
    /// Class of the result: `good`, `warn` or nothing.
    var tone = ""
    var canCancel = false
    /// Words of the button that tries again.
    var retry: String?
    var place: Int
    /// Whether a slip says anything yet.
    var hasSlip = false
    var isOver = false

    init(_ payment: BillPayment, pack: PolicyPack, now: Timestamp) throws {
        let bill = payment.bill
        name = say(
            "pay.of",
            ["name": pack.utility(bill.utility)?.name ?? bill.utility, "account": BillText.account(bill.account)])
        amount = BillText.yuan(payment.amount)
        place = payment.place
        (heading, lines) = ("", [])
        switch payment.standing?.state {
        case nil, .preparing: unanswered()
        case .waiting(let url, let until) where now < until: try waiting(url, until, isHeard: payment.isHeard)
        case .waiting: unsure()
        case .paid(let transaction, let time): paid(transaction, time)
        case .ended: ended()
        case .refused(let reason): refused(reason)
        }
    }

    private mutating func unanswered() {
        heading = say("pay.noanswer")
        lines = [say("pay.noanswer.state"), say("pay.noanswer.do")]
        (tone, retry, canCancel) = ("warn", say("frame.retry"), true)
    }

    private mutating func waiting(_ url: String, _ until: Timestamp, isHeard: Bool) throws {
        heading = say("pay.scan")
        lines = [say("pay.scan.how"), say("pay.scan.until", ["time": until.clock])]
        notice = isHeard ? nil : say("pay.scan.unheard")
        qr = try Self.svg(url)
        (canCancel, hasSlip) = (true, true)
    }

    private mutating func unsure() {
        heading = say("pay.unsure")
        lines = [say("pay.unsure.state"), say("pay.unsure.do")]
        (tone, hasSlip) = ("warn", true)
    }

    private mutating func paid(_ transaction: String, _ time: Timestamp) {
        heading = say("pay.paid")
        lines = [
            say("pay.paid.time", ["time": time.chinese]), say("pay.paid.number", ["number": transaction]),
            say("pay.before.state.short"),
        ]
        (tone, hasSlip, isOver) = ("good", true, true)
    }

    private mutating func ended() {
        heading = say("pay.failed")
        lines = [say("pay.failed.state"), say("pay.failed.do")]
        (tone, retry) = ("warn", say("pay.again"))
    }

    private mutating func refused(_ reason: PaymentRefusal) {
        let words = BillTexts.refusal(reason)
        (heading, lines, tone) = (words.heading, words.lines, "warn")
    }

    private static func svg(_ url: String) throws -> String {
        let matrix = try QRMatrix(text: url)
        return matrix.picture(say("pay.code"))
    }
}
