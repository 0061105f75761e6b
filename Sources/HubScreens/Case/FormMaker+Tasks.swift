import HallCore

extension FormMaker {
    /// The form for a task of the person's offices; nil for what only applicants do.
    func form(for task: CaseTask) -> OrderFormView? {
        switch task.work {
        case .finish(let stage): finish(stage, task)
        case .supply(let stage, let facts): supply(facts, after: stage, task)
        case .opinion(let permission, let department): opinion(permission, department, task, form: task.id)
        case .sendCorrections: sendCorrections(task)
        case .collect(let material): collect(material, task)
        case .checkUpload(let material): checkUpload(material, task)
        case .answer(let problem): answer(problem, task)
        case .offerHours: offer(task)
        case .appoint: appoint(task)
        case .decideWithdrawal: decideWithdrawal(task)
        case .takeOver(let id): takeOver(id, task)
        case .mend, .evaluate: nil
        }
    }

    /// Forms for all tasks of the person's offices; what one office has to finish in several lanes is one form.
    func forms(for tasks: [CaseTask]) -> [OrderFormView] {
        var done: Set<String> = []
        return tasks.compactMap { task in
            guard !done.contains(task.id) else { return nil }
            let same = tasks.filter { $0.lane != nil && $0.party == task.party && $0.work == task.work }
            guard case .finish(let stage) = task.work, same.count > 1 else { return form(for: task) }
            done.formUnion(same.map(\.id))
            return finish(stage, together: same)
        }
    }

    /// One stage of several lanes: which of them is ticked.
    private func finish(_ id: String, together tasks: [CaseTask]) -> OrderFormView {
        let (stage, form) = (pack.stage(id), "finish:\(id)")
        let lanes = process.lanes.map(\.utility).filter(tasks.compactMap(\.lane).contains)
        let facts = openFacts(at: id)
        let which = InputView.several(
            place(form, "lanes"), "办哪几项", options: lanes.map { (value: $0, words: scene.name($0)) }, chosen: lanes)
        var made = self.form(
            form, stage?.title ?? id, effect: effect(of: stage, facts, tasks[0]), task: tasks[0],
            hidden: [("stage", id)],
            inputs: [which] + facts.map { input($0, lanes[0], form: form) },
            buttons: [.main(.finish, "办完“\(stage?.title ?? id)”")])
        made.anchors = tasks.map(\.id)
        return made
    }

    /// What is asked in a stage and was not stated when the application was filed.
    private func openFacts(at stage: String) -> [FactDefinition] {
        pack.facts.filter { $0.askedAt == stage && process.form.answers[$0.id] == nil }
    }

    /// For a department that was asked and has nothing to do now: an opinion that is changed.
    func revisions() -> [OrderFormView] {
        let open = process.lanes.filter { !$0.position.isOver }.flatMap(\.permissions)
        let asked = scene.parties.flatMap { party -> [(kind: String, department: String)] in
            guard case .department(let id) = party else { return [] }
            let own = open.filter { $0.asked.contains(id) && $0.verdict != .agreed && $0.opinions[id] != nil }
            return Set(own.map(\.kind)).sorted().map { ($0, id) }
        }
        return asked.map { kind, department in
            let task = CaseTask.Work.opinion(permission: kind, department: department)
            var made = opinion(kind, department, nil, form: "revise:\(kind):\(department)")
            made.title = "改变意见：" + task.title(in: pack)
            return made
        }
    }

    private func finish(_ id: String, _ task: CaseTask) -> OrderFormView {
        let stage = pack.stage(id)
        let facts = openFacts(at: id)
        let sheet = pack.form(id).map { sheetInputs($0, lane: task.lane, form: task.id) } ?? []
        let asked = facts.map { input($0, task.lane, form: task.id) }
        return form(
            task.id, title(stage?.title ?? id, task.lane), effect: effect(of: stage, facts, task), task: task,
            lane: task.lane, hidden: [("stage", id)], inputs: sheet + asked,
            buttons: [.main(.finish, "办完“\(stage?.title ?? id)”")])
    }

    private func effect(of stage: Stage?, _ facts: [FactDefinition], _ task: CaseTask) -> String {
        let next = (stage?.next ?? []).compactMap { pack.stage($0.to)?.title }
        let after = next.isEmpty ? "办完后这一项结束。" : "办完后进入\(next.map { "“\($0)”" }.joined(separator: "或者"))。"
        let scope = stage?.scope == .case && task.lane == nil ? "各项一起往下走。" : ""
        return after + scope + (facts.isEmpty ? "" : "还没查明的可以先不填，以后补。")
    }

    private func supply(_ facts: [String], after stage: String, _ task: CaseTask) -> OrderFormView {
        let inputs = facts.map { id in
            pack.facts.first { $0.id == id }.map { input($0, task.lane, form: task.id) } ?? plain(id, task)
        }
        return form(
            task.id, title("查明情况，才能决定“\(pack.stage(stage)?.title ?? stage)”以后怎么走", task.lane),
            effect: "填好后系统按规定自动选下一步，并写明依据。", task: task, lane: task.lane, inputs: inputs,
            buttons: [.main(.supply, "提交查明的情况")])
    }

    /// A fact that a field of the application would have said.
    private func plain(_ id: String, _ task: CaseTask) -> InputView {
        let field = pack.forms.lazy.compactMap { $0.field(id) }.first
        let place = place(task.id, "fact.\(id)")
        if let options = field?.options {
            return .radio(place, pack.factTitle(id), options: options.map { ($0.id, $0.label) })
        }
        return .line(place, pack.factTitle(id), unit: field?.unit)
    }

    /// A fact as a question: by its kind, with unit and options; what is known already stands there.
    func input(_ fact: FactDefinition, _ lane: UtilityID?, form: String) -> InputView {
        let place = place(form, "fact.\(fact.id)")
        let known = process.known[lane.map { "\($0):\(fact.id)" } ?? fact.id] ?? process.known[fact.id]
        let hint = "\(fact.by)查明，\(fact.cite.text)"
        switch fact.kind {
        case .yesNo:
            return .radio(place, fact.title, hint: hint, options: [("yes", "是"), ("no", "否")], value: known)
        case .choice:
            let options = (fact.options ?? []).map { (value: $0.id, words: $0.label) }
            return .radio(place, fact.title, hint: hint, options: options, value: known)
        case .number:
            return .line(
                place, fact.title, hint: hint, keys: "decimal", unit: fact.unit, value: known ?? "", longest: 20)
        case .date: return .line(place, fact.title, hint: hint, type: "date", value: known ?? "")
        }
    }

    private func opinion(
        _ kind: String, _ department: String, _ task: CaseTask?, form: String
    ) -> OrderFormView {
        let permission = pack.approvals.first { $0.id == kind }
        let who = pack.departments.first { $0.id == department }?.name
        return self.form(
            form, title("出具意见：\(permission?.title ?? kind)", task?.lane),
            effect: "各部门都同意，这一步自动办完。有一家不同意，外线工程就停在这一步。", task: task, lane: task?.lane,
            hidden: [("permission", kind), ("department", department)],
            facts: who.map { [OrderFormView.Fact(term: "出具部门", text: $0)] } ?? [],
            inputs: [.lines(place(form, "remark"), "意见", hint: "同意时可以不填；不同意必须写明理由和依据。")],
            buttons: [.main(.agree, "同意"), .danger(.object, "不同意")])
    }
}
