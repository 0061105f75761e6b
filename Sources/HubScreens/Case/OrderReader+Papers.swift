import HallCore
import HubService

extension OrderReader {
    func papers() throws(OrderMistakes) -> [ProcessEvent] {
        switch order.kind {
        case .note: [.note(try correction())]
        case .drop: [.drop(correction: try needed("correction"))]
        case .sendCorrections: [.sendCorrections]
        case .mend: [.mend(answers: try mended())]
        case .acceptUpload: [.checkUpload(material: try needed("material"), sentBack: nil)]
        case .sendBackUpload:
            [
                .checkUpload(
                    material: try needed("material"), sentBack: try text("reason", "请写清楚哪里不行、怎么重拍，申请人会原样看到"))
            ]
        default: try received()
        }
    }

    private func correction() throws(OrderMistakes) -> CorrectionItem {
        let subject = try chosen("subject", "请选要补什么")
        let text = try text("text", "请写清楚怎么补，申请人会原样看到")
        return CorrectionItem(
            id: identifier.text, lane: values["lane"], subject: Self.subject(subject), text: text)
    }

    private static func subject(_ text: String) -> CorrectionItem.Subject {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        return switch parts.first {
        case "material" where parts.count == 2: .material(parts[1])
        case "field" where parts.count == 2: .field(parts[1])
        default: .other
        }
    }

    /// Answers of the application that changed; staff filled them in, and that is kept with them.
    private func mended() throws(OrderMistakes) -> [String: Answer] {
        let form = pack.form(work.process.form.formID)
        var answers: [String: Answer] = [:]
        for (field, typed) in values.under("answer.") {
            guard let definition = form?.field(field) else { continue }
            let value = FormValidator.normalise(typed, kind: definition.kind)
            guard value != work.process.form.value(of: field) else { continue }
            answers[field] = Answer(value: value, source: .staff)
        }
        return answers
    }

    private func received() throws(OrderMistakes) -> [ProcessEvent] {
        let materials = values.all("material")
        guard !materials.isEmpty else { throw OrderMistakes("material", "请勾选收到的材料") }
        return materials.map { .receive(material: $0) }
    }

    func survey() throws(OrderMistakes) -> [ProcessEvent] {
        switch order.kind {
        case .offer:
            let hours = values.all("hour").compactMap { LocalHour($0) }
            guard !hours.isEmpty else { throw OrderMistakes("hour", "请至少勾选一个能来的时间") }
            return [.offer(lane: try lane(), hours: hours)]
        case .appoint:
            guard let hour = LocalHour(try chosen("hour", "请选一个时间")) else {
                throw OrderMistakes("hour", "请选一个时间")
            }
            return [.appoint(hour: hour)]
        default: return [.postpone]
        }
    }
}
