public import HallCore
import KioskStore
import Logging

extension Terminal {
    /// Whether bills can be asked for now.
    public var billService: BillService {
        guard let offer = bills.offer, !offer.proofs.isEmpty else { return .absent }
        switch link {
        case .up: return .open(offer)
        case .down(let since): return .closed(since: since)
        case .none, .unknown: return .absent
        }
    }

    /// Asks what the centre can do about bills, unless it has said so since the line came up.
    public func learnBills(again: Bool = false) async {
        guard case .up = link, again || bills.offer == nil else { return }
        if let offer = await surroundings.bills.offer() { bills.offer = offer }
    }

    /// The bills this visit was shown last.
    public func shownBills(of visit: UUIDv7) -> ShownBills? {
        bills.shown?.visit == visit ? bills.shown : nil
    }

    /// Asks the centre. What is found stays with the visit, in memory.
    ///
    /// - Throws: ``StoreFault/noVisit`` when the visit ended meanwhile: its answer is for nobody then.
    public func askBills(_ query: BillQuery, for visit: UUIDv7) async throws -> BillAnswer {
        let answer = await surroundings.bills.ask(query, visit) ?? .unavailable
        try await touch(visit)
        if case .found(let accounts) = answer {
            bills.shown = ShownBills(visit: visit, isByCard: query.isByCard, accounts: Self.arrearsFirst(accounts))
            bills.slip = nil
        }
        return answer
    }

    /// The account this visit typed last.
    public func typedAccount(of visit: UUIDv7) -> TypedAccount? {
        bills.typed?.visit == visit ? bills.typed : nil
    }

    /// Takes a typed account number; its proof is asked for next. A utility that wants a code sends it now.
    ///
    /// - Returns: nil when the proof can be asked for, otherwise what stands in the way.
    public func type(_ number: String, of utility: UtilityID, for visit: UUIDv7) async throws -> BillAnswer? {
        guard let proof = bills.offer?.proofs[utility] else { return .notYours }
        try await touch(visit)
        var typed = TypedAccount(visit: visit, utility: utility, number: Personal(number), proof: proof)
        if proof == .phoneCode {
            let answer = try await askBills(.code(utility: utility, number: typed.number), for: visit)
            guard case .codeSent(let phone) = answer else { return answer }
            typed.sentTo = phone
        }
        bills.typed = typed
        return nil
    }

    /// Asks for the typed account with what was typed to prove it.
    public func prove(_ value: String, for visit: UUIDv7) async throws -> BillAnswer {
        guard let typed = typedAccount(of: visit) else { return .notYours }
        let proof = BillProof(kind: typed.proof, value: value)
        return try await askBills(
            .account(utility: typed.utility, number: typed.number, proof: proof), for: visit)
    }

    /// Forgets what was shown, so that something else can be asked for.
    public func forgetBills(of visit: UUIDv7) {
        if bills.shown?.visit == visit { bills.shown = nil }
    }

    /// Ends all of bills that belongs to a visit: nothing stays, and a code nobody looks at is closed.
    func endBilling() {
        if let payment = bills.payment, payment.isOpen {
            let (line, key) = (surroundings.bills, payment.key)
            Task { _ = await line.pay(.cancel(key: key)) }
        }
        bills.forget()
    }

    /// The largest arrears first; otherwise as the centre gave them.
    private static func arrearsFirst(_ accounts: [AccountBill]) -> [AccountBill] {
        accounts.enumerated().sorted { left, right in
            let (mine, other) = (left.element.sheet?.arrears ?? Fen(0), right.element.sheet?.arrears ?? Fen(0))
            return (other.count, left.offset) < (mine.count, right.offset)
        }.map(\.element)
    }
}

extension BillQuery {
    fileprivate var isByCard: Bool {
        if case .holder = self { true } else { false }
    }
}
