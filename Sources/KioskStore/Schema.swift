import GRDB

/// The tables, with what must always hold written as constraints.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { database in
            for statement in [station, visit, cases, outbox, receipts, feed] {
                try database.execute(sql: statement)
            }
        }
        migrator.registerMigration("2") { try $0.execute(sql: packs) }
        migrator.registerMigration("3") { try $0.execute(sql: "ALTER TABLE station ADD COLUMN certificate TEXT") }
        migrator.registerMigration("4") { try $0.execute(sql: wishes) }
        migrator.registerMigration("packs by the centre") { try $0.execute(sql: scheduledPacks) }
        migrator.registerMigration("modes of the screen") {
            try $0.execute(sql: "ALTER TABLE visit ADD COLUMN modes TEXT NOT NULL DEFAULT '[]'")
        }
        migrator.registerMigration("staff who help") { try $0.execute(sql: "ALTER TABLE visit ADD COLUMN help TEXT") }
        migrator.registerMigration("ratings") { try $0.execute(sql: ratings) }
        migrator.registerMigration("maintenance") { try $0.execute(sql: maintenance) }
        return migrator
    }

    /// Every pack that was ever in use: a case keeps the one it began with.
    private static let packs = """
        CREATE TABLE pack (
            digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
            content TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// What applicants asked for here, without what they typed, and what each case of this terminal asks of them.
    private static let wishes = """
        CREATE TABLE wish (
            id TEXT PRIMARY KEY,
            case_id TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('supply', 'withdraw')),
            made_at INTEGER NOT NULL,
            result TEXT CHECK (result IN ('taken', 'to_be_confirmed', 'refused')),
            text TEXT
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX wish_case ON wish (case_id, made_at);
        CREATE TABLE case_asks (
            case_id TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            asks TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Packs that the centre gave, in its order, from the day on which each holds.
    private static let scheduledPacks = """
        CREATE TABLE scheduled_pack (
            position INTEGER PRIMARY KEY,
            digest TEXT NOT NULL CHECK (length(digest) = 64),
            from_day TEXT NOT NULL,
            content TEXT NOT NULL
        ) STRICT;
        """

    /// How people found it, counted by day: no visit and no case is kept with a grade.
    private static let ratings = """
        CREATE TABLE rating (
            day TEXT NOT NULL,
            grade INTEGER NOT NULL CHECK (grade BETWEEN 1 AND 5),
            visits INTEGER NOT NULL CHECK (visits > 0),
            PRIMARY KEY (day, grade)
        ) STRICT, WITHOUT ROWID;
        """

    /// Who looked after the terminal at its own screen, and what is set there. Nothing of a resident.
    private static let maintenance = """
        CREATE TABLE maintenance (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            who TEXT,
            act TEXT NOT NULL,
            result TEXT NOT NULL CHECK (result IN ('done', 'failed', 'unknown')),
            reason TEXT,
            figure INTEGER
        ) STRICT;
        CREATE TABLE local_setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL,
            instead_of TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let station = """
        CREATE TABLE station (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            kiosk TEXT NOT NULL,
            letter TEXT NOT NULL CHECK (length(letter) = 1),
            stream TEXT NOT NULL,
            signing_key BLOB NOT NULL CHECK (length(signing_key) = 32),
            next_serial INTEGER NOT NULL DEFAULT 1 CHECK (next_serial > 0),
            watermark INTEGER NOT NULL DEFAULT 0 CHECK (watermark >= 0),
            last_ack BLOB,
            hub_epoch TEXT,
            hub_key BLOB,
            feed_cursor TEXT
        ) STRICT;
        """

    private static let visit = """
        CREATE TABLE visit (
            one INTEGER PRIMARY KEY CHECK (one = 1),
            id TEXT NOT NULL,
            token_hash BLOB NOT NULL,
            submit_key TEXT NOT NULL,
            pack_digest TEXT NOT NULL,
            started_at INTEGER NOT NULL,
            touched_at INTEGER NOT NULL,
            form TEXT NOT NULL DEFAULT 'application',
            applicant_kind TEXT,
            utilities TEXT NOT NULL DEFAULT '[]',
            card TEXT,
            case_id TEXT
        ) STRICT;
        CREATE TABLE visit_answer (
            field TEXT PRIMARY KEY,
            value TEXT NOT NULL,
            source TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let cases = """
        CREATE TABLE "case" (
            id TEXT PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            submit_key TEXT NOT NULL UNIQUE,
            submitted_at INTEGER NOT NULL,
            record TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE case_card (
            card_number TEXT NOT NULL,
            case_id TEXT NOT NULL REFERENCES "case" (id),
            PRIMARY KEY (card_number, case_id)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lane (
            case_id TEXT NOT NULL REFERENCES "case" (id),
            utility TEXT NOT NULL,
            version INTEGER NOT NULL,
            lane TEXT NOT NULL,
            PRIMARY KEY (case_id, utility)
        ) STRICT, WITHOUT ROWID;
        """

    private static let outbox = """
        CREATE TABLE outbox (
            seq INTEGER PRIMARY KEY CHECK (seq > 0),
            event_id TEXT NOT NULL UNIQUE,
            case_id TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            envelope BLOB NOT NULL
        ) STRICT;
        """

    private static let receipts = """
        CREATE TABLE receipt (
            case_id TEXT NOT NULL REFERENCES "case" (id),
            copy INTEGER NOT NULL CHECK (copy > 0),
            state TEXT NOT NULL CHECK (state IN ('prepared', 'sending', 'printed', 'notPrinted', 'unknown')),
            reason TEXT,
            changed_at INTEGER NOT NULL,
            PRIMARY KEY (case_id, copy)
        ) STRICT, WITHOUT ROWID;
        """

    private static let feed = """
        CREATE TABLE feed_item (
            id TEXT PRIMARY KEY,
            type TEXT NOT NULL,
            applied_at INTEGER NOT NULL,
            aside TEXT,
            body TEXT
        ) STRICT, WITHOUT ROWID;
        """
}
