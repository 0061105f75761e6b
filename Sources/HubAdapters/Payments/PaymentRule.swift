public import HallCore

/// Whether an order may be made. Asked in the transaction that stores the order.
public enum PaymentRule {
    /// Why not.
    public enum Refusal: Error, Sendable, Hashable {
        /// Terminals pay only while the centre and the gateway are reached.
        case offline
        case nothingOwed
        /// This is already being paid: show that order again.
        case beingPaid(order: UUIDv7)
        /// It was paid; the bill may not have caught up yet.
        case wasPaid(order: UUIDv7)
    }

    /// - Parameters:
    ///   - existing: Orders of the same account that are open or paid.
    ///   - isOnline: Whether whoever asks speaks to the centre at this moment.
    /// - Throws: ``Refusal``.
    public static func check(
        _ purpose: PaymentPurpose, amount: Fen, existing: [PaymentOrder], isOnline: Bool
    ) throws {
        guard isOnline else { throw Refusal.offline }
        guard amount > Fen(0) else { throw Refusal.nothingOwed }
        for order in existing where order.purpose.overlaps(purpose) {
            if order.isOpen { throw Refusal.beingPaid(order: order.id) }
            if case .paid = order.state { throw Refusal.wasPaid(order: order.id) }
        }
    }
}

extension PaymentRule.Refusal: CustomStringConvertible {
    /// What people read.
    public var description: String {
        switch self {
        case .offline: "网络不通，现在不能缴费，请稍后再试或到窗口缴费"
        case .nothingOwed: "没有欠费，不用缴"
        case .beingPaid: "这笔费用正在缴，请先完成或取消那一笔"
        case .wasPaid: "这笔费用已经缴过，账单稍后更新，不用再缴"
        }
    }
}

extension PaymentPurpose {
    /// Whether both would pay the same month of the same account.
    func overlaps(_ other: PaymentPurpose) -> Bool {
        utility == other.utility && account == other.account && !Set(months).isDisjoint(with: other.months)
    }
}
