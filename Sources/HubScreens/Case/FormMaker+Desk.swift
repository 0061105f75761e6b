import HallCore
import HubService

extension FormMaker {
    func answer(_ id: String, _ task: CaseTask) -> OrderFormView {
        let problem = process.problems.first { $0.id == id }
        return form(
            task.id, title("答复反映的问题", task.lane), effect: "答复写进办理记录，申请人和各单位都能看到。", task: task,
            hidden: [("problem", id)],
            facts: [OrderFormView.Fact(term: "问题", text: problem?.text ?? "没有写内容")],
            inputs: [
                .radio(
                    place(task.id, "outcome"), "处理结果", options: [("solved", "已经解决"), ("scheduled", "有办法，定了日期")],
                    value: "solved"),
                .line(place(task.id, "until"), "哪天解决", hint: "选“定了日期”时填。", type: "date"),
                .lines(place(task.id, "text"), "答复内容"),
            ], buttons: [.main(.answer, "答复")])
    }

    func takeOver(_ id: String, _ task: CaseTask) -> OrderFormView {
        let papers = process.handOvers.first { $0.id == id }
        let from = papers.map { $0.from.words(in: pack) } ?? ""
        return form(
            task.id, "签收移交的材料", effect: "签收后由你们保管，移交双方都记在办理记录里。", task: task, hidden: [("handover", id)],
            facts: [OrderFormView.Fact(term: "移交方", text: from)], list: papers?.papers ?? [],
            buttons: [.main(.takeOver, "核对无误，签收")])
    }

    func decideWithdrawal(_ task: CaseTask) -> OrderFormView {
        let lanes = (process.withdrawal?.lanes ?? []).map(scene.name).joined(separator: "、")
        return form(
            task.id, "申请人要撤件", effect: "同意后这几项立即结束，不能恢复。不同意则照常往下办。", task: task,
            facts: [OrderFormView.Fact(term: "要撤的", text: lanes)],
            buttons: [.danger(.allowWithdrawal, "同意撤件"), .plain(.denyWithdrawal, "不同意，继续办理")])
    }

    /// What may be done at any time, each behind a line that opens.
    func deskForms() -> [OrderFormView] {
        let whole = [
            sendAgainForm(), partialForm(), handOverForm(), withdrawalForm(), assignForm(), managerForm(),
            transferForm(), reprintForm(),
        ]
        return laneForms() + (whole + sheetForms()).compactMap(\.self)
    }

    private func sendAgainForm() -> OrderFormView? {
        let stuck = scene.file.deliveries.filter(\.canBeSentAgain).map { scene.name($0.utility) }
        guard !stuck.isEmpty, scene.parties.contains(where: LaneDelivery.senders.contains) else { return nil }
        return form(
            "send-again", "重新发送", effect: "用原来的编号再送一次，对方不会收到两份。", list: stuck,
            buttons: [.main(.sendAgain, "重新发送")])
    }

    private func reprintForm() -> OrderFormView? {
        let papers = scene.work.engine.reprintable(of: process, at: scene.now)
        guard let first = papers.first, scene.may(.reprint(paper: first.id, copy: 2)) else { return nil }
        return form(
            "reprint", "补打", effect: "纸上注明第几份和“补打”，并记入办理记录。登记后在下面“补打的纸”里打开打印。",
            inputs: [.list(place("reprint", "paper"), "补打哪一种", options: papers.map { ($0.id, $0.title) })],
            buttons: [.plain(.reprint, "补打")])
    }

    private func partialForm() -> OrderFormView? {
        let stages = pack.stages.filter { stage in
            stage.partialAfter != nil && process.lanes.contains { $0.position == .waiting(stage.id) }
                && scene.may(.answerPartially(stage: stage.id))
        }
        guard let stage = stages.first else { return nil }
        return form(
            "partial", "先答复已有结果", effect: "已有结果的先往下办，其余的到了再答复。", hidden: [("stage", stage.id)],
            buttons: [.main(.answerPartially, "先答复一部分")])
    }

    private func handOverForm() -> OrderFormView? {
        let sample = ProcessEvent.handOver(id: "", papers: [], to: .window)
        guard scene.may(sample) else { return nil }
        let offices = [Party.window] + process.lanes.map { .utility($0.utility) } + askedDepartments()
        let others = offices.filter { !scene.parties.contains($0) }
        guard !others.isEmpty else { return nil }
        return form(
            "hand-over", "移交纸质材料", effect: "对方签收以后才算移交完。",
            inputs: [
                .list(place("hand-over", "to"), "交给谁", options: others.map { ($0.description, $0.title(in: pack)) }),
                .lines(place("hand-over", "papers"), "移交哪些材料", hint: "一行写一份。"),
            ], buttons: [.main(.handOver, "移交")])
    }

    private func askedDepartments() -> [Party] {
        let asked = process.lanes.flatMap(\.permissions).flatMap(\.asked)
        return pack.departments.filter { asked.contains($0.id) }.map { .department($0.id) }
    }

    private func withdrawalForm() -> OrderFormView? {
        guard process.withdrawal == nil, !process.isOver, scene.may(.askWithdrawal(lane: nil)) else { return nil }
        return form(
            "withdraw", "登记申请人要撤件", effect: "还没受理的马上撤回；已受理的等确认。",
            inputs: [laneInput("withdraw", scene.liveLanes, everything: "全部撤件")],
            buttons: [.danger(.askWithdrawal, "登记撤件")])
    }

    private func assignForm() -> OrderFormView? {
        guard !process.isOver else { return nil }
        let number = scene.visitor.workNumber
        let own = scene.parties.filter { scene.may(.assign(party: $0, workNumber: number)) && $0 != .supervisor }
        guard !own.isEmpty else { return nil }
        let held = own.filter { process.assignees[$0] == number }
        let free = own.filter { process.assignees[$0] != number }
        let options = (free.isEmpty ? held : own).map { (value: $0.description, words: $0.title(in: pack)) }
        return form(
            "assign", "由我承办", effect: "别人在工作台上看得到这件由你承办；随时可以退回大家承办。",
            inputs: options.count > 1 ? [.list(place("assign", "party"), "以哪个岗位", options: options)] : [],
            buttons: (free.isEmpty ? [] : [.main(.take, "由我承办")]) + (held.isEmpty ? [] : [.plain(.release, "退回大家承办")])
        ).adding(options.count == 1 ? [("party", options[0].value)] : [])
    }

    private func managerForm() -> OrderFormView? {
        let choices = scene.file.managers
        guard !process.isOver, !choices.isEmpty, scene.may(.assign(party: .manager, workNumber: nil)) else {
            return nil
        }
        let present = process.assignees[.manager]
        let now = present.map { number in
            choices.first { $0.workNumber == number }.map { "\($0.name)（工号 \(number)）" } ?? "工号 \(number)"
        }
        return form(
            "manager", "指派项目经理", effect: "这件只在这位项目经理的工作台和“我的办件”里；没有指派的，每位项目经理都看得到。",
            facts: [OrderFormView.Fact(term: "现在", text: now ?? "还没有指派，每位项目经理都能办")],
            inputs: [
                .list(
                    place("manager", "manager"), "交给谁跟到底",
                    options: choices.map { ($0.workNumber, "\($0.name)（工号 \($0.workNumber)）") }, value: present)
            ],
            buttons: [.main(.nameManager, "指派")] + (present == nil ? [] : [.plain(.freeManager, "不再指定")]))
    }

    private func transferForm() -> OrderFormView? {
        let halls = pack.halls.filter { $0.id != process.hall }
        guard !process.isOver, halls.count > 1 || process.hall != nil, scene.may(.transfer(hall: "")), !halls.isEmpty
        else {
            return nil
        }
        return form(
            "transfer", "转到其他大厅办理", effect: "这个办件从本大厅的工作台移到那边，时限照旧。",
            inputs: [.list(place("transfer", "hall"), "转到哪个大厅", options: halls.map { ($0.id, $0.name) })],
            buttons: [.main(.transfer, "转过去")])
    }
}

extension Actor {
    /// `综合窗口（工号 W01）`.
    func words(in pack: PolicyPack) -> String {
        party.title(in: pack) + (workNumber.map { "（工号 \($0)）" } ?? "")
    }
}
