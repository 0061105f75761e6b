extension CaseEngine {
    /// What the applicant brings by and by, and what the window makes of it.
    func applySupplies(
        _ event: ProcessEvent, _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        switch event {
        case .supply(let items, let answers, let papers):
            try supply(items, answers, papers, &process, now, actor)
        case .upload(let pages): try upload(pages, &process, now, actor)
        case .checkUpload(let material, let reason): try check(material, reason, &process, now, actor)
        case .reprint(let paper, let copy):
            process.reprints = (process.reprints ?? [:]).merging([paper: copy], uniquingKeysWith: max)
        default: return
        }
    }

    /// Items that somebody else has mended meanwhile are passed over; when nothing is left, that is said.
    private func supply(
        _ items: [String], _ answers: [String: Answer], _ papers: [String], _ process: inout CaseProcess,
        _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        let open = process.openCorrection?.remaining.filter { items.contains($0.id) } ?? []
        let wanted = openMaterials(of: process, at: now).map(\.id)
        let brought = papers.filter(wanted.contains)
        guard !open.isEmpty || !brought.isEmpty else { throw .noCorrections }
        let fields = open.compactMap { if case .field(let id) = $0.subject { id } else { nil } }
        process.form.answers.merge(answers.filter { fields.contains($0.key) }) { $1 }
        for id in brought { process.received[id] = Receiving(at: now, by: actor) }
        try mend(open.map(\.id), &process, now, actor)
    }

    /// Notes what of the open list is mended; the last item mends the list, and the limits go on.
    func mend(
        _ items: [String], _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        guard !items.isEmpty, let open = process.openCorrection else { return }
        for item in open.items where items.contains(item.id) {
            if case .material(let id) = item.subject { process.received[id] = Receiving(at: now, by: actor) }
        }
        let last = process.corrections.count - 1
        process.corrections[last].mended = (open.mended ?? []) + items
        guard process.corrections[last].remaining.isEmpty else { return }
        try applyPapers(.mend(answers: [:]), &process, now, actor)
    }

    private func upload(
        _ pages: [UploadedPage], _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        guard !process.isOver else { throw .ended }
        let wanted = wantedPapers(of: process, at: now).map(\.material.id)
        for page in pages {
            guard wanted.contains(page.material) else { throw .unknownMaterial(page.material) }
            let known = process.uploads.filter { $0.check?.sentBack == nil }
            guard !known.contains(where: { $0.id == page.id && $0.material == page.material }) else { continue }
            guard known.count(where: { $0.material == page.material }) < UploadedPage.mostOfOnePaper,
                process.uploads.count < UploadedPage.mostOfOneCase
            else { throw .tooManyPages }
            process.uploaded = process.uploads + [page]
            process.received[page.material] = Receiving(at: now, by: actor)
        }
        let materials = pages.map { CorrectionItem.Subject.material($0.material) }
        let items = process.openCorrection?.remaining.filter { materials.contains($0.subject) } ?? []
        try mend(items.map(\.id), &process, now, actor)
    }

    private func check(
        _ material: String, _ reason: String?, _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        var pages = process.uploads
        let open = pages.indices.filter { pages[$0].material == material && pages[$0].check == nil }
        guard !open.isEmpty else { throw .noUpload }
        let reason = reason.map(TypedText.trimmed)
        guard reason != "" else { throw .textMissing }
        for index in open { pages[index].check = UploadedPage.Check(at: now, by: actor, sentBack: reason) }
        process.uploaded = pages
        let isKept = pages.contains { $0.material == material && $0.check != nil && $0.check?.sentBack == nil }
        if reason != nil, !isKept, process.received[material]?.by.party == .applicant {
            process.received[material] = nil
        }
    }
}
