import HallCore
import KioskSession

/// What is said where an answer is not a bill.
enum BillTexts {
    /// One line per thing to say, the first a heading.
    struct Words {
        var heading: String
        var lines: [String]
    }

    static let unavailable = Words(heading: "现在查不到账单", lines: ["各公司的账单系统没有回应。请稍后再试，或到窗口查询。"])

    static func closed(since: Timestamp) -> Words {
        Words(
            heading: "现在不能查费缴费",
            lines: ["\(since.chineseShort) 起网络中断，账单要连上中心才能查。", "报装申请照常受理。网络恢复后再来查，或到窗口查询。"])
    }

    /// Beside the field, when a typed account is not shown.
    static func complaint(_ answer: BillAnswer, at now: Timestamp) -> String? {
        switch answer {
        case .notYours: "户号和证明对不上，请核对后再输"
        case .wait(let until): "试错太多，请过 \(max(1, (until - now + 59_999) / 60_000)) 分钟再试"
        case .unavailable: "现在查不到，请稍后再试"
        case .found(let accounts): accounts.isEmpty ? "没有这个户号，请照账单再输" : nil
        case .codeSent: nil
        }
    }

    static func refusal(_ reason: PaymentRefusal) -> Words {
        switch reason {
        case .offline: Words(heading: "现在不能缴费", lines: ["账单系统没有回应，没有生成订单，也没有扣款。", "请稍后再试，或到窗口缴费。"])
        case .nothingOwed: Words(heading: "没有欠费", lines: ["刚才查到的欠费已经结清，不用缴。"])
        case .beingPaid: Words(heading: "这笔费用正在别处缴", lines: ["有人正在另一台终端缴这笔费用。", "请过几分钟再查；还欠费再缴，不会重复扣款。"])
        case .wasPaid: Words(heading: "这笔费用已经缴过", lines: ["账单还没有更新，不用再缴。", "明天仍显示欠费，请带缴费凭条到窗口核对。"])
        case .changed: Words(heading: "账单刚刚有变化", lines: ["现在的金额和屏幕上的不一样，没有生成订单。", "请返回重新查一次。"])
        }
    }

    /// What became of a slip; nil while none was printed.
    static func slip(_ fate: SlipFate) -> (text: String, tone: String)? {
        switch fate {
        case .none: nil
        case .printing: ("正在打印……", "")
        case .done(.printed): ("已印出，请取走。", "good")
        case .done(.notPrinted(let trouble)): ("没有印出：\(ReceiptView.reason(trouble.rawValue))。可以再试，或拍下屏幕。", "warn")
        case .done(.unknown(let trouble)): ("不知道印完没有：\(ReceiptView.reason(trouble.rawValue))。请看出纸口。", "warn")
        }
    }
}
