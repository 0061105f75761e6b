/// Field ids that every city's application form shares, so that slips, cards and lookups find them.
public enum FieldNames {
    /// 申请单位.
    public static let companyName = "applicant.companyName"
    /// 信用代码.
    public static let creditCode = "applicant.creditCode"
    /// A resident's name.
    public static let personName = "applicant.personName"
    /// A resident's citizen number.
    public static let citizenNumber = "applicant.citizenNumber"
    /// 联系人.
    public static let contactName = "contact.name"
    /// 联系电话.
    public static let contactPhone = "contact.phone"
    /// The citizen number of the handler of a company's application.
    public static let contactCitizenNumber = "contact.citizenNumber"
    /// The division code of the place.
    public static let district = "place.district"
    /// Road and house number.
    public static let road = "place.road"
    /// What is broken, 故障情况.
    public static let repairDescription = "repair.description"
    /// 项目代码.
    public static let projectCode = "project.code"
    /// 预约接入时间, as a ``LocalHour``.
    public static let appointment = "appointment.time"
    /// Which business of a utility is asked for, 业务类型.
    public static func business(of utility: UtilityID) -> String { "\(utility).businessType" }
    /// Number of the card that was placed, kept with the case so that the card finds it, whatever the form asks for.
    public static let cardNumber = "card.number"
    /// Where the application was filed, for packs whose rules ask; stated by whoever takes it in.
    public static let intakeChannel = "intake.channel"
    /// The word for a self-service terminal.
    public static let terminalChannel = "terminal"
    /// The signature: an SVG path in a field of 1000 × 500, or ``paperSignature``.
    public static let signature = "signature"
    /// The answer of a person who signs on paper at the window.
    public static let paperSignature = "paper"
}
