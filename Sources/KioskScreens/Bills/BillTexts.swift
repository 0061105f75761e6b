import HallCore
import KioskSession

/// What is said where an answer is not a bill.
enum BillTexts {
    /// One line per thing to say, the first a heading.
    struct Words {
        var heading: String
        var lines: [String]
    }

    static var unavailable: Words {
        Words(heading: say("bills.unavailable"), lines: [say("bills.unavailable.do")])
    }

    static func closed(since: Timestamp) -> Words {
        Words(
            heading: say("bills.closed"),
            lines: [say("bills.closed.since", ["since": since.chineseShort]), say("bills.closed.do")])
    }

    /// Beside the field, when a typed account is not shown.
    static func complaint(_ answer: BillAnswer, at now: Timestamp) -> String? {
        switch answer {
        case .notYours: say("complaint.proof.wrong")
        case .wait(let until): say("complaint.proof.wait", ["minutes": wholeMinutes(until - now)])
        case .unavailable: say("complaint.bills.later")
        case .found(let accounts): accounts.isEmpty ? say("complaint.account.unknown") : nil
        case .codeSent: nil
        }
    }

    static func refusal(_ reason: PaymentRefusal) -> Words {
        switch reason {
        case .offline: Words(heading: say("pay.offline"), lines: [say("pay.offline.state"), say("pay.offline.do")])
        case .nothingOwed: Words(heading: say("pay.nothing"), lines: [say("pay.nothing.state")])
        case .beingPaid:
            Words(heading: say("pay.elsewhere"), lines: [say("pay.elsewhere.state"), say("pay.elsewhere.do")])
        case .wasPaid: Words(heading: say("pay.before"), lines: [say("pay.before.state"), say("pay.before.do")])
        case .changed: Words(heading: say("pay.changed"), lines: [say("pay.changed.state"), say("pay.changed.do")])
        }
    }

    /// What became of a slip; nil while none was printed.
    static func slip(_ fate: SlipFate) -> (text: String, tone: String)? {
        switch fate {
        case .none: nil
        case .printing: (say("slip.printing"), "")
        case .done(.printed): (say("slip.printed"), "good")
        case .done(.notPrinted(let trouble)):
            (say("slip.failed", ["reason": ReceiptView.reason(trouble.rawValue)]), "warn")
        case .done(.unknown(let trouble)):
            (say("slip.unsure", ["reason": ReceiptView.reason(trouble.rawValue)]), "warn")
        }
    }
}
