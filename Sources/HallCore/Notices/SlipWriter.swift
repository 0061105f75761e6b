/// Writes a pack's printed slips. Personal facts on them are masked.
public struct SlipWriter: Sendable {
    let pack: PolicyPack

    /// Makes a writer for one pack.
    public init(pack: PolicyPack) {
        self.pack = pack
    }

    /// The receipt of a case.
    /// - Parameters:
    ///   - copy: 1 for the first print; a later one is marked `第 2 份`.
    ///   - remark: a sentence on the network, said under the number.
    public func receipt(for record: CaseRecord, copy: Int = 1, remark: String? = nil) -> ReceiptDocument {
        var blocks = head(pack.notices.receiptTitle, number: record.number)
        if copy > 1 { blocks.append(.text("第 \(copy) 份（补打）", align: .centre, bold: true)) }
        if let remark { blocks.append(.text(remark, align: .centre)) }
        blocks.append(.rule)
        blocks += facts(of: record)
        blocks.append(.rule)
        blocks += promises(of: record)
        blocks.append(.rule)
        blocks += pack.notices.afterSubmission.map { .text($0) }
        blocks += phones(for: record)
        blocks += [
            .qr(Self.codePayload(of: record)),
            .text("扫码可查进度，请收好这张回执", align: .centre),
        ]
        return ReceiptDocument(blocks: blocks + Self.tail)
    }

    /// What the QR code of a receipt says: `LB1.<number>.<proof>`.
    public static func codePayload(of record: CaseRecord) -> String {
        "LB1.\(record.number.text).\(record.proof)"
    }

    static let tail: [ReceiptDocument.Block] = [.feed(lines: 3), .cut]

    func head(_ title: String, number: CaseNumber) -> [ReceiptDocument.Block] {
        [
            .text(pack.contact.hall, align: .centre, bold: true),
            .heading(title),
            .text("办件编号", align: .centre),
            .text(number.text, align: .centre, size: .tall, bold: true),
        ]
    }

    /// Where to ask: the phones the pack knows, or the sentence for none.
    func phones(for record: CaseRecord) -> [ReceiptDocument.Block] {
        var known: [ReceiptDocument.Block] = []
        if let phone = pack.contact.phone { known.append(.pair(label: "咨询电话", value: phone)) }
        for lane in record.lanes {
            guard let utility = pack.utility(lane.utility), let phone = utility.phone else { continue }
            known.append(.pair(label: utility.company, value: phone))
        }
        return known.isEmpty ? [.text(pack.notices.noPhone)] : known
    }
}
