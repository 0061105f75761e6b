import HallCore
import HubService
import HubStore

/// What the page of money is made from.
struct PaymentScene {
    var visitor: Visitor
    var needed: [StoredPayment]
    var done: [SettledRefund]
    var day: CivilDate
    var today: CivilDate
    var standing: PaymentDayStanding
    var tabs: [DivisionTab]
    /// What was done last.
    var words: String?
    var fault: FaultView?
}

/// Money that has to go back, and a day's comparison.
struct PaymentPage {
    struct Needed {
        var transaction: String
        var amount: String
        var paidAt: String
        var order: String
    }

    struct Refunded {
        var transaction: String
        var amount: String
        var reference: String
        var refundedAt: String
        var refundedBy: String
    }

    struct Day {
        var ours: String
        var theirs: String
        var rows: [PaymentTable.Row]
        var hasRows: Bool
        var canCatchUp: Bool
    }

    var head: HeadView
    var token: String
    var division: String
    var tabs: [DivisionTab]
    var hasTabs: Bool
    var said: [String]
    var fault: FaultView?
    var needed: [Needed]
    var hasNeeded: Bool
    var refunded: [Refunded]
    var hasRefunded: Bool
    var day: String
    var latest: String
    var dayWords: String
    var known: [Day]
    var trouble: [String]
    var export: String
}

extension PaymentPage {
    init(_ scene: PaymentScene) {
        var (known, trouble) = ([Day](), [String]())
        switch scene.standing {
        case .known(let comparison): known = [Day(comparison)]
        case .silent: trouble = ["支付网关现在没有答复，请稍后再看。"]
        case .notServed: trouble = ["本中心没有接支付网关，不用对账。"]
        }
        let visitor = scene.visitor
        self.init(
            head: visitor.head, token: visitor.formToken, division: visitor.division, tabs: scene.tabs,
            hasTabs: !scene.tabs.isEmpty, said: scene.words.map { [$0] } ?? [], fault: scene.fault,
            needed: scene.needed.map(Needed.init), hasNeeded: !scene.needed.isEmpty,
            refunded: scene.done.map(Refunded.init), hasRefunded: !scene.done.isEmpty, day: scene.day.iso,
            latest: scene.today.iso, dayWords: scene.day.chinese, known: known, trouble: trouble,
            export: "/payments/day.csv?division=\(visitor.division)&day=\(scene.day.iso)")
    }
}

extension PaymentPage.Needed {
    init(_ payment: StoredPayment) {
        self.init(
            transaction: payment.transaction, amount: payment.amount.words, paidAt: payment.paidAt.chinese,
            order: payment.order.text)
    }
}

extension PaymentPage.Refunded {
    init(_ refund: SettledRefund) {
        self.init(
            transaction: refund.payment.transaction, amount: refund.payment.amount.words,
            reference: refund.reference, refundedAt: refund.at.chinese, refundedBy: refund.by)
    }
}

extension PaymentPage.Day {
    init(_ comparison: PaymentComparison) {
        func words(_ amounts: [Fen?]) -> String {
            let known = amounts.compactMap(\.self)
            return "\(known.count) 笔，共 \(known.reduce(Fen(0), +).words)"
        }
        let rows = comparison.differences.map(PaymentTable.Row.init)
        self.init(
            ours: words(comparison.lines.map(\.ours)), theirs: words(comparison.lines.map(\.theirs)), rows: rows,
            hasRows: !rows.isEmpty,
            canCatchUp: comparison.differences.contains { $0.verdict == .missingHere })
    }
}

extension Fen {
    /// `12.50 元`.
    fileprivate var words: String { "\(yuan) 元" }
}
