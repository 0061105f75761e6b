import HallCore
import HubMessages
import HubStore

extension Hub {
    /// What an applicant asked for at a terminal: taken or refused in the order in which the store comes to it.
    func wish(_ envelope: Envelope) -> EventMeaning {
        guard let wish = try? envelope.data.decode(ApplicantWish.self) else { return .needsAttention(.wishUnreadable) }
        var holder: [UInt8]?
        if case .card(let number) = wish.claim { holder = keys.holder(cardNumber: number) }
        let hub = self
        return .wish(
            OrderedWish(caseID: envelope.caseID, kiosk: envelope.kiosk, holder: holder) { stored, isHolder in
                let (step, answer) = try hub.decide(wish, id: envelope.id, on: stored, isHolder: isHolder)
                let item = FeedItem(
                    id: hub.surroundings.identifier(), type: .wishAnswered, caseID: envelope.caseID,
                    body: try JSONValue(encoding: answer))
                return OrderedWish.Decision(step: step, answer: item)
            })
    }

    private func decide(
        _ wish: ApplicantWish, id: UUIDv7, on stored: StoredCase?, isHolder: Bool
    ) throws -> (CaseStep?, WishAnswer) {
        func refused(_ text: String) -> (CaseStep?, WishAnswer) {
            (nil, WishAnswer(wish: id, result: .refused, text: text))
        }
        guard let stored, wish.isTheirs(stored.record, isHolder: isHolder) else {
            return refused("中心没有找到这份办件，请到窗口办理")
        }
        guard let desk = desk(for: stored.record) else { return refused("中心暂时办不了这份办件，请到窗口办理") }
        let order = CaseOrder(caseID: stored.record.id, expectedVersion: nil, events: [wish.event])
        let (step, outcome) = try desk.decide(order, by: .office(.applicant), on: stored)
        switch outcome {
        case .done:
            let waits = wish.wish == .withdraw && step?.process.withdrawal != nil
            return (step, WishAnswer(wish: id, result: waits ? .toBeConfirmed : .taken))
        case .refused(let refusal): return refused(refusal.text(in: desk.pack))
        case .conflict, .forbidden, .unknownCase, .packMissing: return refused("现在办不了，请到窗口办理")
        }
    }

    /// What a case asks of its applicant; nil as long as its pack is not here.
    func asks(of record: CaseRecord) async throws -> CaseAsks? {
        guard let stored = try await store.storedCase(record.id), let process = stored.process,
            let desk = desk(for: record)
        else { return nil }
        return desk.engine.asks(of: process, version: stored.version, at: surroundings.now())
    }
}

extension ApplicantWish {
    fileprivate var event: ProcessEvent {
        switch wish {
        case .supply(let items, let answers, let papers):
            .supply(items: items, answers: answers.mapValues { Answer(value: $0, source: .typed) }, papers: papers)
        case .withdraw: .askWithdrawal(lane: nil)
        }
    }

    fileprivate func isTheirs(_ record: CaseRecord, isHolder: Bool) -> Bool {
        guard record.number == number else { return false }
        return switch claim {
        case .receipt(let proof): !proof.isEmpty && record.proof.uppercased() == proof.uppercased()
        case .card: isHolder
        }
    }
}
