extension CaseEngine {
    /// The papers that a window may print again: those the case has come to have.
    public func reprintable(of process: CaseProcess, at now: Timestamp) -> [PaperTemplate] {
        let facts = process.lanes.map { self.facts(of: process, lane: $0.utility, at: now) }
        return pack.papers.filter { paper in
            switch paper.id {
            case PaperComposer.correctionID: process.corrections.contains { $0.sentAt != nil }
            case PaperComposer.guideID: false
            default: paper.when.map { when in facts.contains { when.truth($0) == .yes } } ?? true
            }
        }
    }

    /// What a paper printed again tells: the case as it stands now, and the number of this copy.
    public func content(
        of paper: String, _ process: CaseProcess, _ record: CaseRecord, at now: Timestamp
    ) -> PaperContent {
        var record = record
        record.form = process.form
        var content = PaperContent(record: record, now: now, facts: process.known, copy: process.copies(of: paper))
        for material in process.received.keys { content.materials[material] = .received }
        guard paper == PaperComposer.correctionID else { return content }
        let items = process.corrections.last { $0.sentAt != nil }?.items ?? []
        for material in pack.materials where content.materials[material.id] == nil && process.has(material) {
            content.materials[material.id] = .received
        }
        for item in items.merged.map({ $0[0] }) {
            switch item.subject {
            case .material(let id): content.materials[id] = .missing
            case .field(let id): content.problems.append(FieldProblem(field: id, message: item.text))
            case .other: content.problems.append(FieldProblem(field: "其他", message: item.text))
            }
        }
        // The list says once what the lanes would say again.
        for index in content.record.lanes.indices where content.record.lanes[index].status == .correcting {
            content.record.lanes[index].status = .working
        }
        return content
    }
}
