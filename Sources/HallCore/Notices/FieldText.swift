/// An answer or a fact in the words a paper prints.
enum FieldText {
    static let yes = "yes"

    /// The answer whole.
    static func whole(_ value: String, of field: FormField?) -> String {
        guard let field else { return value }
        if value == Answer.unknownValue { return "不知道" }
        return text(
            value, isDate: field.kind == .date, isYesNo: field.kind == .yesNo, options: field.options)
    }

    /// The answer as it may lie about: what is personal is masked.
    static func masked(_ value: String, of field: FormField?) -> String {
        switch field?.kind {
        case .personName: Mask.name(value)
        case .citizenNumber: Mask.citizenNumber(value)
        case .phone: Mask.phone(value)
        case .address: Mask.address(value)
        case .none: ""
        case .text, .company, .choice, .number, .integer, .date, .dateHour, .creditCode, .projectCode,
            .yesNo:
            whole(value, of: field)
        }
    }

    static func whole(_ value: String, of fact: FactDefinition?) -> String {
        text(value, isDate: fact?.kind == .date, isYesNo: fact?.kind == .yesNo, options: fact?.options)
    }

    private static func text(
        _ value: String, isDate: Bool, isYesNo: Bool, options: [FormField.Option]?
    ) -> String {
        if isYesNo { return value == yes ? "是" : "否" }
        if isDate { return CivilDate(iso: value)?.chinese ?? value }
        return options?.first { $0.id == value }?.label ?? LocalHour(value)?.chinese ?? value
    }
}
