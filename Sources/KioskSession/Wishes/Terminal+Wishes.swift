public import HallCore
public import KioskStore
import Logging

/// A case that its applicant has shown to be theirs, with what there is to do about it.
public struct OwnCase: Sendable {
    public var view: CaseView
    /// The pack its form is read with.
    public var pack: PolicyPack
    /// What was typed and not taken yet, by field.
    public var typed: [String: String]

    /// The form's fields that the list asks for.
    public var fields: [String: FormField] {
        let form = view.formID.flatMap(pack.form) ?? pack.form
        return (view.asks?.items ?? []).reduce(into: [:]) { fields, item in
            if case .field(let id) = item.subject { fields[id] = form.field(id) }
        }
    }
}

extension Terminal {
    /// A case of this visit's answer, if the person has shown a card or a receipt.
    public func ownCase(_ id: UUIDv7, of visit: UUIDv7) async throws -> OwnCase? {
        guard let progress, progress.visit == visit, progress.answer.isOwn,
            var view = progress.answer.cases.first(where: { $0.id == id })
        else { return nil }
        if let heard = try await store.asks(of: id), heard.version > view.asks?.version ?? -1 { view.asks = heard }
        let record = try await store.caseRecord(id: id)
        let prefix = Self.draftPrefix(id)
        let typed = try await self.visit(visit).answers.reduce(into: [String: String]()) {
            if $1.key.hasPrefix(prefix) { $0[String($1.key.dropFirst(prefix.count))] = $1.value.value }
        }
        return OwnCase(view: view, pack: try await record.asyncMap(pack(of:)) ?? pack, typed: typed)
    }

    /// Keeps what was typed for a list of corrections with the visit, so that it stays when it is refused.
    public func keepTyped(_ typed: [String: String], for caseID: UUIDv7, of visit: UUIDv7) async throws {
        let prefix = Self.draftPrefix(caseID)
        _ = try await change(visit) { visit in
            visit.answers = visit.answers.filter { !$0.key.hasPrefix(prefix) }
            for (field, value) in typed { visit.answers[prefix + field] = Answer(value: value, source: .typed) }
        }
    }

    /// Commits that items of the list are mended and papers are there.
    /// - Parameter key: Minted when the page was made: posted twice, it is one wish.
    /// - Returns: nil when the case is not theirs.
    public func supply(
        items: [String], answers: [String: String], papers: [String], for caseID: UUIDv7, of visit: UUIDv7, key: UUIDv7
    ) async throws -> KeptWish? {
        try await wish(.supply(items: items, answers: answers, papers: papers), for: caseID, of: visit, key: key)
    }

    /// Commits that the applicant wants to withdraw; the centre decides, in the order in which it hears of things.
    public func withdraw(_ caseID: UUIDv7, of visit: UUIDv7, key: UUIDv7) async throws -> KeptWish? {
        try await wish(.withdraw, for: caseID, of: visit, key: key)
    }

    private func wish(
        _ wish: ApplicantWish.Wish, for caseID: UUIDv7, of visit: UUIDv7, key: UUIDv7
    ) async throws -> KeptWish? {
        guard let own = try await ownCase(caseID, of: visit), let claim = progress?.query.claim else { return nil }
        let kept = try await store.keep(
            ApplicantWish(number: own.view.number, claim: claim, wish: wish), id: key, caseID: caseID,
            at: surroundings.now())
        try await touch(visit)
        wishes = WishMemory(last: kept.id)
        logger.info(
            "a wish was committed", metadata: ["case": "\(own.view.number.text)", "kind": "\(kept.kind.rawValue)"])
        return kept
    }

    /// A wish of a case that this visit may see.
    public func wish(_ id: UUIDv7, of visit: UUIDv7) async throws -> (wish: KeptWish, own: OwnCase)? {
        guard let wish = try await store.wish(id), let own = try await ownCase(wish.caseID, of: visit) else {
            return nil
        }
        return (wish, own)
    }

    /// The wish of a kind that waits for the centre's answer.
    public func openWish(_ kind: KeptWish.Kind, for caseID: UUIDv7) async throws -> KeptWish? {
        try await store.openWish(kind, for: caseID)
    }

    /// A new key for a page that can commit something.
    public nonisolated func freshKey() -> UUIDv7 { surroundings.makeID() }

    private static func draftPrefix(_ caseID: UUIDv7) -> String { "mend.\(caseID.text)." }
}

extension ProgressQuery {
    /// How the question shows that the case is the asker's own; nil for a number alone.
    var claim: ApplicantWish.Claim? {
        switch self {
        case .number: nil
        case .receipt(_, let proof): .receipt(proof: proof)
        case .holder(let number): .card(number: number.value)
        }
    }
}

extension Optional {
    fileprivate func asyncMap<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
