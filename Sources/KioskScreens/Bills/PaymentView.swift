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
        name = "\(pack.utility(bill.utility)?.name ?? bill.utility)　\(BillText.account(bill.account))"
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
        heading = "还没有拿到二维码"
        lines = ["中心或支付系统没有及时回应，没有扣款。", "点“再试一次”接着下同一笔订单，不会重复。"]
        (tone, retry, canCancel) = ("warn", "再试一次", true)
    }

    private mutating func waiting(_ url: String, _ until: Timestamp, isHeard: Bool) throws {
        heading = "用手机扫码缴费"
        lines = ["打开手机上的支付软件，扫这个码。", "\(until.clock) 前有效。付完在这里等结果，一般几秒钟。"]
        notice = isHeard ? nil : "网络中断，暂时收不到结果。手机上已付的不要再付。"
        qr = try Self.svg(url)
        (canCancel, hasSlip) = (true, true)
    }

    private mutating func unsure() {
        heading = "结果待确认"
        lines = ["二维码已过有效期，还没有收到支付结果。", "手机上已付的不要再付：可打印凭条，稍后再查欠费核对。"]
        (tone, hasSlip) = ("warn", true)
    }

    private mutating func paid(_ transaction: String, _ time: Timestamp) {
        heading = "已缴"
        lines = ["到账时间 \(time.chinese)", "支付流水号 \(transaction)", "账单稍后更新，不用再缴。"]
        (tone, hasSlip, isOver) = ("good", true, true)
    }

    private mutating func ended() {
        heading = "没有缴成"
        lines = ["二维码已失效，没有收到钱。", "手机上如已付款，会由工作人员核对后退回。"]
        (tone, retry) = ("warn", "重新生成二维码")
    }

    private mutating func refused(_ reason: PaymentRefusal) {
        let words = BillTexts.refusal(reason)
        (heading, lines, tone) = (words.heading, words.lines, "warn")
    }

    private static func svg(_ url: String) throws -> String {
        let matrix = try QRMatrix(text: url)
        let side = matrix.size + 8
        return """
            <svg viewBox="-4 -4 \(side) \(side)" role="img" aria-label="缴费二维码"><path d="\(matrix.svgPath)"/></svg>
            """
    }
}
