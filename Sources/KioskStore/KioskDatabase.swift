import GRDB

/// Everything a terminal must not lose: the visit at the screen, cases, the outbox, receipts, what the hub sent back.
///
/// One SQLite file in WAL mode with `synchronous = FULL`: when a write method returns, a power cut does not undo it.
/// Every method that writes is one transaction. No method reads a clock or makes an identifier: both come from the
/// caller, so that a retry carries the key it was minted with.
public final class KioskDatabase: Sendable {
    let pool: DatabasePool
    let changes: ChangeSignal

    /// Opens the file, brings its schema up to date and makes the station's identity if it has none.
    ///
    /// - Parameters:
    ///   - path: The database file; its folder must exist.
    ///   - founding: The identity a new file gets. An existing file keeps its own stream, letter and key.
    /// - Throws: `StoreFault.kioskChanged` when the file belongs to another kiosk code; GRDB's errors otherwise.
    public init(path: String, founding: StationFounding) throws {
        var configuration = Configuration()
        configuration.label = "kiosk"
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(sql: "PRAGMA busy_timeout = 5000")
        }
        pool = try DatabasePool(path: path, configuration: configuration)
        // DatabasePool sets NORMAL on its writer after prepareDatabase has run, so FULL has to come last.
        try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
        changes = ChangeSignal()
        try Schema.migrator.migrate(pool)
        try pool.write { try Station.found(founding, in: $0) }
    }

    /// Opens an existing file to look at it, for maintainers; works while the daemon runs, and writes nothing.
    ///
    /// - Throws: SQLite's error when there is no such file.
    public init(readingAt path: String) throws {
        var configuration = Configuration()
        configuration.label = "kiosk-reader"
        configuration.readonly = true
        pool = try DatabasePool(path: path, configuration: configuration)
        changes = ChangeSignal()
    }

    /// Closes the file after the writes under way.
    public func close() throws {
        changes.finish()
        try pool.close()
    }

    /// SQLite's `synchronous` as the writer has it; 2 is FULL.
    public func synchronousLevel() async throws -> Int {
        try await pool.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") ?? -1 }
    }
}

/// Why the store refuses.
public enum StoreFault: Error, Equatable, CustomStringConvertible {
    /// The file was founded for another kiosk.
    case kioskChanged(stored: String, configured: String)
    /// The station row is missing or unreadable.
    case noStation
    /// The visit was wiped or never was.
    case noVisit
    /// A stored value cannot be read back. Names the table and column only.
    case unreadable(String)

    public var description: String {
        switch self {
        case .kioskChanged(let stored, let configured):
            "the database was founded for kiosk \(stored), but the configuration says \(configured): "
                + "set kiosk.code back, or move the state folder away after `kioskctl queue show` says nothing is unsent"
        case .noStation: "the database has no station row: restore it from a copy, or start with an empty state folder"
        case .noVisit: "the visit has ended"
        case .unreadable(let place): "a stored value cannot be read: \(place)"
        }
    }
}
