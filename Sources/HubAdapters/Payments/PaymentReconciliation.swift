import HallCore

/// A day's payments as both sides know them, compared.
public enum PaymentReconciliation {
    /// Something that differs. A person looks at each.
    public enum Difference: Sendable, Hashable {
        /// The gateway has the money, we do not know of it: a callback was lost. ``PaymentOrder/paid(_:)`` takes it now,
        /// and gives it back where the order was paid already.
        case missingHere(Payment)
        /// We hold it for paid, the gateway does not know of it.
        case missingThere(Payment)
        /// Both know it, with other amounts or for another order.
        case differs(ours: Payment, theirs: Payment)
    }

    /// - Parameters:
    ///   - ours: Payments of that day that we hold for arrived, refunded ones included.
    ///   - theirs: The gateway's list of the day.
    public static func differences(ours: [Payment], theirs: [Payment]) -> [Difference] {
        let known = byTransaction(ours)
        let listed = byTransaction(theirs)
        let one = listed.keys.sorted().compactMap { transaction -> Difference? in
            guard let theirs = listed[transaction] else { return nil }
            guard let ours = known[transaction] else { return .missingHere(theirs) }
            return ours.amount == theirs.amount && ours.order == theirs.order
                ? nil : .differs(ours: ours, theirs: theirs)
        }
        let other = known.keys.sorted().compactMap { transaction in
            listed[transaction] == nil ? known[transaction].map { Difference.missingThere($0) } : nil
        }
        return one + other
    }

    private static func byTransaction(_ payments: [Payment]) -> [String: Payment] {
        Dictionary(payments.map { ($0.transaction, $0) }) { first, _ in first }
    }
}
