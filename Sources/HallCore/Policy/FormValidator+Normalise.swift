extension FormValidator {
    /// What a person typed, as it is stored: full-width digits, blanks and dashes put right.
    ///
    /// Doing it twice changes nothing more. What cannot be understood is kept, so that it can be corrected.
    public static func normalise(_ text: String, kind: FieldKind) -> String {
        let clean = TypedText.trimmed(TypedText.plain(text))
        if clean == Answer.unknownValue { return clean }
        switch kind {
        case .text, .company, .address: return clean
        case .personName: return TypedText.personName(clean)
        case .choice, .yesNo: return clean
        case .number, .integer: return number(clean)
        case .phone: return phone(clean)
        case .citizenNumber, .creditCode: return TypedText.signs(clean)
        case .projectCode: return ProjectCode.grouped(TypedText.signs(clean))
        case .date: return date(clean)?.iso ?? clean
        case .dateHour: return hour(clean)?.text ?? clean
        }
    }

    private static func number(_ text: String) -> String {
        let half = TypedText.halfWidth(text).filter { !$0.isWhitespace && $0 != "," }
        let point = String(half.map { $0 == "。" ? "." : $0 })
        return Quantity(point)?.text ?? point
    }

    private static func phone(_ text: String) -> String {
        var digits = TypedText.signs(text).filter { !"()".contains($0) }
        for prefix in ["+86", "0086"] where digits.hasPrefix(prefix) {
            digits.removeFirst(prefix.count)
        }
        return digits
    }

    private static func date(_ text: String) -> CivilDate? {
        let parts = numbers(in: text)
        if parts.count == 1 { return CivilDate(compact8: TypedText.signs(text)) }
        guard parts.count == 3 else { return nil }
        return CivilDate(year: parts[0], month: parts[1], day: parts[2])
    }

    private static func hour(_ text: String) -> LocalHour? {
        let parts = numbers(in: text)
        guard parts.count == 4 || parts.count == 5 && parts[4] == 0,
            let date = CivilDate(year: parts[0], month: parts[1], day: parts[2])
        else { return nil }
        return LocalHour(date: date, hour: parts[3])
    }

    private static func numbers(in text: String) -> [Int] {
        TypedText.halfWidth(text).split { !($0.isASCII && $0.isNumber) }.compactMap(Digits.number)
    }
}
