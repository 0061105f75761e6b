public import HallCore
import KioskStore

/// The last wish of a visit, and what became of the paper about it.
struct WishMemory: Sendable {
    var last: UUIDv7?
    /// How many papers were printed about it.
    var copies = 0
    var slip = SlipFate.none
    /// What pages were last told.
    var told = ""
}

extension Terminal {
    /// What became of the slip about a wish.
    public func wishSlip(of wish: UUIDv7) -> SlipFate {
        wishes.last == wish ? wishes.slip : .none
    }

    /// Prints what was asked for and how that stands. Ends when the printer has said what became of it.
    public func printWish(_ id: UUIDv7, of visit: UUIDv7) async throws {
        guard let (wish, own) = try await self.wish(id, of: visit) else { return }
        let code = try await store.caseRecord(id: wish.caseID).map { CaseCode.payload(of: $0, at: phones) }
        if wishes.last != id { wishes = WishMemory(last: id) }
        guard wishes.slip != .printing else { return }
        wishes.copies += 1
        wishes.slip = .printing
        events.send(.devices)
        let slip = WishSlip(pack: pack, now: now).document(wish, of: own.view, copy: wishes.copies, code: code)
        let outcome = await surroundings.print(slip)
        guard wishes.last == id else { return }
        wishes.slip = .done(outcome)
        events.send(.devices)
    }

    /// A word that differs when the page about the visit's last wish has to say something else; nil without one.
    public func wishWord() async throws -> String? {
        guard let id = wishes.last, let wish = try await store.wish(id) else { return nil }
        let slip =
            switch wishes.slip {
            case .none: "none"
            case .printing: "printing"
            case .done: "done"
            }
        return "\(id.text)-\(wish.answer?.result.rawValue ?? "kept")-\(slip)"
    }

    /// Looks whether the centre has answered the visit's last wish, and tells the page. Called on a timer.
    public func checkWish() async {
        guard wishes.last != nil, let word = try? await wishWord(), word != wishes.told else { return }
        wishes.told = word
        events.send(.devices)
    }
}
