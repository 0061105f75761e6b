import HallCore

/// Slips about bills. No name is on them, and of the account its ending.
struct BillSlip {
    let pack: PolicyPack
    let now: Timestamp

    private static let tail: [ReceiptDocument.Block] = [.feed(lines: 3), .cut]

    /// Twelve months and what is owed.
    func bill(_ bill: AccountBill, paid: Fen?) -> ReceiptDocument {
        guard let sheet = bill.sheet else {
            return ReceiptDocument(blocks: head("账单", of: bill) + [.text("现在查不到，请稍后再试")] + Self.tail)
        }
        return ReceiptDocument(
            blocks: head("账单", of: bill) + [.pair(label: "数据时间", value: sheet.asOf.chinese), .rule]
                + months(of: sheet, isPaid: paid != nil) + [.rule] + total(of: sheet, paid: paid)
                + [.text("本单供查阅，不是发票", align: .centre)] + Self.tail)
    }

    private func months(of sheet: BillSheet, isPaid: Bool) -> [ReceiptDocument.Block] {
        sheet.months.flatMap { month -> [ReceiptDocument.Block] in
            let label = [BillText.month(month.month), BillText.usage(month)].compactMap(\.self).joined(separator: " ")
            let row = ReceiptDocument.Block.pair(label: label, value: BillText.yuan(month.amount))
            guard month.owed > Fen(0), !isPaid else { return [row] }
            return [row, .pair(label: "  其中欠", value: BillText.yuan(month.owed))]
        }
    }

    private func total(of sheet: BillSheet, paid: Fen?) -> [ReceiptDocument.Block] {
        let sum = (paid == nil ? "欠费合计 " : "缴费前欠费 ") + BillText.yuan(sheet.arrears)
        let line = ReceiptDocument.Block.text(sum, align: .centre, size: .tall, bold: true)
        guard let paid else { return [line] }
        return [line, .text("刚才已缴 \(BillText.yuan(paid))，账单稍后更新")]
    }

    /// How a payment stands: paid only when the gateway has said so.
    func payment(_ payment: BillPayment) -> ReceiptDocument {
        let amount = ReceiptDocument.Block.text(
            BillText.yuan(payment.amount), align: .centre, size: .tall, bold: true)
        let order = payment.standing?.order.map { [ReceiptDocument.Block.pair(label: "订单号", value: $0.text)] } ?? []
        return ReceiptDocument(
            blocks: head("缴费凭条", of: payment.bill) + [.rule, amount] + result(of: payment) + order + Self.tail)
    }

    private func result(of payment: BillPayment) -> [ReceiptDocument.Block] {
        switch payment.standing?.state {
        case .paid(let transaction, let time):
            [
                .text("已缴", align: .centre, size: .double, bold: true), .pair(label: "到账时间", value: time.chinese),
                .pair(label: "支付流水号", value: transaction), .text("账单稍后更新。本单不是发票"),
            ]
        case .ended where payment.isHeard, .refused:
            [
                .text("没有缴成", align: .centre, size: .double, bold: true),
                .text("二维码已失效，没有收到钱。手机上如已付款，会原路退回"),
            ]
        case nil, .preparing, .waiting, .ended:
            [
                .text("结果待确认", align: .centre, size: .double, bold: true),
                .text("怎么核对：看手机支付记录；或稍后在任一终端“查费缴费”里看欠费。手机已付而账单一天后仍显示欠费，请带本单到窗口"),
            ]
        }
    }

    private func head(_ title: String, of bill: AccountBill) -> [ReceiptDocument.Block] {
        [
            .heading(title), .text(pack.contact.hall, align: .centre), .rule,
            .pair(label: pack.utility(bill.utility)?.name ?? bill.utility, value: BillText.account(bill.account)),
            .pair(label: "打印时间", value: now.chinese),
        ]
    }
}
