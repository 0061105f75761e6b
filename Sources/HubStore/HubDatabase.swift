import GRDB
public import HallCore

/// The hub's memory: raw events, cases and their lanes, the feed, clerks.
///
/// Every write method names what it keeps true and does it in one transaction. Order between transactions is
/// SQLite's: one writer at a time.
public final class HubDatabase: Sendable {
    let connection: any DatabaseWriter

    /// Opens or creates the file, brings its schema up to date and makes every commit durable.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(5)
        let pool = try DatabasePool(path: path, configuration: configuration)
        // The pool lowers the setting to NORMAL while it opens, and a NORMAL commit can be lost with the power.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        connection = pool
        try Self.migrator.migrate(connection)
    }

    /// A database in memory with the real schema, for tests and demonstrations.
    public init() throws {
        connection = try DatabaseQueue()
        try Self.migrator.migrate(connection)
    }

    /// SQLite's `synchronous` of the writing connection: 2 is FULL.
    public func synchronousLevel() throws -> Int? {
        try connection.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
    }

    /// Writes a consistent copy to a new file while the hub goes on.
    public func backUp(to path: String) throws {
        let copy = try DatabaseQueue(path: path)
        try connection.backup(to: copy)
        try copy.close()
    }

    /// Closes the file. Later calls throw.
    public func close() throws {
        try connection.close()
    }
}

extension HubDatabase {
    /// The hub's present epoch.
    public func epoch() throws -> String {
        try connection.read { database in
            guard let epoch = try String.fetchOne(database, sql: "SELECT value FROM setting WHERE name = 'epoch'")
            else { throw StoredValueFault(table: "setting") }
            return epoch
        }
    }

    /// Gives a new database its first epoch; one that has an epoch keeps it.
    public func ensureEpoch(_ fresh: UUIDv7) throws {
        try connection.write { database in
            try database.execute(
                sql: "INSERT INTO setting (name, value) VALUES ('epoch', ?) ON CONFLICT (name) DO NOTHING",
                arguments: [fresh.text])
        }
    }

    /// Begins a new epoch: every kiosk then asks where it stands and sends again what is missing. For restores.
    public func beginEpoch(_ epoch: UUIDv7) throws {
        try connection.write { database in
            try database.execute(
                sql: """
                    INSERT INTO setting (name, value) VALUES ('epoch', ?)
                    ON CONFLICT (name) DO UPDATE SET value = excluded.value
                    """,
                arguments: [epoch.text])
        }
    }
}
