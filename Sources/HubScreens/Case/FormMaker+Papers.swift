import HallCore
import HubService

extension FormMaker {
    /// The one list, as the applicant will read it.
    func sendCorrections(_ task: CaseTask) -> OrderFormView {
        form(
            task.id, "发出一次性补正告知", effect: "申请人一次看到下面全部内容，补齐以前这几项暂停计时。发出后不能再加。", task: task,
            list: merged(process.corrections.last), buttons: [.main(.sendCorrections, "发出这份清单")])
    }

    /// What several ask for stands there once, with who asks.
    func merged(_ round: CorrectionRound?) -> [String] {
        (round?.list ?? []).map { entry in
            let who = entry.lanes.map { $0.map { scene.name($0) } ?? "综合窗口" }
            return "\(entry.text)（\(who.joined(separator: "、"))）"
        }
    }

    func collect(_ material: String, _ task: CaseTask) -> OrderFormView {
        let title = pack.materials.first { $0.id == material }?.title ?? material
        return form(
            task.id, self.title("收取容缺材料：\(title)", task.lane), effect: "登记后不再向申请人要这份材料。", task: task,
            hidden: [("material", material)], buttons: [.main(.receive, "已收到")])
    }

    /// Pages that came by phone, to be looked at.
    func checkUpload(_ material: String, _ task: CaseTask) -> OrderFormView {
        let title = pack.materials.first { $0.id == material }?.title ?? material
        let pages = process.uploads.filter { $0.material == material && $0.check == nil }
        return form(
            task.id, "核对手机上传：\(title)", effect: "打开下面“材料”里的文件看过再定。退回后请申请人重新上传。", task: task,
            hidden: [("material", material)], facts: [OrderFormView.Fact(term: "页数", text: "\(pages.count)")],
            inputs: [
                .lines(place(task.id, "reason"), "退回的原因（退回时填）", hint: "写清楚哪里不行、怎么重拍，申请人会原样看到。", rows: 2)
            ],
            buttons: [.main(.acceptUpload, "清楚，收下"), .danger(.sendBackUpload, "退回重传")])
    }

    /// What besides tasks may be done with papers.
    func paperForms() -> [OrderFormView] {
        [noteForm(), mendForm(), receiveForm(), licenceForm()].compactMap(\.self)
    }

    private func noteForm() -> OrderFormView? {
        guard process.openCorrection == nil, !process.isOver else { return nil }
        let lanes = askedOf()
        guard !lanes.isEmpty else { return nil }
        let id = "note"
        let which = InputView.list(place(id, "lane"), "针对哪一项", options: lanes)
        return form(
            id, "列入补正清单", effect: "先记在清单上，由综合窗口合并后一次告知申请人。",
            inputs: (lanes.count > 1 ? [which] : []) + [
                .list(place(id, "subject"), "补什么", options: subjects()),
                .lines(place(id, "text"), "怎么补", hint: "写清楚缺什么、要什么样的，申请人会原样看到。"),
            ], buttons: [.main(.note, "列入清单")]
        ).adding(lanes.count == 1 ? [("lane", lanes[0].value)] : [])
    }

    /// What the person may ask the applicant for: the window for the whole case too.
    private func askedOf() -> [(value: String, words: String)] {
        func sample(_ lane: UtilityID?) -> ProcessEvent {
            .note(CorrectionItem(id: "", lane: lane, subject: .other, text: ""))
        }
        let whole = scene.may(sample(nil)) ? [(value: "", words: "整个办件")] : []
        return whole + scene.liveLanes.filter { scene.may(sample($0)) }.map { (value: $0, words: scene.name($0)) }
    }

    private func subjects() -> [(value: String, words: String)] {
        let materials = pack.materials(of: process.form, known: process.known, at: scene.now).filter(\.isApplicants)
        let fields = (pack.form(process.form.formID)?.fields ?? []).filter { process.form.answers[$0.id] != nil }
        return [(value: "other", words: "其他（写在下面）")]
            + materials.map { (value: "material:\($0.id)", words: "材料：\($0.title)") }
            + fields.map { (value: "field:\($0.id)", words: "申请表：\($0.label)") }
    }

    /// At the window, for an applicant who has come with everything.
    private func mendForm() -> OrderFormView? {
        guard let open = process.openCorrection, scene.may(.mend(answers: [:])) else { return nil }
        let id = "mend"
        let asked = open.items.compactMap { item -> String? in
            if case .field(let name) = item.subject { name } else { nil }
        }
        let fields = (pack.form(process.form.formID)?.fields ?? []).filter { asked.contains($0.id) }
        return form(
            id, "申请人已补正", effect: "登记后恢复计时，各单位接着办。", list: merged(open),
            inputs: fields.map { input($0, value: process.form.value(of: $0.id) ?? "", form: id, prefix: "answer.") },
            buttons: [.main(.mend, "全部补齐，恢复办理")])
    }

    private func receiveForm() -> OrderFormView? {
        let open = scene.work.engine.openMaterials(of: process, at: scene.now)
        guard let first = open.first, !process.isOver, scene.may(.receive(material: first.id)) else { return nil }
        let id = "receive"
        return form(
            id, "登记收到的材料", effect: "登记后各单位共享，不再向申请人要。",
            inputs: [.several(place(id, "material"), "收到了哪些", options: open.map { ($0.id, $0.title) })],
            buttons: [.main(.receive, "登记收到")])
    }

    /// A field of a pack's form as a question.
    func input(_ field: FormField, value: String, form: String, prefix: String) -> InputView {
        let place = place(form, prefix + field.id)
        let label = field.label + (field.required ? "" : "（选填）")
        switch field.kind {
        case .yesNo:
            return .radio(place, label, hint: field.hint, options: [("yes", "是"), ("no", "否")], value: value)
        case .choice:
            let options = (field.options ?? []).map { (value: $0.id, words: $0.label) }
            return .radio(place, label, hint: field.hint, options: options, value: value)
        case .number, .integer:
            return .line(place, label, hint: field.hint, keys: "decimal", unit: field.unit, value: value, longest: 20)
        case .date: return .line(place, label, hint: field.hint, type: "date", value: value)
        case .phone: return .line(place, label, hint: field.hint, type: "tel", keys: "tel", value: value, longest: 20)
        case .text where field.maxLength ?? 0 > 60:
            return .lines(place, label, hint: field.hint, rows: 2, longest: field.maxLength ?? 500, value: value)
        case .text, .personName, .company, .dateHour, .citizenNumber, .creditCode, .address, .projectCode:
            return .line(place, label, hint: field.hint, value: value, longest: field.longest)
        }
    }
}

extension OrderFormView {
    /// The form with something more that travels unseen.
    func adding(_ more: [(String, String)]) -> OrderFormView {
        var form = self
        form.hidden += more.map { Hidden(hiddenName: $0.0, hiddenValue: $0.1) }
        return form
    }
}
