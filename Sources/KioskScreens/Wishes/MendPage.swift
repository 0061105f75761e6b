import HallCore
import KioskSession

/// The list of corrections as a page to fill. What the application says now is not shown: whoever holds the receipt is not
/// always who applied.
struct MendPage {
    /// What a person has mended.
    struct Done {
        var items: [String] = []
        var answers: [String: String] = [:]
        var papers: [String] = []
    }

    /// The name of the ticks.
    private static let tick = "done"
    private static let nothing = "done-choice"

    let own: OwnCase
    let validator: FormValidator
    let calendar: WorkCalendar

    init(_ own: OwnCase, validator: FormValidator, calendar: WorkCalendar) {
        self.own = own
        self.validator = validator
        self.calendar = calendar
    }

    private var items: [CaseAsks.Item] { own.view.asks?.items ?? [] }
    private var papers: [Material] {
        (own.view.asks?.papers ?? []).compactMap { id in own.pack.materials.first { $0.id == id } }
    }
    private var ticked: Set<String> { Set((own.typed[Self.tick] ?? "").split(separator: " ").map(String.init)) }

    var isEmpty: Bool { items.isEmpty && papers.isEmpty }

    /// What was posted, by the names that are kept with the visit.
    static func typed(_ body: FormBody, for own: OwnCase) -> [String: String] {
        let values = DateParts.joined(DateHourParts.joined(body.values, stored: [:]), [:])
        var typed = own.fields.reduce(into: [String: String]()) { typed, entry in
            if let text = values[entry.key] { typed[entry.key] = FormValidator.normalise(text, kind: entry.value.kind) }
        }
        typed[tick] = body.all(tick).joined(separator: " ")
        return typed.filter { !$0.value.isEmpty }
    }

    /// What is filled in, by the list's own items.
    var done: Done {
        var done = Done()
        for (place, item) in items.enumerated() {
            if let field = field(of: item) {
                guard let text = own.typed[field.id] else { continue }
                done.answers[field.id] = text
                done.items += item.ids
            } else if ticked.contains("item-\(place)") {
                done.items += item.ids
            }
        }
        done.papers = papers.map(\.id).filter { ticked.contains("paper-\($0)") }
        return done
    }

    /// Everything that is wrong, in the list's order.
    func problems() -> [FieldProblem] {
        let wrong = items.compactMap(field).compactMap { field in
            own.typed[field.id].flatMap { validator.problem(with: Answer(value: $0, source: .typed), in: field) }
        }
        guard wrong.isEmpty, done.items.isEmpty, done.papers.isEmpty else { return wrong }
        return [FieldProblem(field: firstInput, message: say("complaint.mend.nothing"))]
    }

    private var firstInput: String {
        items.compactMap(field).first?.id ?? Self.nothing
    }

    /// The questions: what to fill in, then what to tick.
    func fields(_ problems: [FieldProblem], now: Timestamp) -> [FieldView] {
        let answers = own.typed.mapValues { Answer(value: $0, source: .typed) }
        let builder = FieldViewBuilder(
            form: ApplicationForm(answers: answers),
            complaints: Dictionary(problems.map { ($0.field, $0.message) }, uniquingKeysWith: { first, _ in first }),
            calendar: calendar, hours: own.pack.hall, now: now)
        let asked = items.flatMap { item -> [FieldView] in
            guard var field = field(of: item) else { return [] }
            field.hint = item.text
            field.required = false
            field.when = nil
            return builder.views(of: field)
        }
        return asked + (options.isEmpty ? [] : [FieldView(choice: choice(problems))])
    }

    private func choice(_ problems: [FieldProblem]) -> FieldView.Choice {
        FieldView.Choice(
            id: Self.nothing, name: Self.tick, label: say("mend.ticks"), optional: true, many: true, columns: "",
            hint: say("mend.ticks.hint"), complaint: problems.first { $0.field == Self.nothing }?.message,
            options: options)
    }

    private var options: [FieldView.Option] {
        let listed = items.enumerated().filter { field(of: $0.element) == nil }.map { place, item in
            option("item-\(place)", title(of: item), about: item.text)
        }
        return listed
            + papers.map { material in
                let until = material.deferrable.flatMap { own.pack.stage($0.until)?.title }
                return option(
                    "paper-\(material.id)", material.title, about: until.map { say("mend.until", ["stage": $0]) })
            }
    }

    private func option(_ value: String, _ text: String, about: String?) -> FieldView.Option {
        FieldView.Option(
            inputID: "\(Self.tick)-\(value)", value: value, text: text, about: about == text ? nil : about,
            checked: ticked.contains(value))
    }

    private func title(of item: CaseAsks.Item) -> String {
        guard case .material(let id) = item.subject else { return item.text }
        return own.pack.materials.first { $0.id == id }?.title ?? item.text
    }

    private func field(of item: CaseAsks.Item) -> FormField? {
        guard case .field(let id) = item.subject else { return nil }
        return own.fields[id]
    }
}
