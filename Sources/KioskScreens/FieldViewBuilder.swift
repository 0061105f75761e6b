import HallCore

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
        let digits = [.number, .integer].contains(field.kind)
        let described = [
            field.hint.map { _ in "\(field.id)-hint" }, complaints[field.id].map { _ in "\(field.id)-bad" },
        ]
        return FieldView(
            entry: .init(
                inputID: field.id, name: field.id, label: field.label, type: field.kind == .phone ? "tel" : "text",
                inputMode: digits ? "decimal" : field.kind == .phone ? "tel" : "text", value: answer?.value ?? "",
                maxLength: field.maxLength ?? 100, unit: field.unit, optional: !field.required,
                wide: !digits && field.kind != .phone, hint: field.hint, complaint: complaints[field.id],
                source: answer?.source == .card ? "来自证件，可修改" : nil, when: Self.condition(field),
                describedBy: described.compactMap(\.self).isEmpty
                    ? nil : described.compactMap(\.self).joined(separator: " ")))
    }

    private func day(of field: FormField) -> FieldView {
        let chosen = DateHourParts(form.value(of: field.id) ?? "").day
        let options = offeredDays.map { day in
            FieldView.Option(
                inputID: "\(field.id)-\(day.iso)", value: day.iso, text: "\(day.month)月\(day.day)日",
                about: Self.weekdays[day.weekday - 1], checked: day.iso == chosen)
        }
        return FieldView(
            choice: .init(
                id: field.id, name: DateHourParts.dayName(field.id), label: field.label, optional: !field.required,
                many: false, columns: "three", hint: field.hint, complaint: complaints[field.id], options: options))
    }

    private func hour(of field: FormField) -> FieldView {
        let chosen = DateHourParts(form.value(of: field.id) ?? "").hour
        let options = offeredHours.map { hour in
            FieldView.Option(
                inputID: "\(field.id)-h\(hour)", value: hour, text: "\(Int(hour) ?? 0) 时", checked: hour == chosen)
        }
        return FieldView(
            choice: .init(
                id: "\(field.id)-hour", name: DateHourParts.hourName(field.id), label: "几点", optional: !field.required,
                many: false, columns: "three", options: options))
    }

    private var plan: AppointmentPlan {
        AppointmentPlan(calendar: calendar, hours: hours, now: now)
    }

    /// The next nine days with an hour to appoint; the check says which hours of the first are still possible.
    private var offeredDays: [CivilDate] {
        plan.days(count: 9)
    }

    /// Full hours of a whole day.
    private var offeredHours: [String] {
        plan.days(count: 2).last.map(plan.hours)?.map { String($0.text.suffix(2)) } ?? []
    }

    private static let weekdays = ["周一", "周二", "周三", "周四", "周五", "周六", "周日"]

    private static let yesNo = [FormField.Option(id: "yes", label: "是"), FormField.Option(id: "no", label: "否")]

    static func options(of field: FormField) -> [FormField.Option] {
        let given = field.options ?? (field.kind == .yesNo ? yesNo : [])
        return field.mayBeUnknown ? given + [FormField.Option(id: Answer.unknownValue, label: "不知道")] : given
    }

    private static func condition(_ field: FormField) -> FieldView.Condition? {
        guard let when = field.when, when.field != FieldCondition.applicantKind else { return nil }
        return .init(field: when.field, values: when.equals.joined(separator: "|"))
    }
}

/// A day and an hour that are picked one after the other and stored as one answer, `2026-11-23T09`.
struct DateHourParts: Equatable {
    var day: String
    var hour: String

    init(_ text: String) {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        day = parts.first ?? ""
        hour = parts.count > 1 ? parts[1] : ""
    }

    var text: String { day.isEmpty && hour.isEmpty ? "" : "\(day)T\(hour)" }

    static func dayName(_ field: String) -> String { field + "~day" }
    static func hourName(_ field: String) -> String { field + "~hour" }

    /// Puts the two halves of every appointment together; a half that was not sent stays as it is stored.
    static func joined(_ typed: [String: String], stored: [String: Answer]) -> [String: String] {
        var joined: [String: String] = [:]
        for (name, value) in typed {
            let parts = name.split(separator: "~", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                joined[name] = value
                continue
            }
            var whole = DateHourParts(joined[parts[0]] ?? stored[parts[0]]?.value ?? "")
            if parts[1] == "day" { whole.day = value } else { whole.hour = value }
            joined[parts[0]] = whole.text
        }
        return joined
    }
}
