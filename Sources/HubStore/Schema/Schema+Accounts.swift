extension Schema {
    /// Who works at the centre, who is signed in, and what was done.
    static let accounts = [
        SchemaTable(
            "staff", .byDivision,
            """
            division TEXT NOT NULL CHECK (length(division) = 6),
            work_number TEXT NOT NULL CHECK (length(work_number) > 0),
            name TEXT NOT NULL CHECK (length(name) > 0),
            posts BLOB NOT NULL,
            password_hash TEXT NOT NULL,
            must_change INTEGER NOT NULL CHECK (must_change IN (0, 1)),
            code_secret BLOB,
            code_pending BLOB,
            code_step INTEGER NOT NULL,
            recovery BLOB NOT NULL,
            active INTEGER NOT NULL CHECK (active IN (0, 1)),
            PRIMARY KEY (division, work_number)
            """),
        // Found by its token alone, so the division does not stand first.
        SchemaTable(
            "staff_session", .whole,
            """
            token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
            division TEXT NOT NULL,
            work_number TEXT NOT NULL,
            stage TEXT NOT NULL CHECK (stage IN ('code', 'open')),
            opened_at INTEGER NOT NULL,
            seen_at INTEGER NOT NULL,
            elevated_until INTEGER,
            FOREIGN KEY (division, work_number) REFERENCES staff (division, work_number)
            """,
            indexes: [
                "CREATE INDEX staff_session_member ON staff_session (division, work_number)",
                "CREATE INDEX staff_session_seen ON staff_session (seen_at)",
            ]),
        SchemaTable(
            "sign_in_counter", .byDivision,
            """
            division TEXT NOT NULL,
            counter TEXT NOT NULL,
            failures INTEGER NOT NULL CHECK (failures >= 0),
            failed_at INTEGER NOT NULL,
            locked_until INTEGER,
            PRIMARY KEY (division, counter)
            """,
            indexes: ["CREATE INDEX sign_in_counter_age ON sign_in_counter (failed_at)"]),
        auditEntry,
        // One row a division: whoever appends holds it, so that a chain never forks.
        SchemaTable(
            "audit_head", .whole,
            """
            division TEXT PRIMARY KEY,
            sequence INTEGER NOT NULL CHECK (sequence >= 0),
            hash BLOB NOT NULL CHECK (length(hash) = 32)
            """),
    ]

    private static let auditEntry = SchemaTable(
        "audit_entry", .byDivision,
        """
        division TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        at INTEGER NOT NULL,
        work_number TEXT NOT NULL,
        party TEXT,
        act TEXT NOT NULL,
        object TEXT,
        fields BLOB NOT NULL,
        reason TEXT,
        previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
        hash BLOB NOT NULL CHECK (length(hash) = 32),
        PRIMARY KEY (division, sequence)
        """,
        indexes: [
            "CREATE INDEX audit_entry_object ON audit_entry (division, object, sequence)",
            "CREATE INDEX audit_entry_member ON audit_entry (division, work_number, sequence)",
        ])
}
