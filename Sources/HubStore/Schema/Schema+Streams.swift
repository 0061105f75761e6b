extension Schema {
    /// What kiosks sent, byte for byte, and what the hub knows of itself.
    static let streams = [
        SchemaTable(
            "setting", .whole,
            """
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
            """),
        // Every pack that was ever in use: a case keeps the one it began with.
        SchemaTable(
            "pack", .whole,
            """
            digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
            kept_at INTEGER NOT NULL,
            content BLOB NOT NULL
            """),
        SchemaTable(
            "kiosk", .whole,
            """
            code TEXT PRIMARY KEY CHECK (length(code) > 0),
            division TEXT NOT NULL CHECK (length(division) > 0),
            public_key BLOB NOT NULL CHECK (length(public_key) = 32),
            enrolled_at INTEGER NOT NULL,
            revoked_at INTEGER,
            feed_head INTEGER NOT NULL DEFAULT 0 CHECK (feed_head >= 0)
            """),
        // Its numbers have no gaps, so the head counts its events; `cases` counts those that its events opened.
        SchemaTable(
            "stream", .whole,
            """
            id TEXT PRIMARY KEY,
            kiosk TEXT NOT NULL REFERENCES kiosk (code),
            division TEXT NOT NULL,
            head_seq INTEGER NOT NULL DEFAULT 0 CHECK (head_seq >= 0),
            head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
            last_heard_at INTEGER NOT NULL,
            cases INTEGER NOT NULL DEFAULT 0 CHECK (cases >= 0)
            """, indexes: ["CREATE INDEX stream_kiosk ON stream (kiosk)"]),
        event, forkedEvent,
    ]

    private static let event = SchemaTable(
        "event", .byDivision,
        """
        division TEXT NOT NULL,
        stream TEXT NOT NULL REFERENCES stream (id),
        seq INTEGER NOT NULL CHECK (seq > 0),
        id TEXT NOT NULL,
        kiosk TEXT NOT NULL,
        type TEXT NOT NULL,
        case_id TEXT NOT NULL,
        previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        envelope BLOB NOT NULL,
        received_at INTEGER NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('received', 'done', 'deferred', 'duplicate', 'needs-attention')),
        reason TEXT,
        PRIMARY KEY (division, stream, seq),
        CHECK ((state = 'needs-attention') = (reason IS NOT NULL))
        """,
        indexes: [
            "CREATE UNIQUE INDEX event_once ON event (division, id) WHERE state <> 'duplicate'",
            """
            CREATE INDEX event_open ON event (state, stream, seq)
            WHERE state IN ('received', 'deferred', 'duplicate', 'needs-attention')
            """,
        ])

    private static let forkedEvent = SchemaTable(
        "forked_event", .byDivision,
        """
        division TEXT NOT NULL,
        stream TEXT NOT NULL REFERENCES stream (id),
        seq INTEGER NOT NULL,
        hash BLOB NOT NULL,
        envelope BLOB NOT NULL,
        received_at INTEGER NOT NULL,
        PRIMARY KEY (division, stream, seq, hash)
        """)
}
