extension Schema {
    /// What is said to systems outside, one row a message, and what they report, one row a report.
    static let outside = [sendTask, outsideReport]

    /// What is not over, for who looks after it.
    static let outsideIndexes = [
        "CREATE INDEX send_task_open ON send_task (division, created_at, id) WHERE state <> 'acknowledged'"
    ]

    private static let sendTask = SchemaTable(
        "send_task", .byDivision,
        """
        division TEXT NOT NULL,
        id TEXT NOT NULL,
        lane_key TEXT NOT NULL,
        case_id TEXT,
        system TEXT NOT NULL,
        kind TEXT NOT NULL,
        idempotency_key TEXT NOT NULL,
        body BLOB NOT NULL,
        fingerprint TEXT NOT NULL,
        state TEXT NOT NULL,
        attempt INTEGER NOT NULL DEFAULT 0 CHECK (attempt >= 0),
        next_at INTEGER,
        reference TEXT,
        problem BLOB,
        history BLOB,
        created_at INTEGER NOT NULL,
        PRIMARY KEY (division, id),
        UNIQUE (division, system, idempotency_key),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
        """,
        indexes: [
            "CREATE INDEX send_task_next ON send_task (system, state, next_at)",
            "CREATE INDEX send_task_lane ON send_task (division, system, lane_key, created_at)",
        ])

    /// What a utility's system reported of a task, by the number it gave the report.
    private static let outsideReport = SchemaTable(
        "outside_report", .byDivision,
        """
        division TEXT NOT NULL,
        task_key TEXT NOT NULL,
        sequence INTEGER NOT NULL CHECK (sequence > 0),
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        received_at INTEGER NOT NULL,
        refusal BLOB,
        PRIMARY KEY (division, task_key, sequence),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
        """)
}
