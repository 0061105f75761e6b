extension Schema {
    /// What administrators decide on the centre's pages: packs, terminals that may enrol, halls, money given back.
    static let administration = [packBrought, packActivation, kioskInvitation, hallChange, refund]

    /// For lists of a project manager's own cases.
    static let administrationIndexes = [
        "CREATE INDEX hall_case_manager ON hall_case (division, manager, submitted_at, id) WHERE manager IS NOT NULL"
    ]

    /// A pack that somebody brought in; its content stands in `pack`.
    private static let packBrought = SchemaTable(
        "pack_brought", .byDivision,
        """
        division TEXT NOT NULL,
        digest TEXT NOT NULL REFERENCES pack (digest),
        pack_id TEXT NOT NULL,
        signature TEXT NOT NULL,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        PRIMARY KEY (division, digest)
        """)

    /// From which day a pack holds. Of those whose day has come the latest day counts, and of one day the latest word.
    private static let packActivation = SchemaTable(
        "pack_activation", .byDivision,
        """
        division TEXT NOT NULL,
        id TEXT NOT NULL,
        digest TEXT NOT NULL REFERENCES pack (digest),
        pack_id TEXT NOT NULL,
        from_day TEXT NOT NULL,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        cancelled_at INTEGER,
        PRIMARY KEY (division, id)
        """)

    /// A terminal that may enrol once. The code itself is nowhere: the hubs work it out from their key and the nonce.
    private static let kioskInvitation = SchemaTable(
        "kiosk_invitation", .whole,
        """
        code TEXT PRIMARY KEY CHECK (length(code) > 0),
        division TEXT NOT NULL,
        hall TEXT,
        nonce BLOB NOT NULL CHECK (length(nonce) = 16),
        made_at INTEGER NOT NULL,
        expires_at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        used_at INTEGER,
        used_by BLOB CHECK (length(used_by) = 32),
        withdrawn_at INTEGER,
        CHECK ((used_at IS NULL) = (used_by IS NULL))
        """,
        indexes: ["CREATE INDEX kiosk_invitation_division ON kiosk_invitation (division, code)"])

    /// What a hall says of itself beyond the pack, from a moment on; earlier rows stay for the cases begun under them.
    private static let hallChange = SchemaTable(
        "hall_change", .byDivision,
        """
        division TEXT NOT NULL,
        hall TEXT NOT NULL,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (division, hall, at)
        """)

    /// Money that somebody gave back to its payer.
    private static let refund = SchemaTable(
        "refund", .byDivision,
        """
        division TEXT NOT NULL,
        transaction_number TEXT NOT NULL,
        reference TEXT NOT NULL CHECK (length(reference) > 0),
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        PRIMARY KEY (division, transaction_number),
        FOREIGN KEY (division, transaction_number) REFERENCES payment (division, transaction_number)
        """)
}
