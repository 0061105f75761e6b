extension SlipWriter {
    /// How far each lane of a case is.
    /// - Parameter asOf: when this was last known.
    public func progress(of record: CaseRecord, asOf: Timestamp) -> ReceiptDocument {
        var blocks = head(pack.notices.progressTitle, number: record.number)
        blocks += [.text("截至 \(asOf.chinese)", align: .centre), .rule]
        for lane in record.lanes {
            blocks += rows(of: lane)
        }
        return ReceiptDocument(blocks: blocks + [.rule] + phones(for: record) + Self.tail)
    }

    /// A page that shows what a printer can do: sizes, columns, rare characters, QR, cut.
    public static func testPage(at: Timestamp, kiosk: String) -> ReceiptDocument {
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
            ] + tail)
    }

    private func rows(of lane: Lane) -> [ReceiptDocument.Block] {
        let name = pack.utility(lane.utility)?.name ?? lane.utility
        var rows: [ReceiptDocument.Block] = [.pair(label: name, value: lane.status.title)]
        if !lane.status.isTerminal, let stage = pack.stage(lane.stage) {
            rows.append(.text("当前环节：\(stage.title)（\(stage.owner)）"))
        }
        if let change = lane.changes.last {
            rows.append(.text("\(change.at.chineseShort) 更新"))
            if let message = change.message { rows.append(.text("说明：\(message)")) }
        }
        return rows
    }
}
