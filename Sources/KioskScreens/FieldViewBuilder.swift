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
        case .dateHour: [day(of: field), hour(of: field)]
        case .choice, .yesNo: [choice(field)]
        default: [entry(field)]
        }
    }

    private func choice(_ field: FormField) -> FieldView {
        let value = form.value(of: field.id)
        let options = Self.options(of: field).map { option in
            FieldView.Option(
                inputID: "\(field.id)-\(option.id)", value: option.id, text: option.label,
                checked: option.id == value)
        }
        let longest = options.map(\.text.count).max() ?? 0
        return FieldView(
            choice: .init(
                id: field.id, name: field.id, label: field.label, optional: !field.required, many: false,
                columns: longest > 9 ? "" : options.count % 3 == 0 ? "three" : "two", hint: field.hint,
                complaint: complaints[field.id], when: Self.condition(field), options: options))
    }

    private func entry(_ field: FormField) -> FieldView {
        let answer = form.answers[field.id]
        let isUnknown = field.mayBeUnknown && answer?.value == Answer.unknownValue
        let digits = [.number, .integer].contains(field.kind)
        return FieldView(
            entry: .init(
                inputID: field.id, name: field.id, label: field.label, type: field.kind == .phone ? "tel" : "text",
                inputMode: digits ? "decimal" : field.kind == .phone ? "tel" : "text",
                value: isUnknown ? "" : answer?.value ?? "", maxLength: field.maxLength ?? 100, unit: field.unit,
                optional: !field.required, wide: field.mayBeUnknown || !digits && field.kind != .phone,
                hint: field.hint, complaint: complaints[field.id],
                source: answer?.source == .card ? "来自证件，可修改" : nil, when: Self.condition(field),
                describedBy: describedBy(field), unknown: field.mayBeUnknown ? Self.unknown(field, isUnknown) : nil))
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

    private func day(of field: FormField) -> FieldView {
        let chosen = DateHourParts(form.value(of: field.id) ?? "").day
        let options = plan(for: field).days(count: Self.offeredDays).map { day in
            FieldView.Option(
                inputID: "\(field.id)-\(day.iso)", value: day.iso, text: "\(day.month)月\(day.day)日",
                about: Self.weekdays[day.weekday - 1], checked: day.iso == chosen)
        }
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
        let hours = days.reduce(into: Set<Int>()) { $0.formUnion($1.hours) }.sorted()
        let options = hours.map { hour in
            let two = String(hour + 100).suffix(2)
            let without = days.filter { !$0.hours.contains(hour) }.map(\.day)
            return FieldView.Option(
                inputID: "\(field.id)-h\(two)", value: String(two), text: "\(hour) 时", checked: two == parts.hour,
                notWith: without.isEmpty ? nil : without.joined(separator: "|"))
        }
        return FieldView(
            choice: .init(
                id: "\(field.id)-hour", name: DateHourParts.hourName(field.id), label: "几点", optional: !field.required,
                many: false, columns: "three", dependsOn: DateHourParts.dayName(field.id), options: options))
    }

    private func plan(for field: FormField) -> AppointmentPlan {
        let most = field.max.map { Int($0.millionths / 1_000_000) } ?? 365
        return AppointmentPlan(calendar: calendar, hours: hours, now: now, mostDays: most)
    }

    /// How many days there are to choose from: three rows of three.
    private static let offeredDays = 9

    private static let unknownWord = "不知道"

    private static let weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]

    private static let yesNo = [FormField.Option(id: "yes", label: "是"), FormField.Option(id: "no", label: "否")]

    static func options(of field: FormField) -> [FormField.Option] {
        let given = field.options ?? (field.kind == .yesNo ? yesNo : [])
        return field.mayBeUnknown ? given + [FormField.Option(id: Answer.unknownValue, label: unknownWord)] : given
    }

    private static func condition(_ field: FormField) -> FieldView.Condition? {
        guard let when = field.when, when.field != FieldCondition.applicantKind else { return nil }
        return .init(field: when.field, values: when.equals.joined(separator: "|"))
    }
}
