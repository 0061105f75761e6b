import HallCore
import HubService
import Hummingbird

extension CaseController {
    /// Has licences looked up; whatever comes of it, what was chosen stands on the page again.
    func askLicences(_ order: PostedOrder, _ file: CaseFile, _ staff: SignedInStaff) async throws -> Response {
        do {
            let question = try LicenceQuestion(order, of: file.record.id)
            let outcome = try await hub.askLicences(question, by: staff)
            if case .answered(let version, _, [], []) = outcome {
                let done = OrderDone(from: order.version, to: version)
                return Doorkeeper.redirect(to: "/cases/\(file.record.id.text)?done=\(done.text)")
            }
            guard let fresh = try await hub.file(of: file.record.id, for: staff) else { return missing(staff) }
            return answer(fresh, staff, trouble(outcome, order, fresh), status: .unprocessableContent)
        } catch let mistakes as OrderMistakes {
            let trouble = OrderTrouble(order: order, text: "", mistakes: mistakes.mistakes)
            return answer(file, staff, trouble, status: .unprocessableContent)
        }
    }

    /// A consent that was taken down need not be asked for again, unless the library does not accept it.
    private func trouble(_ outcome: LicenceOutcome, _ order: PostedOrder, _ fresh: CaseFile) -> OrderTrouble {
        var order = order
        let holds = fresh.work?.process.agreement(at: hub.surroundings.now()) != nil
        let consent = holds && outcome != .consentRefused ? FormMaker.agreedBefore : ""
        order.values = order.values.setting("consent", to: consent)
        if case .notDone(let outcome) = outcome, let pack = fresh.work?.pack {
            return OrderTrouble(order: order, text: outcome.trouble(fresh.journal, in: pack).text)
        }
        return OrderTrouble(order: order, text: outcome.words)
    }
}

extension LicenceQuestion {
    init(_ order: PostedOrder, of id: UUIDv7) throws(OrderMistakes) {
        let choices = order.values.all("licence")
        var mistakes: [OrderMistakes.Mistake] = []
        if choices.isEmpty { mistakes.append(.init(name: "licence", text: "请勾选要查哪些证照")) }
        let consent = order.values["consent"]
        let manner = consent.flatMap { LicenceAgreement.Manner(rawValue: $0) }
        if manner == nil, consent != FormMaker.agreedBefore {
            mistakes.append(.init(name: "consent", text: "请选持证人怎样同意的；没有同意不能查"))
        }
        guard mistakes.isEmpty else { throw OrderMistakes(mistakes) }
        self.init(caseID: id, version: order.version, choices: choices, manner: manner)
    }
}

extension LicenceOutcome {
    /// What people read when not everything was found: what happened, and what to do.
    var words: String {
        switch self {
        case .answered(_, let found, let absent, let over): Self.words(found, absent, over)
        case .notDone: ""
        case .noLibrary: "这个中心没有接证照库，请收纸质材料。"
        case .noHolder: "申请表上没有信用代码（个人是身份证号码），不能查证照库。请先请申请人补正，或者收纸质材料。"
        case .consentRefused: "证照库不认这次同意，没有给证照。请持证人当面重新同意以后再查。"
        case .refused(let words): "证照库没有给证照：\(words)。请核对申请表以后再查，或者收纸质材料。"
        case .unavailable(let trouble): trouble.words + "持证人的同意已经记下，今天可以直接再查，也可以先收纸质材料。"
        }
    }

    private static func words(_ found: [String], _ absent: [String], _ over: [String]) -> String {
        [
            found.isEmpty ? "" : "已收到电子证照：\(found.joined(separator: "、"))。",
            absent.isEmpty ? "" : "证照库里没有申请人的\(absent.joined(separator: "、"))，请核对号码，或者收纸质材料。",
            over.isEmpty ? "" : "\(over.joined(separator: "、"))已经过了有效期，没有收；请申请人换证或者带新的来。",
        ].joined()
    }
}

extension LicenceTrouble {
    fileprivate var words: String {
        switch self {
        case .down: "证照库现在连不上，没有查到。"
        case .slow: "证照库没有及时答复，没有查到。"
        case .unreadable: "证照库的答复不是约定的内容，没有收；请告诉维护人员。"
        case .notAllowed: "证照库不认本中心的令牌，没有查到；请维护人员检查设置里的 licences.token。"
        }
    }
}
