/// Finds what is wrong with one normalised answer.
struct FieldChecker: Sendable {
    let calendar: WorkCalendar
    let hours: HallHours
    let now: Timestamp

    /// The first complaint about an answer, or nothing if it may stand.
    ///
    /// A number that a card itself gave may stand in whatever form that kind of card has: the person cannot mend it.
    func complaint(about answer: Answer?, in field: FormField) -> FieldComplaint? {
        if field.kind == .citizenNumber, answer?.source == .card, answer?.value.isEmpty == false { return nil }
        let value = answer?.value
        guard let value, !TypedText.trimmed(value).isEmpty else { return field.required ? .missing : nil }
        if field.mayBeUnknown, value == Answer.unknownValue { return nil }
        if value.count > field.longest { return .tooLong(field.longest) }
        switch field.kind {
        case .text, .company: return nil
        case .personName: return value.contains(where: \.isLetter) ? nil : .onlyDigits
        case .address: return value.count < 4 ? .tooShort : nil
        case .choice: return field.options?.contains { $0.id == value } ?? false ? nil : .notAnOption
        case .yesNo: return ["yes", "no"].contains(value) ? nil : .notAnOption
        case .number: return number(value, in: field)
        case .integer: return value.contains(".") ? .notInteger : number(value, in: field)
        case .date: return CivilDate(iso: value) == nil ? .notDate : nil
        case .dateHour: return appointment(value, in: field)
        case .phone: return PhoneNumber.isComplete(value) ? nil : .phone
        case .citizenNumber: return CitizenNumber.problems(in: value).first.map(FieldComplaint.citizenNumber)
        case .creditCode: return CreditCode.problems(in: value).errors.first.map(FieldComplaint.creditCode)
        case .projectCode: return ProjectCode.isComplete(value) ? nil : .projectCode
        }
    }

    private func number(_ value: String, in field: FormField) -> FieldComplaint? {
        guard let quantity = Quantity(value) else { return .notNumber }
        if let most = field.decimals, quantity.decimals > most { return .tooManyDecimals(most) }
        if let least = field.min, quantity < least { return .tooSmall(least) }
        if let most = field.max, quantity > most { return .tooLarge(most) }
        return nil
    }

    private func appointment(_ value: String, in field: FormField) -> FieldComplaint? {
        guard let hour = LocalHour(value) else { return .notDate }
        let most = field.max.map { Int($0.millionths / 1_000_000) } ?? 365
        let plan = AppointmentPlan(calendar: calendar, hours: hours, now: now, mostDays: most)
        return plan.problem(with: hour).map(FieldComplaint.appointment)
    }
}
