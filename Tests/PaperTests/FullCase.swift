import HallCore
import PackFiles

/// Applications with everything filled in, of invented people.
enum FullCase {
    /// The application by one form: every utility the form's services allow, every field that is then shown.
    static func scenario(_ loaded: LoadedPack, form: FormDefinition, applicant: ApplicantKind) throws
        -> Scenario
    {
        let pack = loaded.pack
        let offered = pack.utilities.map(\.id).filter { utility in
            pack.services.contains {
                ($0.utility ?? utility) == utility && $0.form == form.id
                    && $0.applicants.contains(applicant)
            }
        }
        var answers: [String: String] = [:]
        for field in form.fields { answers[field.id] = value(of: field, applicant) }
        answers = try shown(answers, loaded, form, applicant, offered)
        answers[FieldNames.signature] =
            "M100 300 L180 120 L260 310 M140 230 L230 230 M320 150 L420 150 L360 330 L470 300"
        var facts: [String: String] = [:]
        for fact in pack.facts { facts[fact.id] = value(of: fact) }
        return try scenario(
            at: "2026-11-23T10:28:00+08:00", applicant, form.id, offered, answers, facts)
    }

    /// Without what this applicant is not asked.
    private static func shown(
        _ answers: [String: String], _ loaded: LoadedPack, _ form: FormDefinition,
        _ applicant: ApplicantKind,
        _ utilities: [UtilityID]
    ) throws -> [String: String] {
        let now = Timestamp(milliseconds: 0)
        let validator = FormValidator(form, of: loaded.pack, calendar: loaded.calendar, now: now)
        let application = ApplicationForm(
            formID: form.id, applicantKind: applicant, utilities: utilities,
            answers: answers.mapValues { Answer(value: $0, source: .typed) })
        return validator.pruned(application).answers.mapValues(\.value)
    }

    private static func scenario(
        at: String, _ applicant: ApplicantKind, _ form: String, _ utilities: [UtilityID],
        _ answers: [String: String], _ facts: [String: String]
    ) throws -> Scenario {
        try JSONValue.object([
            "at": .string(at), "applicant": .string(applicant.rawValue), "form": .string(form),
            "utilities": .array(utilities.map(JSONValue.string)),
            "answers": .object(answers.mapValues(JSONValue.string)),
            "facts": .object(facts.mapValues(JSONValue.string)),
        ]).decode(Scenario.self)
    }

    private static func value(of field: FormField, _ applicant: ApplicantKind) -> String? {
        if applicant == .company, [FieldNames.personName, FieldNames.citizenNumber].contains(field.id) {
            return nil
        }
        if applicant == .resident, [FieldNames.companyName, FieldNames.creditCode].contains(field.id) {
            return nil
        }
        return switch field.kind {
        case .choice: field.options?.first?.id
        case .yesNo: "yes"
        case .number, .integer: field.min?.text ?? "12"
        case .date: "2026-12-20"
        case .dateHour: "2026-12-01T09"
        case .phone: "13800000001"
        case .citizenNumber: "990101189912310005"
        case .creditCode: "91990101MA00TE5T2P"
        case .personName: "欧阳䶮𪚥"
        case .company: "测试示例食品有限公司"
        case .address: "测试大道88号3栋"
        case .projectCode: "2606-990101-04-01-123456"
        case .text: "测试内容"
        }
    }

    private static func value(of fact: FactDefinition) -> String? {
        switch fact.kind {
        case .number: "12"
        case .yesNo: "yes"
        case .date: "2015-06-01"
        case .choice: fact.options?.first?.id
        }
    }
}
