/// Fills the blocks of one template for one case.
struct PaperFiller {
    let pack: PolicyPack
    let template: PaperTemplate
    let content: PaperContent
    let form: FormDefinition?
    /// The decisions of each lane, with what is known.
    let decisions: [Decision]

    init(pack: PolicyPack, template: PaperTemplate, content: PaperContent) {
        self.pack = pack
        self.template = template
        self.content = content
        form = pack.form(content.record.form.formID)
        decisions = content.record.lanes.flatMap { lane in
            var facts = pack.facts(
                of: content.record.form, lane: lane.utility, known: content.facts,
                at: content.record.submittedAt)
            return pack.decisions(&facts)
        }
    }

    var application: ApplicationForm { content.record.form }

    /// What the program itself says under the title.
    var marks: [Paper.Block] {
        let copy: [Paper.Block] =
            content.copy > 1 && !uses("copy")
            ? [.text("第 \(content.copy) 份（补打）", align: .centre, bold: true)] : []
        return copy + (content.remark.map { [.text($0, align: .centre)] } ?? [])
    }

    private func uses(_ variable: String) -> Bool {
        template.texts.contains { $0.text.variables.contains(variable) }
    }

    /// What one block of the template becomes; nothing when there is nothing to say.
    func blocks(_ block: PaperTemplate.Block) -> [Paper.Block] {
        switch block {
        case .heading(let text): filled(text).map { [.heading($0, .section)] } ?? []
        case .text(let text): filled(text).map { [.text($0)] } ?? []
        case .fields(let pairs): fields(pairs)
        case .list(let list): self.list(list)
        case .table(let table): self.table(table)
        case .choices(let field): choices(field)
        case .code: [.code(CaseCode.payload(of: content.record, at: content.phones))]
        case .signature(let signature): [.signature(self.signature(signature))]
        case .rule: [.rule]
        case .space(let millimetres): millimetres > 0 ? [.space(millimetres)] : []
        }
    }

    /// The text with its values; nil when it has variables and none of them has a value.
    func filled(_ text: String, entry: [String: String] = [:]) -> String? {
        let text = PaperText(text)
        let value = { name in entry[name] ?? self.value(name) }
        let names = text.variables
        guard names.isEmpty || names.contains(where: { !(value($0) ?? "").isEmpty }) else { return nil }
        let filled = TypedText.trimmed(text.filled(value))
        return filled.isEmpty ? nil : filled
    }

    private func fields(_ pairs: [PaperTemplate.Pair]) -> [Paper.Block] {
        let fields = pairs.compactMap { pair -> Paper.Field? in
            guard let label = filled(pair.label) else { return nil }
            if let value = filled(pair.value) {
                let style: Paper.FieldStyle = pair.value == "{case.number}" ? .prominent : .plain
                return Paper.Field(label: label, value: value, style: style)
            }
            return pair.blank == true ? Paper.Field(label: label, value: "", style: .blank) : nil
        }
        return fields.isEmpty ? [] : [.fields(fields)]
    }

    private func list(_ list: PaperTemplate.List) -> [Paper.Block] {
        guard let entries = entries(list.each, naming: PaperText(list.item).variables) else {
            return []
        }
        let items = entries.compactMap { filled(list.item, entry: $0) }
        if items.isEmpty { return list.empty.flatMap { filled($0) }.map { [.text($0)] } ?? [] }
        let hasOwnMarks = items.allSatisfy { $0.hasPrefix("☑") }
        let marks: Paper.List.Marks = list.each == .commitments ? .numbers : hasOwnMarks ? .none : .dots
        return [.list(Paper.List(items: items, marks: marks))]
    }

    /// A column that is empty in every row goes, unless the template leaves it empty to be written in.
    private func table(_ table: PaperTemplate.Table) -> [Paper.Block] {
        let names = table.columns.flatMap { PaperText($0.value ?? "").variables }
        let entries = entries(table.each, naming: names) ?? []
        let isWrittenIn = table.columns.map { PaperText($0.value ?? "").variables.isEmpty }
        let rows = entries.map { entry in
            zip(table.columns.map { $0.value ?? "" }, isWrittenIn).map { $1 ? $0 : filled($0, entry: entry) ?? "" }
        }
        let kept = table.columns.indices.filter { column in
            isWrittenIn[column] || rows.contains { !$0[column].isEmpty }
        }
        guard !rows.isEmpty, !kept.isEmpty else { return [] }
        return [
            .table(
                Paper.Table(
                    columns: kept.map { table.columns[$0].title },
                    rows: rows.map { row in kept.map { row[$0] } }))
        ]
    }

    /// A printed form shows every question; a paper of our own only those of the chosen utilities.
    private func choices(_ id: String) -> [Paper.Block] {
        guard let field = form?.field(id) ?? pack.forms.lazy.compactMap({ $0.field(id) }).first else {
            return []
        }
        let utility = id.split(separator: ".").first.map(String.init) ?? ""
        let isOther = pack.utility(utility) != nil && !application.utilities.contains(utility)
        guard template.source == "printed" || !isOther else { return [] }
        let answer = application.value(of: id)
        let options =
            field.kind == .yesNo
            ? [FormField.Option(id: FieldText.yes, label: "是"), FormField.Option(id: "no", label: "否")]
            : field.options ?? []
        return [
            .choices(
                Paper.Choices(
                    label: field.label,
                    options: options.map { Paper.Choices.Option(text: $0.label, isTicked: $0.id == answer) }))
        ]
    }

    /// Only the applicant signs on the screen, and only once; others sign by pen.
    private func signature(_ signature: PaperTemplate.Signature) -> Paper.Signature {
        let drawn = application.value(of: FieldNames.signature).flatMap {
            $0 == FieldNames.paperSignature || signature.by != .applicant ? nil : $0
        }
        let date: Paper.Signature.Date =
            signature.date != true
            ? .none : drawn == nil ? .blank : .written(content.record.submittedAt.date.chinese)
        return Paper.Signature(label: filled(signature.label) ?? "", date: date, drawing: drawn)
    }
}
