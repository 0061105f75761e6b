import HallCore
import HubService
import HubStore

/// A day's money line by line, ours beside the gateway's.
struct PaymentTable {
    /// One payment as both sides have it; empty where a side does not.
    struct Row {
        var transaction: String
        var order: String
        var oursAmount: String
        var theirsAmount: String
        var paidAt: String
        var verdict: String
    }

    /// Everything of the day, differences named, to be taken away.
    static func text(_ comparison: PaymentComparison) -> String {
        CSVText.text(
            ["交易号", "订单号", "本中心金额（元）", "网关金额（元）", "到账时间", "结果"],
            comparison.lines.map(Row.init).map {
                [$0.transaction, $0.order, $0.oursAmount, $0.theirsAmount, $0.paidAt, $0.verdict]
            })
    }
}

extension PaymentTable.Row {
    init(_ line: PaymentComparison.Line) {
        self.init(
            transaction: line.transaction, order: line.order.text, oursAmount: line.ours?.yuan ?? "",
            theirsAmount: line.theirs?.yuan ?? "", paidAt: line.paidAt.chinese, verdict: line.verdict.words)
    }
}

extension PaymentComparison.Verdict {
    fileprivate var words: String {
        switch self {
        case .agreed(.settled): "一致"
        case .agreed(.refundNeeded): "一致，要退款"
        case .agreed(.refunded): "一致，已退款"
        case .missingHere: "网关有，本中心没有记到"
        case .missingThere: "本中心有，网关没有"
        case .otherAmount: "金额不一致"
        case .otherOrder(let ours): "订单号不一致，本中心记的是 \(ours.text)"
        }
    }
}
