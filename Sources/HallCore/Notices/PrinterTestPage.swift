/// A page that shows what a printer can do: sizes, columns, rare characters, QR, cut.
public enum PrinterTestPage {
    /// The page.
    /// - Parameter kiosk: the terminal's code, or the port where there is none.
    public static func document(at: Timestamp, kiosk: String) -> ReceiptDocument {
        ReceiptDocument(
            blocks: [
                .heading("打印测试"),
                .pair(label: "终端", value: kiosk),
                .pair(label: "时间", value: at.chinese),
                .rule,
                .text("普通：共享营业厅 ABC 0123456789"),
                .text("加粗：共享营业厅 ABC 0123456789", bold: true),
                .text("倍高：共享营业厅 ABC 0123", size: .tall),
                .text("倍大：营业厅 AB 01", size: .double),
                .text("居中", align: .centre),
                .text("靠右", align: .right),
                .text("生僻字：䶮 𪚥 㐂 · 龑 赟 翀"),
                .rule,
                .qr("LB1.TEST"),
                .text("能扫出 LB1.TEST，说明二维码清楚", align: .centre),
            ] + ReceiptDocument.tail)
    }
}
