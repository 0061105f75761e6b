public import HallCore

/// Money that was given back to its payer.
public struct SettledRefund: Sendable, Hashable {
    public var payment: StoredPayment
    /// What the bank or the gateway calls the payment back.
    public var reference: String
    public var at: Timestamp
    /// Work number of who recorded it.
    public var by: String
}

extension HubDatabase {
    /// Records that money which had to go back has gone back, once and for all.
    /// - Returns: false when no such money waits.
    public func markRefunded(
        transaction: String, in division: String, reference: String, at now: Timestamp, by actor: String,
        recording event: AuditEvent
    ) async throws -> Bool {
        try await sql.write { session in
            let changed = try session.run(
                """
                UPDATE payment SET state = 'refunded'
                WHERE division = ? AND transaction_number = ? AND state = 'refund-needed'
                """,
                [.of(division), .of(transaction)])
            guard changed > 0 else { return false }
            try session.run(
                "INSERT INTO refund (division, transaction_number, reference, at, actor) VALUES (?, ?, ?, ?, ?)",
                [.of(division), .of(transaction), .of(reference), .of(now), .of(actor)])
            try StoredAccounts(session: session, isWriting: true).record(event)
            return true
        }
    }

    /// The last refunds of a division, the newest first.
    public func refunds(in division: String, limit: Int) async throws -> [SettledRefund] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT payment.*, refund.reference AS reference, refund.at AS at, refund.actor AS actor FROM refund
                JOIN payment ON payment.division = refund.division
                    AND payment.transaction_number = refund.transaction_number
                WHERE refund.division = ? ORDER BY refund.at DESC, refund.transaction_number LIMIT ?
                """,
                [.of(division), .of(limit)]
            ).map { row in
                SettledRefund(
                    payment: try Self.payment(row), reference: try row.text("reference"), at: try row.time("at"),
                    by: try row.text("actor"))
            }
        }
    }

    /// The divisions of orders, by order; those that nobody knows are left out.
    public func divisions(ofOrders ids: [UUIDv7]) async throws -> [UUIDv7: String] {
        let most = 100
        return try await sql.read { session in
            var found: [UUIDv7: String] = [:]
            for start in stride(from: 0, to: ids.count, by: most) {
                let list = SQLList(ids[start..<min(start + most, ids.count)].map { .of($0) })
                for row in try session.rows(
                    "SELECT id, division FROM payment_order WHERE id IN (\(list.marks))", list.values)
                { found[try row.identifier("id")] = try row.text("division") }
            }
            return found
        }
    }
}
