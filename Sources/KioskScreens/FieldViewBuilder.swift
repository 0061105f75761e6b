import HallCore
import KioskSession

/// Turns a pack's fields into what the template shows.
struct FieldViewBuilder {
    let form: ApplicationForm
    /// Complaints by field.
    let complaints: [String: String]
    let calendar: WorkCalendar
    let hours: HallHours
    let now: Timestamp

    /// The views of one field; an appointment has two: its day and its hour.
    func views(of field: FormField) -> [FieldView] {
        switch field.kind {
        case .dateHour: [appointedDay(of: field), hour(of: field)]
        case .choice, .yesNo: [choice(field)]
        case .date: [day(field)]
        default: [entry(field)]
        }
    }

    /// A field by which the person commits to something: its hint in full, and a tick that nobody sets beforehand.
    func declaration(_ field: FormField) -> [FieldView] {
        guard field.kind == .choice, let option = field.options?.first, field.options?.count == 1 else {
            return views(of: field)
        }
        return [
            FieldView(
                choice: .init(
                    id: field.id, name: field.id, label: field.label, optional: !field.required, many: true,
                    columns: "", statement: field.hint, complaint: complaints[field.id], when: condition(field),
                    options: [
                        .init(
                            inputID: "\(field.id)-\(option.id)", value: option.id, text: option.label,
                            checked: form.value(of: field.id) == option.id)
                    ]))
        ]
    }

    /// What must be answered and has one answer only is answered; the person sees it.
    private func choice(_ field: FormField) -> FieldView {
        let given = Self.options(of: field)
        let value = form.value(of: field.id) ?? (field.required && given.count == 1 ? given[0].id : nil)
        let options = given.map { option in
            FieldView.Option(
                inputID: "\(field.id)-\(option.id)", value: option.id, text: option.label,
                checked: option.id == value)
        }
        return FieldView(
            choice: .init(
                id: field.id, name: field.id, label: field.label, optional: !field.required, many: false,
                columns: Self.columns(options), tag: Self.tag(field), hint: field.hint,
                complaint: complaints[field.id], when: condition(field), options: options))
    }

    /// Three columns hold five characters, two hold nine.
    private static func columns(_ options: [FieldView.Option]) -> String {
        let longest = options.map(\.text.count).max() ?? 0
        if longest > 9 || options.count == 1 { return "" }
        return longest <= 5 && (options.count % 3 == 0 || options.count > 4) ? "three" : "two"
    }

    /// Where the answer is to be read, unless the hint says so.
    private static func tag(_ field: FormField) -> String? {
        field.source == .licence && field.hint == nil ? say("field.licence") : nil
    }

    private func entry(_ field: FormField) -> FieldView {
        let answer = form.answers[field.id]
        let isUnknown = field.mayBeUnknown && answer?.value == Answer.unknownValue
        let digits = [.number, .integer].contains(field.kind)
        return FieldView(
            entry: .init(
                inputID: field.id, name: field.id, label: field.label, type: field.kind == .phone ? "tel" : "text",
                inputMode: digits ? "decimal" : field.kind == .phone ? "tel" : "text",
                value: isUnknown ? "" : answer?.value ?? "", maxLength: field.longest, unit: field.unit,
                optional: !field.required,
                wide: field.mayBeUnknown || !digits && field.kind != .phone || isLongHint(field),
                isLong: field.kind == .text && field.maxLength ?? 0 > Self.oneLine,
                tag: answer?.source == .card ? nil : Self.tag(field), hint: field.hint, complaint: complaints[field.id],
                source: answer.flatMap(Self.source(of:)),
                when: condition(field),
                describedBy: describedBy(field), unknown: field.mayBeUnknown ? Self.unknown(field, isUnknown) : nil,
                keys: FieldKeys(field)))
    }

    /// Whether the hint needs the whole width.
    private func isLongHint(_ field: FormField) -> Bool { field.hint.map { $0.count > 14 } ?? false }

    /// Where what stands in a field comes from, when not from a hand at this page.
    private static func source(of answer: Answer) -> String? {
        switch answer.source {
        case .typed: nil
        case .card: say("field.card")
        case .staff: say("field.staff")
        case .carried: answer.value.isEmpty ? nil : say("field.carried")
        }
    }

    private func describedBy(_ field: FormField) -> String? {
        let ids = [
            field.hint.map { _ in "\(field.id)-hint" }, complaints[field.id].map { _ in "\(field.id)-bad" },
        ].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }

    private static func unknown(_ field: FormField, _ checked: Bool) -> FieldView.Option {
        .init(inputID: "\(field.id)-unknown", value: Answer.unknownValue, text: unknownWord, checked: checked)
    }

    private func day(_ field: FormField) -> FieldView {
        let value = form.value(of: field.id) ?? ""
        let parts = DateParts(value)
        let boxes = zip(DateParts.Part.allCases, [say("field.year"), say("field.month"), say("field.day")]).map {
            part, sign in
            FieldView.Day.Box(
                inputID: "\(field.id)-\(part.rawValue)", boxName: DateParts.name(field.id, part), value: parts[part],
                maxLength: part == .year ? 4 : 2, sign: sign, size: part == .year ? "year" : "")
        }
        return FieldView(
            day: .init(
                id: field.id, name: field.id, label: field.label, optional: !field.required, hint: field.hint,
                complaint: complaints[field.id], when: condition(field), boxes: boxes,
                unknown: field.mayBeUnknown ? Self.unknown(field, value == Answer.unknownValue) : nil))
    }

    private func appointedDay(of field: FormField) -> FieldView {
        let chosen = DateHourParts(form.value(of: field.id) ?? "").day
        let none = FieldView.Option(
            inputID: "\(field.id)-none", value: "", text: say("field.day.none"), about: say("field.day.none.about"),
            checked: chosen.isEmpty)
        let days = plan(for: field).days(count: Self.offeredDays - (field.required ? 0 : 1)).map { day in
            FieldView.Option(
                inputID: "\(field.id)-\(day.iso)", value: day.iso,
                text: say("field.day.of", ["month": day.month, "day": day.day]),
                about: Self.name(ofWeekday: day.weekday), checked: day.iso == chosen)
        }
        let options = days + (field.required ? [] : [none])
        return FieldView(
            choice: .init(
                id: field.id, name: DateHourParts.dayName(field.id), label: field.label, optional: !field.required,
                many: false, columns: "three", hint: field.hint, complaint: complaints[field.id], options: options))
    }

    /// All hours of the days offered; the page takes away those that the chosen day no longer has.
    private func hour(of field: FormField) -> FieldView {
        let parts = DateHourParts(form.value(of: field.id) ?? "")
        let plan = plan(for: field)
        let days = plan.days(count: Self.offeredDays).map { (day: $0.iso, hours: Set(plan.hours(on: $0).map(\.hour))) }
        // 不预约 stands ticked until a day is.
        let chosen = parts.day.isEmpty && field.required ? nil : parts.day
        let hours = days.reduce(into: Set<Int>()) { $0.formUnion($1.hours) }.sorted()
        let options = hours.map { hour in
            let two = String(hour + 100).suffix(2)
            let without = days.filter { !$0.hours.contains(hour) }.map(\.day) + (field.required ? [] : [""])
            return FieldView.Option(
                inputID: "\(field.id)-h\(two)", value: String(two), text: say("field.hour.of", ["hour": hour]),
                checked: two == parts.hour,
                notWith: without.isEmpty ? nil : without.joined(separator: "|"),
                isHidden: chosen.map(without.contains) ?? false)
        }
        return FieldView(
            choice: .init(
                id: "\(field.id)-hour", name: DateHourParts.hourName(field.id), label: say("field.hour"),
                optional: !field.required,
                many: false, columns: "three", dependsOn: DateHourParts.dayName(field.id), options: options,
                isHidden: options.allSatisfy(\.isHidden)))
    }

    private func plan(for field: FormField) -> AppointmentPlan {
        let most = field.max.map { Int($0.millionths / 1_000_000) } ?? 365
        return AppointmentPlan(calendar: calendar, hours: hours, now: now, mostDays: most)
    }

    /// How many days there are to choose from: three rows of three.
    private static let offeredDays = 9

    /// The most characters of an answer that one line shows.
    private static let oneLine = 60

    private static var unknownWord: String { say("field.unknown") }

    /// - Parameter weekday: 1 is Monday.
    private static func name(ofWeekday weekday: Int) -> String { say("day.\(weekday)") }

    private static var yesNo: [FormField.Option] {
        [FormField.Option(id: "yes", label: say("field.yes")), FormField.Option(id: "no", label: say("field.no"))]
    }

    static func options(of field: FormField) -> [FormField.Option] {
        let given = field.options ?? (field.kind == .yesNo ? yesNo : [])
        return field.mayBeUnknown ? given + [FormField.Option(id: Answer.unknownValue, label: unknownWord)] : given
    }

    private func condition(_ field: FormField) -> FieldView.Condition? {
        guard let when = field.when, when.field != FieldCondition.applicantKind else { return nil }
        let isMet = form.value(of: when.field).map(when.equals.contains) ?? false
        return .init(field: when.field, values: when.equals.joined(separator: "|"), isHidden: !isMet)
    }
}
