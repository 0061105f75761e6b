import HallCore
import KioskSession

/// One account in the list.
struct AccountRow {
    var name: String
    var icon: String
    var account: String
    var address: String?
    var href: String?
    var state: String
    var tone: String

    init(_ bill: AccountBill, at place: Int, paid: Fen?, pack: PolicyPack) {
        name = pack.utility(bill.utility)?.name ?? bill.utility
        icon = Icons.svg(bill.utility)
        account = BillText.account(bill.account)
        address = bill.address.map { $0.contains("*") ? $0 : Mask.address($0) }
        href = bill.sheet == nil ? nil : "/bills/account?n=\(place)"
        (state, tone) = Self.state(bill.sheet, paid)
    }

    private static func state(_ sheet: BillSheet?, _ paid: Fen?) -> (String, String) {
        guard let sheet else { return (say("bills.row.unavailable"), "warn") }
        if let paid { return (say("bills.row.paid", ["amount": BillText.yuan(paid)]), "good") }
        return sheet.arrears > Fen(0)
            ? (say("bills.row.owed", ["amount": BillText.yuan(sheet.arrears)]), "bad")
            : (say("bills.row.clear"), "good")
    }
}

/// One month: its bar, its value in writing beside it, its usage.
struct BillRow {
    var month: String
    var usage: String?
    var amount: String
    var owed: String?
    /// Inline SVG, hidden from readers: the row says the same in words.
    var bar: String

    /// - Parameter most: the largest amount of all months, which fills the whole width.
    init(_ month: MonthlyBill, most: Fen, isPaid: Bool) {
        self.month = BillText.month(month.month)
        usage = BillText.usage(month)
        amount = BillText.yuan(month.amount)
        let isOwed = month.owed > Fen(0) && !isPaid
        owed = isOwed ? say("bills.row.owed", ["amount": BillText.yuan(month.owed)]) : nil
        let width = most > Fen(0) ? max(0, month.amount.count) * 1000 / most.count : 0
        bar = """
            <svg class="bar-of\(isOwed ? " owed" : "")" viewBox="0 0 1000 40" preserveAspectRatio="none" \
            aria-hidden="true" focusable="false"><rect width="1000" height="40"/><rect class="value" \
            width="\(width)" height="40"/></svg>
            """
    }
}

/// The bills of one account.
struct BillView {
    var name: String
    var account: String
    var arrears: String
    var tone: String
    var remarks: [String]
    var asOf: String
    var rows: [BillRow]
    /// Read out in place of the bars.
    var summary: String
    /// What can be paid here; nil when nothing is.
    var payable: String?

    init?(_ bill: AccountBill, paid: Fen?, pack: PolicyPack) {
        guard let sheet = bill.sheet else { return nil }
        let most = sheet.months.map(\.amount).max() ?? Fen(0)
        name = pack.utility(bill.utility)?.name ?? bill.utility
        account = BillText.account(bill.account)
        let owes = sheet.arrears > Fen(0)
        arrears =
            paid.map { say("bill.paid", ["amount": BillText.yuan($0)]) }
            ?? (owes ? say("bill.arrears", ["amount": BillText.yuan(sheet.arrears)]) : say("pay.nothing"))
        tone = paid == nil && owes ? "bad" : "good"
        asOf = say("bill.asof", ["time": sheet.asOf.chineseShort])
        rows = sheet.months.reversed().map { BillRow($0, most: most, isPaid: paid != nil) }
        summary = say("bill.summary", ["count": sheet.months.count, "amount": BillText.yuan(most)])
        payable = paid == nil && sheet.payable > Fen(0) ? BillText.yuan(sheet.payable) : nil
        remarks = Self.remarks(sheet, paid)
    }

    private static func remarks(_ sheet: BillSheet, _ paid: Fen?) -> [String] {
        if paid != nil { return [say("pay.before.state.short")] }
        let older = sheet.arrears - sheet.payable
        return older > Fen(0) ? [say("bill.older", ["amount": BillText.yuan(older)])] : []
    }
}
