import HallCore

extension FormMaker {
    /// A sheet's questions, with what was filled before.
    func sheetInputs(_ sheet: FormDefinition, lane: UtilityID?, form: String) -> [InputView] {
        let filled = process.sheets.first { $0.form == sheet.id && $0.lane == lane }?.answers ?? [:]
        return sheet.fields.map { input($0, value: filled[$0.id] ?? "", form: form, prefix: "sheet.") }
    }

    /// Sheets of the pack that offices fill and no stage asks for, each for the lanes it may be filled for.
    func sheetForms() -> [OrderFormView?] {
        let applied = Set(pack.services.compactMap(\.form))
        let sheets = pack.forms.filter { form in
            !applied.contains(form.id) && form.id != FormDefinition.jointID && pack.stage(form.id) == nil
                && !form.fields.isEmpty
        }
        return sheets.flatMap { sheet in scene.liveLanes.map { sheetForm(sheet, $0) } }
    }

    private func sheetForm(_ sheet: FormDefinition, _ lane: UtilityID) -> OrderFormView? {
        guard process.lane(lane)?.finished.isEmpty == false, scene.parties.contains(.utility(lane)),
            scene.may(.fill(FilledSheet(form: sheet.id, lane: lane, answers: [:])))
        else { return nil }
        let id = "fill:\(sheet.id):\(lane)"
        return form(
            id, title("填写《\(sheet.title)》", lane), effect: "可以改了再存，最后一次填的算数。", lane: lane,
            hidden: [("sheet", sheet.id)],
            inputs: sheetInputs(sheet, lane: lane, form: id), buttons: [.main(.fill, "保存这张表")])
    }
}
