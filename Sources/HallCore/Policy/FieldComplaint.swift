/// What can be wrong with an answer, before it is put into words.
enum FieldComplaint: Hashable {
    case missing
    case notAnOption
    case tooLong(Int)
    case tooShort
    case onlyDigits
    case notNumber
    case notInteger
    case tooManyDecimals(Int)
    case tooSmall(Quantity)
    case tooLarge(Quantity)
    case notDate
    case appointment(AppointmentPlan.Problem)
    case phone
    case citizenNumber(CitizenNumberProblem)
    case creditCode(CreditCodeProblem)
    case projectCode

    /// What happened and what to do, in the words of the label, at most 24 characters.
    func message(for field: FormField) -> String {
        let label = field.label
        switch self {
        case .missing: return Self.missing(field)
        case .notAnOption: return "\(label)没有这一项，请重新选"
        case .tooLong(let most): return "\(label)太长，请减到\(most)个字以内"
        case .tooShort: return "\(label)不完整，请写到路名门牌"
        case .onlyDigits: return "\(label)里没有文字，请修改"
        case .notNumber: return "\(label)要填数字，请修改"
        case .notInteger: return "\(label)要填整数，请修改"
        case .tooManyDecimals(let most): return "\(label)最多\(most)位小数，请修改"
        case .tooSmall(let least): return "\(label)不能小于\(least.text)，请修改"
        case .tooLarge(let most): return "\(label)不能大于\(most.text)，请修改"
        case .notDate: return "\(label)没有这一天，请重新选"
        case .appointment(let problem): return Self.words(problem, label)
        case .phone: return "\(label)不对，请填手机号或区号加座机"
        case .citizenNumber(let problem): return Self.words(problem, label)
        case .creditCode(let problem): return Self.words(problem, label)
        case .projectCode: return "\(label)应是24位，请照批文核对"
        }
    }

    private static func missing(_ field: FormField) -> String {
        switch field.kind {
        case .choice, .yesNo, .date, .dateHour: "还没选\(field.label)，请选择"
        default: "还没填\(field.label)，请填写"
        }
    }

    private static func words(_ problem: AppointmentPlan.Problem, _ label: String) -> String {
        switch problem {
        case .tooEarly(let earliest): "\(label)最早\(earliest.date.chineseMonthDay)\(earliest.hour)时，请改选"
        case .dayOff: "\(label)那天不上班，请改选"
        case .outsideSessions: "\(label)不在上班时间，请改选"
        case .tooFar(let days): "\(label)要在\(days)天以内，请改选"
        }
    }

    private static func words(_ problem: CitizenNumberProblem, _ label: String) -> String {
        switch problem {
        case .length: "\(label)应是18位，请核对"
        case .characters: "\(label)只能有数字和X，请核对"
        case .checkSignNotLast: "\(label)的X只能在末位，请核对"
        case .birthDate: "\(label)里的生日不对，请核对"
        case .checkDigit: "\(label)对不上，请逐位核对"
        }
    }

    private static func words(_ problem: CreditCodeProblem, _ label: String) -> String {
        switch problem {
        case .length: "\(label)应是18位，请核对"
        case .characters: "\(label)里没有I、O、S、V、Z，请核对"
        case .region: "\(label)第3到8位是数字，请核对"
        case .checkSign, .organisationCheck: "\(label)对不上，请逐位核对"
        }
    }
}
