/// One line of a case's journal: what happened, when, and who did it. A case is what its entries make of it.
public struct CaseEntry: Codable, Sendable, Hashable, Identifiable {
    /// Minted before the entry is first tried.
    public var id: UUIDv7
    /// The case's version after it, from 1 without gaps.
    public var version: Int
    public var at: Timestamp
    public var by: Actor
    public var event: ProcessEvent

    /// Makes an entry of its parts.
    public init(id: UUIDv7, version: Int, at: Timestamp, by: Actor, event: ProcessEvent) {
        self.id = id
        self.version = version
        self.at = at
        self.by = by
        self.event = event
    }
}

extension CaseEntry: Concealed {
    /// `7 finish`; what was said is not shown.
    public var description: String { "\(version) \(event.kind)" }
    /// The same as ``description``.
    public var debugDescription: String { description }
}

extension ProcessEvent {
    /// The stable word for it, in stores and logs.
    public var kind: String {
        switch self {
        case .finish: "finish"
        case .learn: "learn"
        case .request: "request-permission"
        case .opinion: "opinion"
        case .pause: "pause"
        case .resume: "resume"
        case .extend: "extend"
        case .answerPartially: "answer-partially"
        case .report: "report-problem"
        case .answer: "answer-problem"
        case .note: "note-correction"
        case .drop: "drop-correction"
        case .sendCorrections: "send-corrections"
        case .mend: "mend"
        case .supply: "supply"
        case .receive: "receive-material"
        case .upload: "upload"
        case .checkUpload: "check-upload"
        case .agreeToLicences: "agree-to-licences"
        case .obtain: "obtain-licence"
        case .reprint: "reprint"
        case .offer: "offer-hours"
        case .appoint: "appoint"
        case .postpone: "postpone"
        case .fill: "fill-sheet"
        case .refuse: "refuse"
        case .askWithdrawal: "ask-withdrawal"
        case .decideWithdrawal: "decide-withdrawal"
        case .withdraw: "withdraw"
        case .handOver: "hand-over"
        case .takeOver: "take-over"
        case .assign: "assign"
        case .transfer: "transfer"
        case .evaluate: "evaluate"
        }
    }

    /// What people read in a case's history.
    public func title(in pack: PolicyPack) -> String {
        func lane(_ id: UtilityID?) -> String { id.map { "（\(pack.utility($0)?.name ?? $0)）" } ?? "" }
        switch self {
        case .finish(let stage, let id): return "办完“\(pack.stage(stage)?.title ?? stage)”" + lane(id)
        case .learn(let facts, let id):
            let found = facts.sorted { $0.key < $1.key }.map {
                "“\(pack.factTitle($0.key))”：\(pack.shown($0.value, ofFact: $0.key))"
            }
            return "查明" + found.joined(separator: "，") + lane(id)
        case .request(let kind, let id, let changed):
            return "申请“\(permission(kind, pack))”" + lane(id) + (changed.map { "：\($0)" } ?? "")
        case .opinion(let kind, _, let department, let verdict, let remark):
            let who = pack.departments.first { $0.id == department }?.name ?? ""
            return "\(who)对“\(permission(kind, pack))”\(verdict == .agreed ? "同意" : "不同意")"
                + (remark.map { "：\($0)" } ?? "")
        case .pause(let id, let reason): return "暂停计时：\(PauseReason.title(reason))" + lane(id)
        case .resume(let id): return "恢复计时" + lane(id)
        case .extend(let id, _, let added): return "延长 \(added.days.text) 个工作日：\(added.reason)" + lane(id)
        case .answerPartially: return "先答复已有结果"
        case .report(_, let id, let text): return "反映问题：\(text ?? "")" + lane(id)
        case .answer(_, _, let text): return "答复问题：\(text ?? "")"
        case .note(let item): return "列入补正：\(item.text)" + lane(item.lane)
        case .drop: return "取消一项补正"
        case .sendCorrections: return "发出一次性补正告知"
        case .mend: return "申请人已补正"
        case .supply(let items, _, let papers):
            let brought = papers.isEmpty ? "" : "带来" + papers.map { material($0, pack) }.joined(separator: "、")
            return [items.isEmpty ? "" : "申请人补正 \(items.count) 项", brought].filter { !$0.isEmpty }.joined(
                separator: "，")
        case .receive(let id): return "收到\(material(id, pack))"
        case .upload(let pages):
            return "申请人用手机上传\(material(pages.first?.material ?? "", pack)) \(pages.count) 份"
        case .checkUpload(let id, let reason):
            return reason.map { "退回手机上传的\(material(id, pack))：\($0)" } ?? "手机上传的\(material(id, pack))已核对"
        case .agreeToLicences(let agreement):
            return "持证人同意查电子证照：\(agreement.kinds.map { pack.licenceTitle($0) }.joined(separator: "、"))"
                + "（\(agreement.manner.title)，\(agreement.until.chineseShort) 前有效）"
        case .obtain(let receipt): return "从证照库收到\(receipt.words(in: pack))"
        case .reprint(let id, let copy): return "补打“\(pack.papers.first { $0.id == id }?.title ?? id)”，第 \(copy) 份"
        case .offer(let id, let hours): return "可以勘查的时间：\(hours.map(\.chinese).joined(separator: "、"))" + lane(id)
        case .appoint(let hour): return "约定联合勘查：\(hour.chinese)"
        case .postpone: return "申请人改约"
        case .fill(let sheet): return "填写“\(pack.form(sheet.form)?.title ?? sheet.form)”" + lane(sheet.lane)
        case .refuse(let id, let reason): return "不予办理：\(reason)" + lane(id)
        case .askWithdrawal(let id): return "申请撤件" + lane(id)
        case .decideWithdrawal(let agreed): return agreed ? "同意撤件" : "不同意撤件"
        case .withdraw(let id): return "撤件" + lane(id)
        case .handOver(_, let papers, let party): return "移交\(papers.joined(separator: "、"))给\(party.title(in: pack))"
        case .takeOver: return "签收移交的材料"
        case .assign(let party, let number):
            return "\(party.title(in: pack))由" + (number.map { "工号 \($0) 承办" } ?? "大家承办")
        case .transfer(let hall): return "转到\(pack.halls.first { $0.id == hall }?.name ?? hall)办理"
        case .evaluate(let evaluation): return "评价：\(Evaluation.title(evaluation.score))"
        }
    }

    private func material(_ id: String, _ pack: PolicyPack) -> String {
        pack.materials.first { $0.id == id }?.title ?? id
    }

    private func permission(_ kind: String, _ pack: PolicyPack) -> String {
        pack.approvals.first { $0.id == kind }?.title ?? kind
    }
}
