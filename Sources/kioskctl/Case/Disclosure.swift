import HallCore

/// How much of what people wrote is shown.
enum Disclosure {
    case masked, clear

    private static let hidden = "〔隐〕"
    /// Longer than any option id, number or hour.
    private static let longestPlainValue = 24

    /// An answer of a form. What is not known to be harmless is hidden: a city's form may ask for anything.
    func shown(_ value: String, field: String, of form: ApplicationForm) -> String {
        switch self {
        case .clear: value
        case .masked: Self.masked(value, field: field, utilities: form.utilities)
        }
    }

    /// Free text of an officer, which may name a person.
    func shown(message: String) -> String {
        switch self {
        case .clear: message
        case .masked: Self.hidden
        }
    }

    private static func masked(_ value: String, field: String, utilities: [UtilityID]) -> String {
        switch field {
        case FieldNames.personName, FieldNames.contactName: Mask.name(value)
        case FieldNames.citizenNumber, FieldNames.contactCitizenNumber: Mask.citizenNumber(value)
        case FieldNames.contactPhone: Mask.phone(value)
        case FieldNames.road: Mask.address(value)
        case FieldNames.companyName, FieldNames.creditCode, FieldNames.district, FieldNames.projectCode,
            FieldNames.appointment:
            value
        default: isTechnical(value, field: field, utilities: utilities) ? value : hidden
        }
    }

    /// A choice, a number or a date about one of the utilities' connections.
    private static func isTechnical(_ value: String, field: String, utilities: [UtilityID]) -> Bool {
        let section = field.split(separator: ".").first.map(String.init)
        return utilities.contains { $0 == section } && value.count <= longestPlainValue
            && value.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }
}
