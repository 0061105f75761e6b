import HallCore
import HubService

/// Makes the forms of a case's page: for each thing the person's offices may do, what is asked and what follows.
struct FormMaker {
    let scene: CaseScene

    var pack: PolicyPack { scene.pack }
    var process: CaseProcess { scene.process }

    /// A question of a form, with what was typed last and what is wrong with it.
    func place(_ form: String, _ name: String) -> FieldPlace {
        guard let trouble = scene.trouble, trouble.order.form == form else { return FieldPlace(form: form, name: name) }
        return FieldPlace(
            form: form, name: name, typed: trouble.order.values.typed(name), chosen: trouble.order.values.all(name),
            mistake: trouble.mistakes.first { $0.name == name }?.text, isPosted: true)
    }

    /// A form; token, version and its own id travel with it.
    func form(
        _ id: String, _ title: String, effect: String? = nil, task: CaseTask? = nil, lane: UtilityID? = nil,
        hidden: [(String, String)] = [], facts: [OrderFormView.Fact] = [], list: [String] = [],
        inputs: [InputView] = [], buttons: [OrderFormView.Button]
    ) -> OrderFormView {
        let own = scene.trouble.flatMap { $0.order.form == id ? $0 : nil }
        let fixed = [
            ("token", scene.visitor.formToken), ("version", String(scene.file.version)), ("form", id),
        ]
        let all = fixed + (lane.map { [("lane", $0)] } ?? []) + hidden
        return OrderFormView(
            formID: id, action: scene.path + "/orders", title: title, effect: effect.map { [$0] } ?? [],
            due: task.map { [DueView($0, now: scene.now, span: scene.span)] } ?? [], facts: facts,
            hasFacts: !facts.isEmpty, list: list, hasList: !list.isEmpty, inputs: inputs,
            hidden: all.map { OrderFormView.Hidden(hiddenName: $0.0, hiddenValue: $0.1) }, buttons: buttons,
            troubles: own.map { $0.text.isEmpty ? [] : [$0.text] } ?? [], isOpen: own != nil)
    }

    /// Asks which lane is meant, when there is more than one to choose from.
    func laneInput(_ form: String, _ lanes: [UtilityID], everything: String? = nil) -> InputView {
        let whole = everything.map { [(value: "", words: $0)] } ?? []
        return InputView.list(
            place(form, "lane"), "哪一项", options: whole + lanes.map { (value: $0, words: scene.name($0)) })
    }

    /// `供水：` before a title of one lane.
    func title(_ text: String, _ lane: UtilityID?) -> String {
        (lane.map { scene.name($0) + "：" } ?? "") + text
    }
}
