public import HallCore

extension HubDatabase {
    /// Stores a new order, or gives back the one that has its key.
    ///
    /// Of two orders for one account that are made at once, the second is decided on with the first in sight.
    /// - Parameter decide: sees all orders of the account; what it throws is thrown, and nothing is stored.
    public func openPayment(
        _ fresh: StoredPaymentOrder, decide: @escaping @Sendable ([StoredPaymentOrder]) throws -> Void
    ) async throws -> StoredPaymentOrder {
        do {
            return try await tryToOpen(fresh, decide)
        } catch SQLFault.constraint {
            return try await tryToOpen(fresh, decide)
        }
    }

    private func tryToOpen(
        _ fresh: StoredPaymentOrder, _ decide: @escaping @Sendable ([StoredPaymentOrder]) throws -> Void
    ) async throws -> StoredPaymentOrder {
        try await sql.write { session in
            // One statement, so one view: an order of the same key is never taken for somebody else's.
            let orders = try session.rows(
                """
                SELECT * FROM payment_order WHERE division = ? AND (key = ? OR utility = ? AND account = ?)
                ORDER BY created_at
                """,
                [.of(fresh.division), .of(fresh.key), .of(fresh.utility), .of(fresh.account)]
            ).map(Self.paymentOrder)
            if let known = orders.first(where: { $0.key == fresh.key }) { return known }
            try decide(orders)
            try session.run(
                """
                INSERT INTO payment_order (division, id, key, kiosk, utility, account, amount, state, due_at, asked_at,
                    created_at, record) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .of(fresh.division), .of(fresh.id), .of(fresh.key), .of(fresh.kiosk), .of(fresh.utility),
                    .of(fresh.account), .of(fresh.amount.count), .of(fresh.state), .of(fresh.dueAt),
                    .of(fresh.askedAt), .of(fresh.createdAt), .blob(fresh.record),
                ])
            return fresh
        }
    }

    /// Takes an order one step further; nobody else changes it meanwhile.
    /// - Parameter step: what becomes of it; nil leaves it.
    /// - Returns: the order as it stands afterwards; nil when there is none.
    public func changePayment(
        _ id: UUIDv7, at now: Timestamp, step: @escaping @Sendable (StoredPaymentOrder) throws -> PaymentChange?
    ) async throws -> StoredPaymentOrder? {
        try await sql.write { session in
            guard let stored = try Self.paymentOrder("id = ?", [.of(id)], session) else { return nil }
            guard let change = try step(stored) else { return stored }
            try Self.write(change, at: now, in: session)
            return change.order
        }
    }

    /// The order of a key.
    public func paymentOrder(key: UUIDv7, in division: String) async throws -> StoredPaymentOrder? {
        try await sql.read { session in
            try session.row(
                "SELECT * FROM payment_order WHERE division = ? AND key = ?", [.of(division), .of(key)]
            ).map(Self.paymentOrder)
        }
    }

    /// Open orders of a kiosk, oldest first.
    public func openPayments(of kiosk: String, in division: String) async throws -> [StoredPaymentOrder] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT * FROM payment_order WHERE division = ? AND kiosk = ? AND state IN ('created', 'shown')
                ORDER BY created_at
                """, [.of(division), .of(kiosk)]
            ).map(Self.paymentOrder)
        }
    }

    /// Orders that somebody has to look after, the longest due first.
    public func duePayments(at now: Timestamp, limit: Int) async throws -> [StoredPaymentOrder] {
        try await sql.read { session in
            try session.rows(
                "SELECT * FROM payment_order WHERE due_at <= ? ORDER BY due_at, id LIMIT ?", [.of(now), .of(limit)]
            ).map(Self.paymentOrder)
        }
    }

    /// Money that arrived on a day, whatever it was for.
    public func payments(on day: CivilDate) async throws -> [StoredPayment] {
        try await sql.read { session in
            try session.rows("SELECT * FROM payment WHERE day = ? ORDER BY paid_at", [.of(day.iso)]).map(Self.payment)
        }
    }

    /// Money that a person has to return, the longest waiting first.
    public func refundsNeeded(in division: String) async throws -> [StoredPayment] {
        try await sql.read { session in
            try session.rows(
                "SELECT * FROM payment WHERE division = ? AND state = 'refund-needed' ORDER BY paid_at",
                [.of(division)]
            ).map(Self.payment)
        }
    }
}

extension HubDatabase {
    private static func write(_ change: PaymentChange, at now: Timestamp, in session: any SQLSession) throws {
        let order = change.order
        try session.run(
            """
            UPDATE payment_order SET state = ?, due_at = ?, asked_at = ?, record = ? WHERE division = ? AND id = ?
            """,
            [
                .of(order.state), .of(order.dueAt), .of(order.askedAt), .blob(order.record), .of(order.division),
                .of(order.id),
            ])
        for payment in change.payments {
            try session.run(
                """
                INSERT INTO payment (division, transaction_number, order_id, amount, paid_at, day, state)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .of(payment.division), .of(payment.transaction), .of(payment.order), .of(payment.amount.count),
                    .of(payment.paidAt), .of(payment.paidAt.date.iso), .of(payment.state.rawValue),
                ])
        }
        try add(change.messages, ofCase: nil, division: order.division, at: now, in: session)
    }

    private static func paymentOrder(
        _ condition: String, _ values: [SQLValue], _ session: any SQLSession
    ) throws -> StoredPaymentOrder? {
        try session.row(
            "SELECT * FROM payment_order WHERE " + condition + session.dialect.forUpdate, values
        ).map(paymentOrder)
    }

    private static func paymentOrder(_ row: SQLRow) throws -> StoredPaymentOrder {
        StoredPaymentOrder(
            division: try row.text("division"), id: try row.identifier("id"), key: try row.identifier("key"),
            kiosk: try row.text("kiosk"), utility: try row.text("utility"), account: try row.text("account"),
            amount: Fen(try row.int64("amount")), state: try row.text("state"), dueAt: try row.optionalTime("due_at"),
            askedAt: try row.optionalTime("asked_at"), createdAt: try row.time("created_at"),
            record: try row.blob("record"))
    }

    static func payment(_ row: SQLRow) throws -> StoredPayment {
        guard let state = StoredPayment.State(rawValue: try row.text("state")) else {
            throw StoredValueFault(table: "payment")
        }
        return StoredPayment(
            division: try row.text("division"), transaction: try row.text("transaction_number"),
            order: try row.identifier("order_id"), amount: Fen(try row.int64("amount")),
            paidAt: try row.time("paid_at"), state: state)
    }
}
