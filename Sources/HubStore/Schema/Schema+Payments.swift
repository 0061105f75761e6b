extension Schema {
    /// What is paid at terminals: one row an order, one row for money that arrived.
    static let payments = [paymentOrder, payment]

    /// `record` holds the whole order as JSON; columns repeat what is searched or guarded. No name is in it.
    private static let paymentOrder = SchemaTable(
        "payment_order", .byDivision,
        """
        division TEXT NOT NULL,
        id TEXT NOT NULL,
        key TEXT NOT NULL,
        kiosk TEXT NOT NULL REFERENCES kiosk (code),
        utility TEXT NOT NULL,
        account TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount > 0),
        state TEXT NOT NULL CHECK (state IN ('created', 'shown', 'paid', 'expired', 'cancelled')),
        due_at INTEGER,
        asked_at INTEGER,
        created_at INTEGER NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (division, id),
        UNIQUE (division, key)
        """,
        indexes: [
            // The gateway knows an order by its number alone.
            "CREATE INDEX payment_order_id ON payment_order (id)",
            "CREATE INDEX payment_order_due ON payment_order (due_at) WHERE due_at IS NOT NULL",
            "CREATE INDEX payment_order_account ON payment_order (division, utility, account)",
            // Of two orders for one account that are made at once, one wins.
            """
            CREATE UNIQUE INDEX payment_order_open ON payment_order (division, utility, account)
            WHERE state IN ('created', 'shown')
            """,
        ])

    /// Money at the gateway, by the gateway's number. What has to go back to its payer waits as `refund-needed`.
    private static let payment = SchemaTable(
        "payment", .byDivision,
        """
        division TEXT NOT NULL,
        transaction_number TEXT NOT NULL,
        order_id TEXT NOT NULL,
        amount INTEGER NOT NULL,
        paid_at INTEGER NOT NULL,
        day TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('settled', 'refund-needed', 'refunded')),
        PRIMARY KEY (division, transaction_number),
        FOREIGN KEY (division, order_id) REFERENCES payment_order (division, id)
        """,
        indexes: [
            "CREATE INDEX payment_day ON payment (day)",
            "CREATE INDEX payment_refund ON payment (division, paid_at) WHERE state = 'refund-needed'",
        ])
}
