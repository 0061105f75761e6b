extension Schema {
    /// What became of the events. `record` holds the whole value as JSON; columns repeat what is searched or guarded.
    static let cases = [hallCase, caseHolder, lane, laneChange, feed, receipt]

    private static let hallCase = SchemaTable(
        "hall_case", .byDivision,
        """
        division TEXT NOT NULL,
        id TEXT NOT NULL,
        number TEXT NOT NULL,
        kiosk TEXT NOT NULL REFERENCES kiosk (code),
        submitted_at INTEGER NOT NULL,
        received_at INTEGER NOT NULL,
        record BLOB NOT NULL,
        version INTEGER NOT NULL DEFAULT 0 CHECK (version >= 0),
        process BLOB,
        hall TEXT,
        manager TEXT,
        status TEXT NOT NULL DEFAULT 'submitted',
        closed_at INTEGER,
        evaluation INTEGER CHECK (evaluation BETWEEN 1 AND 5),
        PRIMARY KEY (division, id),
        UNIQUE (division, number)
        """,
        indexes: [
            // People know a case by its number and pages by its identifier, not by its division.
            "CREATE INDEX hall_case_id ON hall_case (id)",
            "CREATE INDEX hall_case_number ON hall_case (number)",
            "CREATE INDEX hall_case_waiting ON hall_case (received_at, id) WHERE process IS NULL",
            "CREATE INDEX hall_case_score ON hall_case (division, closed_at, evaluation) WHERE evaluation IS NOT NULL",
        ])

    private static let caseHolder = SchemaTable(
        "case_holder", .byDivision,
        """
        division TEXT NOT NULL,
        holder BLOB NOT NULL CHECK (length(holder) = 32),
        case_id TEXT NOT NULL,
        PRIMARY KEY (division, holder, case_id),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
        """,
        indexes: ["CREATE INDEX case_holder_holder ON case_holder (holder)"])

    private static let lane = SchemaTable(
        "lane", .byDivision,
        """
        division TEXT NOT NULL,
        case_id TEXT NOT NULL,
        utility TEXT NOT NULL,
        position INTEGER NOT NULL CHECK (position >= 0),
        status TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version >= 0),
        due_at INTEGER,
        record BLOB NOT NULL,
        PRIMARY KEY (division, case_id, utility),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
        """,
        indexes: ["CREATE INDEX lane_urgency ON lane (status, due_at)"])

    private static let laneChange = SchemaTable(
        "lane_change", .byDivision,
        """
        division TEXT NOT NULL,
        id TEXT NOT NULL,
        case_id TEXT NOT NULL,
        utility TEXT NOT NULL,
        version INTEGER NOT NULL CHECK (version > 0),
        at INTEGER NOT NULL,
        by TEXT NOT NULL,
        record BLOB NOT NULL,
        PRIMARY KEY (division, id),
        UNIQUE (division, case_id, utility, version),
        FOREIGN KEY (division, case_id, utility) REFERENCES lane (division, case_id, utility)
        """)

    /// Positions are counted in the kiosk's row, without gaps.
    private static let feed = SchemaTable(
        "feed", .byDivision,
        """
        division TEXT NOT NULL,
        kiosk TEXT NOT NULL REFERENCES kiosk (code),
        position INTEGER NOT NULL CHECK (position > 0),
        id TEXT NOT NULL,
        type TEXT NOT NULL,
        case_id TEXT NOT NULL,
        body BLOB NOT NULL,
        PRIMARY KEY (division, kiosk, position),
        UNIQUE (division, id)
        """)

    private static let receipt = SchemaTable(
        "receipt", .byDivision,
        """
        division TEXT NOT NULL,
        case_id TEXT NOT NULL,
        copy INTEGER NOT NULL CHECK (copy > 0),
        result TEXT NOT NULL,
        at INTEGER NOT NULL,
        PRIMARY KEY (division, case_id, copy),
        FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
        """)
}
