import HallCore
import HubService
import HubStore

/// Turns what the trail keeps into what people read.
struct AuditWords {
    let packs: PackShelf
    let pack: PolicyPack?

    func row(_ entry: AuditEntry) -> AuditView.Row {
        let event = entry.event
        return AuditView.Row(
            sequence: entry.sequence, at: event.at.chinese,
            workNumber: event.workNumber == Party.system.description ? Party.system.text(pack) : event.workNumber,
            office: event.party.map { $0 == .system ? "" : $0.text(pack) } ?? "", act: event.title,
            object: event.object ?? "",
            fields: event.fields.map { label(of: $0) }, reason: reason(of: event))
    }

    private func label(of field: String) -> String {
        switch field {
        case FieldNames.cardNumber: "身份证号"
        case FieldNames.signature: "签名"
        case _ where field.hasPrefix(ManagerChoice.fieldPrefix):
            "项目经理 \(field.dropFirst(ManagerChoice.fieldPrefix.count))"
        case _ where field.hasPrefix(Material.answerPrefix):
            pack?.materials.first { $0.answerName == field }?.title ?? field
        default: pack?.forms.lazy.compactMap { $0.field(field)?.label }.first ?? field
        }
    }

    /// The reason as it was given; posts and refused acts are kept as codes.
    private func reason(of event: AuditEvent) -> String {
        guard let reason = event.reason else { return "" }
        switch AuditAct(rawValue: event.act) {
        case .refused: return Act.Kind(rawValue: reason)?.title ?? reason
        case .staffAdded, .postsChanged:
            return reason.split(separator: ";").map { post(String($0)) }.joined(separator: "、")
        default: return reason
        }
    }

    private func post(_ text: String) -> String {
        let parts = text.split(separator: " ").map(String.init)
        guard parts.count > 1, let party = Party(parts[0]) else { return text }
        return PostText.text(Post(party, division: parts[1], hall: parts.dropFirst(2).first), packs: packs)
    }
}

extension Party {
    fileprivate func text(_ pack: PolicyPack?) -> String {
        pack.map { title(in: $0) } ?? description
    }
}
