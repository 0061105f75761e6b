import HTTPTypes
import HallCore
import HubService

extension OrderOutcome {
    /// What people read when nothing was done, and how the answer is marked.
    func trouble(_ journal: [CaseEntry], in pack: PolicyPack) -> (text: String, status: HTTPResponse.Status) {
        switch self {
        case .done: ("", .conflict)
        case .conflict: (Self.first(journal, pack) + "请看下面最新的情况再办，您填的内容还在。", .conflict)
        case .refused(let refusal): (refusal.text(in: pack) + "。", .unprocessableContent)
        case .forbidden(let parties):
            ("这一步由\(Self.titles(parties, pack))办。", .forbidden)
        case .unknownCase: ("没有这个办件，请从工作台重新打开。", .notFound)
        case .packMissing: ("本机没有这个办件所用的政策包，请联系维护人员。", .conflict)
        }
    }

    private static func titles(_ parties: [Party], _ pack: PolicyPack) -> String {
        parties.map { $0.title(in: pack) }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
            .joined(separator: "或")
    }

    private static func first(_ journal: [CaseEntry], _ pack: PolicyPack) -> String {
        guard let last = journal.last else { return "别人先办了一步。" }
        return "\(last.by.words(in: pack))在 \(last.at.chineseShort) 先办了一步：\(last.event.title(in: pack))。"
    }
}
