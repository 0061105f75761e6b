extension PaperFiller {
    private static let fieldMark = "field:"
    private static let maskedMark = "masked:"
    private static let factMark = "fact:"

    /// The value of a variable that is not of an entry.
    func value(_ name: String) -> String? {
        if name.hasPrefix(Self.fieldMark) {
            return answer(String(name.dropFirst(Self.fieldMark.count)), whole: true)
        }
        if name.hasPrefix(Self.maskedMark) {
            return answer(String(name.dropFirst(Self.maskedMark.count)), whole: false)
        }
        if name.hasPrefix(Self.factMark) { return fact(String(name.dropFirst(Self.factMark.count))) }
        return caseValue(name) ?? packValue(name)
    }

    private func caseValue(_ name: String) -> String? {
        switch name {
        case "case.number": content.record.number.text
        case "case.submitted": content.record.submittedAt.chinese
        case "applicant": template.isUnattended ? application.maskedApplicant : applicant
        case "applicant.masked": application.maskedApplicant
        case "today": content.now.date.chinese
        case "asOf": content.asOf.chinese
        case "copy": content.copy > 1 ? String(content.copy) : nil
        case "matters":
            content.record.lanes.compactMap { pack.utility($0.utility)?.matter }.joined(separator: "、")
        case "appointment":
            application.value(of: FieldNames.appointment).flatMap { LocalHour($0)?.chinese }
        default: nil
        }
    }

    private func packValue(_ name: String) -> String? {
        switch name {
        case "pack.title": pack.title
        case "hall.name": pack.contact.hall
        case "hall.phone": pack.contact.phone
        case "form.title": form?.title
        default: nil
        }
    }

    private var applicant: String? {
        application.value(of: FieldNames.companyName) ?? application.value(of: FieldNames.personName)
    }

    private func answer(_ id: String, whole: Bool) -> String? {
        guard let value = application.value(of: id) else { return nil }
        let field = form?.field(id) ?? pack.forms.lazy.compactMap { $0.field(id) }.first
        return whole && !template.isUnattended
            ? FieldText.whole(value, of: field) : FieldText.masked(value, of: field)
    }

    /// One value for the case, or those of the lanes where they differ.
    private func fact(_ id: String) -> String? {
        let definition = pack.facts.first { $0.id == id }
        if let value = content.facts[id] { return FieldText.whole(value, of: definition) }
        let found = content.record.lanes.compactMap { lane -> String? in
            guard let value = content.facts["\(lane.utility):\(id)"] else { return nil }
            return name(lane.utility) + FieldText.whole(value, of: definition)
        }
        return found.isEmpty ? nil : found.joined(separator: "，")
    }

    func name(_ utility: UtilityID) -> String { pack.utility(utility)?.name ?? utility }
}
