public import HallCore
import HubAdapters
public import HubStore
import Logging

/// A day's money in a division as both sides know it.
public struct PaymentComparison: Sendable {
    /// What one payment comes to.
    public enum Verdict: Sendable, Hashable {
        case agreed(StoredPayment.State)
        /// The gateway has it, we do not know of it.
        case missingHere
        /// We hold it for paid, the gateway does not know of it.
        case missingThere
        case otherAmount
        /// Both have it, for other orders; this is ours.
        case otherOrder(UUIDv7)
    }

    /// One payment.
    public struct Line: Sendable, Hashable {
        public var transaction: String
        public var order: UUIDv7
        /// Nil where we do not know of it.
        public var ours: Fen?
        /// Nil where the gateway does not.
        public var theirs: Fen?
        public var paidAt: Timestamp
        public var verdict: Verdict
    }

    public var day: CivilDate
    /// What differs first.
    public var lines: [Line]

    /// What a person has to look at.
    public var differences: [Line] {
        lines.filter { if case .agreed = $0.verdict { false } else { true } }
    }
}

/// What came of asking the gateway for its list of a day.
public enum PaymentDayStanding: Sendable {
    case known(PaymentComparison)
    /// It gives no answer now.
    case silent
    /// This centre takes no payments.
    case notServed
}

/// Why nothing is done about money.
public enum RefundRefusal: Error, Sendable, Hashable {
    /// Not what a bank's number looks like.
    case badReference
    /// No such money waits; somebody was first.
    case unknown

    /// What people read.
    public var message: String {
        switch self {
        case .badReference: "退款凭证号用字母、数字、横线和斜线，最多 64 位。"
        case .unknown: "这笔款不用退了，可能已经有人登记过。"
        }
    }
}

extension Hub {
    /// Money that waits to go back, the longest waiting first, and what went back last.
    /// - Throws: ``AccountRefusal`` for who does not look after money.
    public func refunds(
        in division: String, for staff: SignedInStaff
    ) async throws -> (needed: [StoredPayment], done: [SettledRefund]) {
        try accounts.allowLooking(.settlePayments, for: staff, in: division)
        return (try await store.refundsNeeded(in: division), try await store.refunds(in: division, limit: 20))
    }

    /// Records that money has gone back to its payer.
    /// - Parameter reference: what the bank or the gateway calls it.
    /// - Throws: ``RefundRefusal``; ``AccountRefusal``, also when a step-up is needed.
    public func markRefunded(
        transaction: String, reference: String, in division: String, by staff: SignedInStaff
    ) async throws {
        let post = try await accounts.allow(.settlePayments, for: staff, in: division)
        guard reference.wholeMatch(of: #/[A-Za-z0-9\/_-]{1,64}/#) != nil else { throw RefundRefusal.badReference }
        let event = accounts.event(
            .refunded, by: staff.id, in: division, party: post.party, object: transaction, reason: reference)
        guard
            try await store.markRefunded(
                transaction: transaction, in: division, reference: reference, at: surroundings.now(),
                by: staff.id.name(in: division), recording: event)
        else { throw RefundRefusal.unknown }
    }

    /// Compares a day with the gateway's list and changes nothing.
    ///
    /// What the gateway has and no order here knows of is shown to every division.
    /// - Throws: ``AccountRefusal``.
    public func comparePayments(
        on day: CivilDate, in division: String, for staff: SignedInStaff
    ) async throws -> PaymentDayStanding {
        try accounts.allowLooking(.settlePayments, for: staff, in: division)
        guard let gateway = billing?.gateway else { return .notServed }
        do {
            let listed = try await gateway.payments(on: day)
            let owners = try await store.divisions(ofOrders: listed.map(\.order))
            let ours = try await store.payments(on: day).filter { $0.division == division }
            return .known(
                PaymentComparison(
                    day: day, ours: ours, theirs: listed.filter { owners[$0.order] ?? division == division }))
        } catch let fault as OutsideFault {
            log.warning("the gateway's list of a day cannot be had: \(fault)")
            return .silent
        }
    }

    /// Takes in what the gateway has of a day and was missed here.
    /// - Returns: false when the gateway gives no answer now.
    /// - Throws: ``AccountRefusal``, also when a step-up is needed.
    public func catchUpPayments(
        on day: CivilDate, in division: String, by staff: SignedInStaff
    ) async throws -> Bool {
        _ = try await accounts.allow(.settlePayments, for: staff, in: division)
        do { return try await reconcilePayments(on: day) != nil } catch is OutsideFault { return false }
    }
}

extension PaymentComparison {
    init(day: CivilDate, ours: [StoredPayment], theirs: [Payment]) {
        self.day = day
        let differences = PaymentReconciliation.differences(ours: ours.map(\.payment), theirs: theirs)
            .map(Line.init)
        lines =
            differences
            + ours.filter { own in !differences.contains { $0.transaction == own.transaction } }
            .map(Line.init)
    }
}

extension PaymentComparison.Line {
    fileprivate init(_ payment: StoredPayment) {
        self.init(
            transaction: payment.transaction, order: payment.order, ours: payment.amount, theirs: payment.amount,
            paidAt: payment.paidAt, verdict: .agreed(payment.state))
    }

    fileprivate init(_ difference: PaymentReconciliation.Difference) {
        switch difference {
        case .missingHere(let theirs): self.init(theirs, ours: nil, theirs: theirs.amount, .missingHere)
        case .missingThere(let ours): self.init(ours, ours: ours.amount, theirs: nil, .missingThere)
        case .differs(let ours, let theirs):
            self.init(
                theirs, ours: ours.amount, theirs: theirs.amount,
                ours.amount == theirs.amount ? .otherOrder(ours.order) : .otherAmount)
        }
    }

    private init(_ payment: Payment, ours: Fen?, theirs: Fen?, _ verdict: PaymentComparison.Verdict) {
        self.init(
            transaction: payment.transaction, order: payment.order, ours: ours, theirs: theirs,
            paidAt: payment.paidAt, verdict: verdict)
    }
}
