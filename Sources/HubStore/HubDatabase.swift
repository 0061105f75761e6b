public import HallCore

/// The hub's memory: raw events, cases and their lanes, the feed, clerks. The same on SQLite and on PostgreSQL.
///
/// Every write method names what it keeps true and does it in one transaction. Several hubs may work on one store:
/// whatever two of them could change at once is decided by a row lock or by a version, never in a hub's memory.
public final class HubDatabase: Sendable {
    let sql: any SQLDatabase
    let intake: IntakeLine
    /// SQLite has one writer; on PostgreSQL a second one works while the first waits for its commit.
    private static func writers(_ engine: SQLDialect.Engine) -> Int { engine == .sqlite ? 1 : 2 }

    /// Takes over an open database and brings its schema up to date.
    public init(_ sql: any SQLDatabase) async throws {
        self.sql = sql
        intake = IntakeLine(sql, writers: Self.writers(sql.dialect.engine))
        try await Schema.bringUpToDate(sql)
    }

    /// Opens or creates an SQLite file. Every commit is durable when it returns.
    public convenience init(path: String) async throws {
        try await self.init(try SQLiteDatabase(path: path))
    }

    /// A database in memory with the real schema, for tests and demonstrations.
    public convenience init() async throws {
        try await self.init(try SQLiteDatabase())
    }

    /// Writes a consistent copy to a new file while the hub goes on.
    /// - Throws: on PostgreSQL, with what to use instead.
    public func backUp(to path: String) async throws {
        try await sql.backUp(to: path)
    }

    /// One statement as a transaction of its own.
    func change(_ statement: String, _ values: [SQLValue]) async throws {
        _ = try await sql.write { try $0.run(statement, values) }
    }

    /// Closes the database. Later calls throw.
    public func close() async {
        await sql.close()
    }
}

extension HubDatabase {
    /// The hub's present epoch.
    public func epoch() async throws -> String {
        try await sql.read { session in
            guard let epoch = try Self.setting("epoch", in: session) else { throw StoredValueFault(table: "setting") }
            return epoch
        }
    }

    /// Gives a new database its first epoch; one that has an epoch keeps it.
    public func ensureEpoch(_ fresh: UUIDv7) async throws {
        _ = try await ensure("epoch", fresh.text)
    }

    /// Begins a new epoch: every kiosk then asks where it stands and sends again what is missing. For restores.
    public func beginEpoch(_ epoch: UUIDv7) async throws {
        try await change(
            """
            INSERT INTO setting (name, value) VALUES ('epoch', ?)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            [.of(epoch)])
    }

    /// Binds a new database to the hub's public key. All hubs on one store must have the same key: kiosks believe only
    /// the one they enrolled with.
    /// - Returns: false when the database is bound to another key.
    public func bind(toHubKey publicKey: [UInt8]) async throws -> Bool {
        let text = Hexadecimal.text(publicKey)
        return try await ensure("hub_key", text) == text
    }

    /// The setting's value, which is the one given when it had none.
    private func ensure(_ name: String, _ value: String) async throws -> String? {
        try await sql.write { session in
            try session.run(
                "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING",
                [.of(name), .of(value)])
            return try Self.setting(name, in: session)
        }
    }

    private static func setting(_ name: String, in session: any SQLSession) throws -> String? {
        try session.row("SELECT value FROM setting WHERE name = ?", [.of(name)])?.text("value")
    }
}
