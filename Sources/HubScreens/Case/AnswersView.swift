import HallCore
import HubService

/// The application as it stands, with the source of each answer.
struct AnswersView {
    struct Answered {
        var question: String
        var answer: String
        var sources: [String]
        /// For what is shown whole only for a reason that is recorded.
        var reveals: [OrderFormView]
    }

    var heading: String
    var answers: [Answered]

    /// Who applies and whom to call come first; the rest stands in form order.
    static func sections(_ scene: CaseScene) -> [AnswersView] {
        let (form, pack) = (scene.process.form, scene.pack)
        let sections = pack.form(form.formID)?.sections ?? []
        let people = sections.filter { ["applicant", "handler"].contains($0.page) }
        let rest = sections.filter { !["applicant", "handler"].contains($0.page) }
        return (people + rest).compactMap { section -> AnswersView? in
            let answers = section.fields.compactMap { field in
                form.answers[field.id].flatMap { $0.value.isEmpty ? nil : answered($0, field, scene) }
            }
            return answers.isEmpty ? nil : AnswersView(heading: section.title, answers: answers)
        }
    }

    private static func answered(_ answer: Answer, _ field: FormField, _ scene: CaseScene) -> Answered {
        let source = AnswerText.source(answer.source)
        let fact = PersonalFact(field: field.id, of: scene.pack.form(scene.process.form.formID))
        let isOnRequest = fact.map { scene.file.disclosure.sight(of: field.id, $0) == .onRequest } ?? false
        return Answered(
            question: field.label, answer: scene.text(answer, of: field),
            sources: [source.isEmpty ? "申请人填写" : source],
            reveals: isOnRequest ? [FormMaker(scene: scene).revealForm(field)] : [])
    }
}

extension CaseScene {
    /// An answer as the person may see it: what is personal as their offices' table says.
    func text(_ answer: Answer, of field: FormField) -> String {
        let fact = PersonalFact(field: field.id, of: pack.form(process.form.formID))
        guard answer.value != Answer.unknownValue else { return AnswerText.text(answer, of: field) }
        return file.disclosure.text(answer.value, of: field.id, fact) ?? AnswerText.text(answer, of: field)
    }

    /// The applicant's signature, for those who may see it.
    var signature: String? {
        file.disclosure.sight(of: FieldNames.signature, .paper) == .whole
            ? process.form.value(of: FieldNames.signature) : nil
    }
}

extension FormMaker {
    /// Asks why somebody needs to see an answer whole.
    func revealForm(_ field: FormField) -> OrderFormView {
        var made = form(
            "reveal:\(field.id)", "查看完整的\(field.label)", effect: "您的工号、时间和原因会记进审计记录。",
            hidden: [("field", field.id)], inputs: [.line(place("reveal:\(field.id)", "reason"), "为什么要看")], buttons: [])
        made.action = scene.path + "/disclosures"
        made.buttons = [OrderFormView.Button(kind: "", words: "查看", look: "")]
        return made
    }
}
