extension Schema {
    /// Pages that applicants sent by phone, by the digest of what is kept: the same page twice is one row.
    static let attachments = [
        SchemaTable(
            "attachment", .byDivision,
            """
            division TEXT NOT NULL,
            case_id TEXT NOT NULL,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            format TEXT NOT NULL,
            content BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (division, case_id, digest),
            FOREIGN KEY (division, case_id) REFERENCES hall_case (division, id)
            """)
    ]
}
