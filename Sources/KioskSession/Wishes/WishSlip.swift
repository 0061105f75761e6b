import HallCore
public import KioskStore

/// The slip about a correction or a withdrawal. No name is on it, and nothing of what was typed.
struct WishSlip {
    let pack: PolicyPack
    let now: Timestamp

    /// - Parameters:
    ///   - copy: 1 for the first; a later one is marked.
    ///   - code: The case's code, where this terminal knows it.
    func document(_ wish: KeptWish, of view: CaseView, copy: Int, code: String?) -> ReceiptDocument {
        let title = wish.kind == .withdraw ? "撤件申请回执" : "补正回执"
        let mark: [ReceiptDocument.Block] =
            copy > 1 ? [.text("第 \(copy) 份（补打）", align: .centre, bold: true)] : []
        return ReceiptDocument(
            blocks: [.heading(title), .text(pack.contact.hall, align: .centre)] + mark + [
                .rule, .pair(label: "办件编号", value: view.number.text),
                .pair(label: "提交时间", value: wish.madeAt.chinese), .pair(label: "打印时间", value: now.chinese), .rule,
                .text(WishText.standing(wish), size: .tall, bold: true),
            ] + (code.map { [.qr($0)] } ?? []) + [.feed(lines: 3), .cut])
    }
}

/// How a wish stands, in words for the applicant.
public enum WishText {
    /// One sentence that is true at this moment.
    public static func standing(_ wish: KeptWish) -> String {
        switch (wish.answer?.result, wish.kind) {
        case (nil, .withdraw): "撤件申请已保存在本机，中心还没有答复。以中心收到的先后为准"
        case (nil, .supply): "已保存在本机，会自动送到中心，断网也不会丢"
        case (.taken, .withdraw): "已撤回，不再办理"
        case (.taken, .supply): "中心已收到，接着办理"
        case (.toBeConfirmed, _): "业务已经受理，撤件要等窗口确认"
        case (.refused, .withdraw): "没有撤回：\(wish.answer?.text ?? "请到窗口办理")"
        case (.refused, .supply): "没有办成：\(wish.answer?.text ?? "请到窗口办理")"
        }
    }
}
