import GRDB

extension HubDatabase {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 streams") { try $0.execute(sql: streams) }
        migrator.registerMigration("2 cases") { try $0.execute(sql: cases) }
        migrator.registerMigration("3 clerks") { try $0.execute(sql: clerks) }
        migrator.registerMigration("4 packs") { try $0.execute(sql: packs) }
        return migrator
    }

    /// Every pack that was ever in use: a case keeps the one it began with.
    private static let packs = """
        CREATE TABLE pack (
            digest TEXT PRIMARY KEY CHECK (length(digest) = 64),
            kept_at INTEGER NOT NULL,
            content BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// What kiosks sent, byte for byte.
    private static let streams = """
        CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE kiosk (
            code TEXT PRIMARY KEY CHECK (length(code) > 0),
            public_key BLOB NOT NULL CHECK (length(public_key) = 32),
            enrolled_at INTEGER NOT NULL,
            revoked_at INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE stream (
            id TEXT PRIMARY KEY,
            kiosk TEXT NOT NULL REFERENCES kiosk (code),
            head_seq INTEGER NOT NULL DEFAULT 0 CHECK (head_seq >= 0),
            head_hash BLOB NOT NULL CHECK (length(head_hash) = 32),
            last_heard_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE event (
            stream TEXT NOT NULL REFERENCES stream (id),
            seq INTEGER NOT NULL CHECK (seq > 0),
            id TEXT NOT NULL,
            type TEXT NOT NULL,
            case_id TEXT NOT NULL,
            previous_hash BLOB NOT NULL CHECK (length(previous_hash) = 32),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            envelope BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('received', 'done', 'deferred', 'duplicate', 'needs-attention')),
            reason TEXT,
            PRIMARY KEY (stream, seq),
            CHECK ((state = 'needs-attention') = (reason IS NOT NULL))
        ) STRICT, WITHOUT ROWID;

        CREATE UNIQUE INDEX event_once ON event (id) WHERE state <> 'duplicate';
        CREATE INDEX event_open ON event (state) WHERE state IN ('received', 'needs-attention');

        CREATE TABLE forked_event (
            stream TEXT NOT NULL REFERENCES stream (id),
            seq INTEGER NOT NULL,
            hash BLOB NOT NULL,
            envelope BLOB NOT NULL,
            received_at INTEGER NOT NULL,
            PRIMARY KEY (stream, seq, hash)
        ) STRICT, WITHOUT ROWID;
        """

    /// What became of it. `record` holds the whole value as JSON; columns repeat what is searched or guarded.
    private static let cases = """
        CREATE TABLE hall_case (
            id TEXT PRIMARY KEY,
            number TEXT NOT NULL UNIQUE,
            division TEXT NOT NULL,
            kiosk TEXT NOT NULL REFERENCES kiosk (code),
            submitted_at INTEGER NOT NULL,
            received_at INTEGER NOT NULL,
            record BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE case_holder (
            holder BLOB NOT NULL CHECK (length(holder) = 32),
            case_id TEXT NOT NULL REFERENCES hall_case (id),
            PRIMARY KEY (holder, case_id)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE lane (
            case_id TEXT NOT NULL REFERENCES hall_case (id),
            utility TEXT NOT NULL,
            position INTEGER NOT NULL CHECK (position >= 0),
            status TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version >= 0),
            due_at INTEGER,
            record BLOB NOT NULL,
            PRIMARY KEY (case_id, utility)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX lane_urgency ON lane (status, due_at);

        CREATE TABLE lane_change (
            id TEXT PRIMARY KEY,
            case_id TEXT NOT NULL,
            utility TEXT NOT NULL,
            version INTEGER NOT NULL CHECK (version > 0),
            at INTEGER NOT NULL,
            by TEXT NOT NULL,
            record BLOB NOT NULL,
            UNIQUE (case_id, utility, version),
            FOREIGN KEY (case_id, utility) REFERENCES lane (case_id, utility)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE feed (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            kiosk TEXT NOT NULL REFERENCES kiosk (code),
            id TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            case_id TEXT NOT NULL,
            body BLOB NOT NULL
        ) STRICT;

        CREATE INDEX feed_of_kiosk ON feed (kiosk, position);

        CREATE TABLE receipt (
            case_id TEXT NOT NULL REFERENCES hall_case (id),
            copy INTEGER NOT NULL CHECK (copy > 0),
            result TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (case_id, copy)
        ) STRICT, WITHOUT ROWID;
        """

    private static let clerks = """
        CREATE TABLE clerk (
            name TEXT PRIMARY KEY CHECK (length(name) > 0),
            work_number TEXT NOT NULL UNIQUE CHECK (length(work_number) > 0),
            pin_hash TEXT NOT NULL,
            failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
            locked_until INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE session (
            token_hash BLOB PRIMARY KEY CHECK (length(token_hash) = 32),
            clerk TEXT NOT NULL REFERENCES clerk (name) ON DELETE CASCADE,
            form_token TEXT NOT NULL,
            expires_at INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
