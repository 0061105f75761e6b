import HallCore

/// An answer as a clerk reads it: identity numbers masked, phones whole, choices by their labels.
struct AnswerText {
    static func text(_ answer: Answer, of field: FormField) -> String {
        let value = answer.value
        if value == Answer.unknownValue, field.mayBeUnknown { return "不知道（申请人未能提供）" }
        switch field.kind {
        case .citizenNumber: return Mask.citizenNumber(value)
        case .yesNo: return value == "yes" ? "是" : "否"
        case .choice: return field.options?.first { $0.id == value }?.label ?? value
        case .dateHour: return LocalHour(value)?.chinese ?? value
        case .date: return CivilDate(iso: value)?.chinese ?? value
        case .number, .integer: return field.unit.map { "\(value) \($0)" } ?? value
        case .text, .personName, .company, .phone, .creditCode, .address, .projectCode: return value
        }
    }

    static func source(_ source: AnswerSource) -> String {
        switch source {
        case .typed: ""
        case .card: "身份证读取"
        case .staff: "工作人员填写"
        case .carried: "沿用前面的填写"
        }
    }
}
