extension Schema {
    /// How a case is worked on: its journal, who has to act, the clocks and what they rang.
    static let process = [caseEntry, task, limitReading, limitTally, alert, suspension]

    /// A case's journal: one entry makes one version of it.
    private static let caseEntry = SchemaTable(
        "case_entry", .byDivision,
        """
        division TEXT NOT NULL,
        case_id TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        id TEXT NOT NULL,
        at INTEGER NOT NULL,
        actor TEXT NOT NULL,
        kind TEXT NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (division, case_id, version),
        UNIQUE (division, id),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
        """)

    /// What an office has to do, worked out anew with every version of the case.
    private static let task = SchemaTable(
        "task", .byDivision,
        """
        division TEXT NOT NULL,
        case_id TEXT NOT NULL,
        key TEXT NOT NULL,
        kind TEXT NOT NULL,
        party TEXT NOT NULL,
        lane TEXT,
        since INTEGER NOT NULL,
        due_at INTEGER,
        legal_at INTEGER,
        next_mark_at INTEGER,
        urgency INTEGER NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (division, case_id, key),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
        """,
        indexes: [
            // In the order of the queue, whose pages are read from them: of one office, and of all.
            "CREATE INDEX task_queue ON task (division, party, urgency, coalesce(due_at, 253402214400000), case_id, key)",
            "CREATE INDEX task_urgency ON task (division, urgency, coalesce(due_at, 253402214400000), case_id, key)",
            "CREATE INDEX task_mark ON task (next_mark_at)",
        ])

    /// One clock of one lane, for the statistics.
    private static let limitReading = SchemaTable(
        "limit_reading", .byDivision,
        """
        division TEXT NOT NULL,
        case_id TEXT NOT NULL,
        lane TEXT NOT NULL,
        deadline TEXT NOT NULL,
        stage TEXT NOT NULL,
        started_at INTEGER NOT NULL,
        due_at INTEGER,
        legal_at INTEGER,
        ended_at INTEGER,
        used_minutes INTEGER NOT NULL CHECK (used_minutes >= 0),
        paused_minutes INTEGER NOT NULL CHECK (paused_minutes >= 0),
        state TEXT NOT NULL,
        month TEXT NOT NULL,
        PRIMARY KEY (division, case_id, lane, deadline),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
        """,
        indexes: ["CREATE INDEX limit_reading_running ON limit_reading (division, month) WHERE ended_at IS NULL"])

    /// How limits that have ended came out: each case's lines until they are added up, then one line of each kind.
    private static let limitTally = SchemaTable(
        "limit_tally", .byDivision,
        """
        division TEXT NOT NULL,
        month TEXT NOT NULL,
        lane TEXT NOT NULL,
        stage TEXT NOT NULL,
        state TEXT NOT NULL,
        slot TEXT NOT NULL,
        n INTEGER NOT NULL,
        used_minutes INTEGER NOT NULL,
        paused_minutes INTEGER NOT NULL,
        PRIMARY KEY (division, month, lane, stage, state, slot)
        """)

    /// A warning or breach that was shown to an office.
    private static let alert = SchemaTable(
        "alert", .byDivision,
        """
        division TEXT NOT NULL,
        case_id TEXT NOT NULL,
        lane TEXT NOT NULL,
        deadline TEXT NOT NULL,
        mark TEXT NOT NULL,
        party TEXT NOT NULL,
        at INTEGER NOT NULL,
        seen_by TEXT,
        seen_at INTEGER,
        PRIMARY KEY (division, case_id, lane, deadline, mark, party),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id),
        CHECK ((seen_by IS NULL) = (seen_at IS NULL))
        """,
        indexes: ["CREATE INDEX alert_unseen ON alert (division, party, seen_at, at)"])

    /// A utility's route by commitment, closed after breaches.
    private static let suspension = SchemaTable(
        "suspension", .byDivision,
        """
        division TEXT NOT NULL,
        measure TEXT NOT NULL,
        utility TEXT NOT NULL,
        from_day TEXT NOT NULL,
        mended_on TEXT,
        actor TEXT NOT NULL,
        PRIMARY KEY (division, measure, utility, from_day)
        """)
}
