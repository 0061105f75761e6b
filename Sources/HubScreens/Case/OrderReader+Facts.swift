import HallCore
import HubService

extension OrderReader {
    /// What was found out; what is as it was known before is not learnt again.
    func facts(_ lane: UtilityID?) throws(OrderMistakes) -> [ProcessEvent] {
        let posted = values.under("fact.")
        var mistakes: [OrderMistakes.Mistake] = []
        var found: [String: String] = [:]
        for id in posted.keys.sorted() {
            let value = FormValidator.normalise(posted[id] ?? "", kind: kind(of: id))
            guard pack.domain(of: id)?.has(value) ?? false else {
                mistakes.append(OrderMistakes.Mistake(name: "fact.\(id)", text: hint(id)))
                continue
            }
            guard work.process.known[lane.map { "\($0):\(id)" } ?? id] != value else { continue }
            found[id] = value
        }
        guard mistakes.isEmpty else { throw OrderMistakes(mistakes) }
        return found.isEmpty ? [] : [.learn(facts: found, lane: lane)]
    }

    /// At least one of what was asked.
    func supplied() throws(OrderMistakes) -> [ProcessEvent] {
        let events = try facts(values["lane"])
        guard events.isEmpty else { return events }
        let task = work.standing.tasks.first { $0.id == order.form }
        guard case .supply(_, let facts) = task?.work, let first = facts.first else {
            throw OrderMistakes("form", "这件事已经办过，请看现在的情况")
        }
        throw OrderMistakes("fact.\(first)", "请至少查明一项再提交")
    }

    private func kind(of fact: String) -> FieldKind {
        switch pack.domain(of: fact) {
        case .number: .number
        case .date: .date
        case .words: .choice
        case .text, nil: .text
        }
    }

    private func hint(_ fact: String) -> String {
        let title = pack.factTitle(fact)
        return switch pack.domain(of: fact) {
        case .number: "“\(title)”要填数字，比如 120 或 1.5"
        case .date: "“\(title)”要填日期，比如 2026-11-23"
        case .words, .text, nil: "“\(title)”请从选项里选"
        }
    }

    /// The sheet of a stage, or one that is filled by itself; none when nothing of it was filled.
    func sheet() throws(OrderMistakes) -> [ProcessEvent] {
        let id = order.kind == .fill ? try needed("sheet") : values["stage"] ?? ""
        guard let form = pack.form(id) else { return [] }
        var (answers, mistakes) = ([String: String](), [OrderMistakes.Mistake]())
        for (field, typed) in values.under("sheet.") {
            guard let definition = form.field(field) else { continue }
            let value = FormValidator.normalise(typed, kind: definition.kind)
            if isNumber(definition), Quantity(value) == nil {
                mistakes.append(.init(name: "sheet.\(field)", text: "“\(definition.label)”要填数字"))
            }
            answers[field] = value
        }
        for field in form.fields where field.required && answers[field.id] == nil && field.when == nil {
            mistakes.append(.init(name: "sheet.\(field.id)", text: "还没填“\(field.label)”"))
        }
        guard mistakes.isEmpty else { throw OrderMistakes(mistakes.sorted { $0.name < $1.name }) }
        let filled = work.process.sheets.first { $0.form == id && $0.lane == values["lane"] }?.answers ?? [:]
        guard !answers.isEmpty, answers != filled else { return [] }
        return [.fill(FilledSheet(form: id, lane: values["lane"], answers: answers))]
    }

    private func isNumber(_ field: FormField) -> Bool { field.kind == .number || field.kind == .integer }
}
