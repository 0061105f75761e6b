import HallCore
import HubService

extension CasePage {
    /// - Parameter done: what was done last, in words.
    init(_ scene: CaseScene, done: String? = nil) {
        let (record, process, pack) = (scene.file.record, scene.process, scene.pack)
        let maker = FormMaker(scene: scene)
        let work = maker.forms(for: scene.work.ownTasks)
        let more =
            maker.revisions() + maker.paperForms() + (maker.postponeForm().map { [$0] } ?? []) + maker.deskForms()
        let tasks = scene.work.standing.tasks
        let signature = scene.signature
        self.init(
            head: scene.visitor.head, number: record.number.text, applicant: record.maskedApplicant(in: pack),
            status: scene.work.standing.status.title, statusStyle: scene.work.standing.status.badge,
            submitted: Self.submitted(record), hall: Self.hall(process, pack),
            done: done.map { [$0] } ?? [], trouble: Self.trouble(scene, among: work + more),
            isWrong: scene.trouble != nil, work: work, hasWork: !work.isEmpty, nothingToDo: Self.nothing(scene),
            more: more, hasMore: !more.isEmpty, held: tasks.map { Held($0, scene) }, hasHeld: !tasks.isEmpty,
            lanes: process.lanes.map { LaneCard($0, scene) }, permissions: PermissionView.all(scene),
            hasPermissions: process.lanes.contains { !$0.permissions.isEmpty }, survey: Self.survey(scene),
            hasSurvey: !Self.survey(scene).isEmpty, papers: PapersView(scene),
            problems: process.problems.map { ProblemView($0, scene) }, hasProblems: !process.problems.isEmpty,
            sheets: process.sheets.compactMap { SheetView($0, scene) }, journal: JournalLine.lines(scene),
            sections: AnswersView.sections(scene),
            signature: signature.flatMap { $0 == FieldNames.paperSignature ? nil : [$0] } ?? [],
            signsOnPaper: signature == FieldNames.paperSignature,
            evaluation: process.evaluation.map { [Evaluation.title($0.score) + ($0.text.map { "：\($0)" } ?? "")] } ?? []
        )
    }

    private static func hall(_ process: CaseProcess, _ pack: PolicyPack) -> String {
        process.hall.map { id in pack.halls.first { $0.id == id }?.name ?? id } ?? pack.contact.hall
    }

    private static func nothing(_ scene: CaseScene) -> String {
        if scene.process.isOver { return "这个办件已经全部办结，没有要办的事。" }
        let holders = scene.work.standing.tasks.map { $0.party.title(in: scene.pack) }
            .reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return "现在没有要您办的事。" + (holders.isEmpty ? "" : "正由\(holders.joined(separator: "、"))办理。")
    }

    private static func survey(_ scene: CaseScene) -> [OrderFormView.Fact] {
        let plan = scene.process.survey
        let hour = plan.hour.map { [OrderFormView.Fact(term: "约定的时间", text: $0.chinese)] } ?? []
        let offers = scene.process.lanes.compactMap { lane -> OrderFormView.Fact? in
            guard let hours = plan.offers[lane.utility], !hours.isEmpty else { return nil }
            return OrderFormView.Fact(
                term: "\(scene.name(lane.utility))能来", text: hours.map(\.chinese).joined(separator: "、"))
        }
        let moved = plan.postponed > 0 ? [OrderFormView.Fact(term: "改约", text: "\(plan.postponed) 次")] : []
        return hour + offers + moved
    }

    private static func trouble(_ scene: CaseScene, among forms: [OrderFormView]) -> [TroubleView] {
        guard let trouble = scene.trouble else { return [] }
        let isThere = forms.contains { $0.formID == trouble.order.form }
        let headline = trouble.text.isEmpty ? [] : [Mistake(target: trouble.order.form, text: trouble.text)]
        let own = trouble.mistakes.map { Mistake(target: "\(trouble.order.form).\($0.name)", text: $0.text) }
        let orphans = isThere ? [] : trouble.order.values.typedTexts
        let lost = trouble.text.isEmpty ? "这件事已经不用办了，您填的没有保存。请看现在的情况。" : trouble.text
        return [
            TroubleView(
                headline: isThere ? "请检查以下内容" : lost, mistakes: isThere ? headline + own : [], orphans: orphans,
                hasOrphans: !orphans.isEmpty)
        ]
    }
}

extension FormValues {
    /// What a person wrote into a form that is not on the page any more, so that it is not lost.
    var typedTexts: [String] {
        let names = ["text", "remark", "reason", "papers"]
        let answers = under("sheet.").merging(under("fact.")) { $1 }.merging(under("answer.")) { $1 }
        return names.compactMap { self[$0] } + answers.keys.sorted().compactMap { answers[$0] }
    }
}

extension CasePage.Held {
    init(_ task: CaseTask, _ scene: CaseScene) {
        work = task.work.title(in: scene.pack)
        let assignee = scene.process.assignees[task.party].map { "（工号 \($0)）" } ?? ""
        office = task.party.title(in: scene.pack) + assignee
        lane = task.lane.map(scene.name) ?? "整件"
        heldDue = DueView(task, now: scene.now, span: scene.span)
        sinceAt = task.since.chineseShort
    }
}

extension ProblemView {
    init(_ problem: ReportedProblem, _ scene: CaseScene) {
        asked = problem.text ?? "没有写内容"
        about = "\(problem.reportedAt.chineseShort)，\(problem.utility.map(scene.name) ?? "整件")"
        let words = problem.answerText.map { "：\($0)" } ?? ""
        switch problem.answer {
        case .solved(let at): reply = "\(at.chineseShort) 已解决\(words)"
        case .scheduled(_, let until): reply = "\(until.chinese)前解决\(words)"
        case nil: reply = "还没有答复"
        }
    }
}

extension SheetView {
    init?(_ sheet: FilledSheet, _ scene: CaseScene) {
        guard let form = scene.pack.form(sheet.form) else { return nil }
        sheetTitle = form.title + (sheet.lane.map { "（\(scene.name($0))）" } ?? "")
        filled = form.fields.compactMap { field in
            sheet.answers[field.id].map { value in
                let answer = Answer(value: value, source: .staff)
                return OrderFormView.Fact(term: field.label, text: AnswerText.text(answer, of: field))
            }
        }
    }
}

extension CasePage {
    /// When and where it was submitted, and who of the staff received the applicant there.
    private static func submitted(_ record: CaseRecord) -> String {
        "\(record.submittedAt.chinese) 在终端 \(record.kiosk) 提交"
            + (record.receiver.map { "，首接人员 \($0.name)（\($0.number)）" } ?? "")
    }
}
