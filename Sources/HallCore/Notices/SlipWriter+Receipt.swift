extension SlipWriter {
    /// Who applied for what, masked.
    func facts(of record: CaseRecord) -> [ReceiptDocument.Block] {
        let form = record.form
        let rows: [(String, String?)] = [
            ("收件时间", record.submittedAt.chinese),
            ("申请单位", form.value(of: FieldNames.companyName)),
            ("申请人", form.value(of: FieldNames.personName).map(Mask.name)),
            ("身份证号", form.value(of: FieldNames.citizenNumber).map(Mask.citizenNumber)),
            ("联系人", form.value(of: FieldNames.contactName).map(Mask.name)),
            ("联系电话", form.value(of: FieldNames.contactPhone).map(Mask.phone)),
            ("安装地址", form.value(of: FieldNames.road).map(Mask.address)),
            ("预约接入", form.value(of: FieldNames.appointment).flatMap { LocalHour($0)?.chinese }),
            ("申请内容", matters(of: record)),
        ]
        return rows.compactMap { label, value in value.map { .pair(label: label, value: $0) } }
    }

    /// What each company does by when. Promises that all lanes share are printed once.
    func promises(of record: CaseRecord) -> [ReceiptDocument.Block] {
        let shared = record.lanes.dropFirst().allSatisfy { $0.promises == record.lanes.first?.promises }
        guard shared, let first = record.lanes.first else {
            return record.lanes.flatMap { [company(of: $0)] + rows(of: $0.promises) }
        }
        let remark: [ReceiptDocument.Block] = record.lanes.count > 1 ? [.text("以上各家时限相同：")] : []
        return record.lanes.map(company) + remark + rows(of: first.promises)
    }

    private func matters(of record: CaseRecord) -> String {
        record.lanes.compactMap { pack.utility($0.utility)?.matter }.joined(separator: "、")
    }

    private func company(of lane: Lane) -> ReceiptDocument.Block {
        guard let utility = pack.utility(lane.utility) else { return .text(lane.utility, bold: true) }
        return .text("\(utility.name)：\(utility.company)", bold: true)
    }

    /// One row a promise; the clause follows the last of those in a row that rest on it.
    private func rows(of promises: [Promise]) -> [ReceiptDocument.Block] {
        promises.indices.flatMap { index in
            let cite = promises[index].cite
            let isLast = index == promises.indices.last || promises[index + 1].cite != cite
            return [row(of: promises[index])] + (isLast ? [.text("依据：\(cite.text)")] : [])
        }
    }

    private func row(of promise: Promise) -> ReceiptDocument.Block {
        promise.due.map { .pair(label: promise.title, value: "\($0.chinese) 前") }
            ?? .text("\(promise.title)：\(promise.unstatedText ?? "无承诺时限")")
    }
}
