import GRDB

/// SQLite, in a file or in memory: one writer at a time, readers beside it.
public final class SQLiteDatabase: SQLDatabase {
    public let dialect = SQLDialect(.sqlite)
    private let connection: any DatabaseWriter
    private let listeners = ChannelListeners(local: true)
    /// GRDB does not survive a use after its close.
    private let gate = UseGate()
    /// How often a write is tried while another process holds the file; each try waits ``patience`` seconds.
    private static let attempts = 3
    private static let patience = 5.0

    /// Opens or creates the file and makes every commit durable.
    /// - Throws: ``SQLFault``.
    public init(path: String) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(Self.patience)
        connection = try Self.translated {
            let pool = try DatabasePool(path: path, configuration: configuration)
            // The pool lowers the setting to NORMAL while it opens, and a NORMAL commit can be lost with the power.
            try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") }
            return pool
        }
    }

    /// A database in memory, for tests and demonstrations.
    /// - Throws: ``SQLFault``.
    public init() throws {
        connection = try Self.translated { try DatabaseQueue() }
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        try await use {
            try await connection.read { database in
                let session = SQLiteSession(database)
                let answer = try body(session)
                try session.requireSound()
                return answer
            }
        }
    }

    @discardableResult public func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        for _ in 1..<Self.attempts {
            do { return try await writeOnce(body) } catch SQLFault.busy {}
        }
        return try await writeOnce(body)
    }

    public func listen(_ channel: String) -> AsyncStream<String> {
        listeners.listen(channel)
    }

    public func backUp(to path: String) async throws {
        try await use {
            let copy = try DatabaseQueue(path: path)
            try connection.backup(to: copy)
            try copy.close()
        }
    }

    public func close() async {
        listeners.close()
        await gate.close()
        // A close that fails leaves a file that the next start recovers from its log.
        try? connection.close()
    }

    /// SQLite's `synchronous` of the writing connection: 2 is FULL.
    /// - Throws: ``SQLFault``.
    public func synchronousLevel() async throws -> Int? {
        try await use {
            try await connection.writeWithoutTransaction { try Int.fetchOne($0, sql: "PRAGMA synchronous") }
        }
    }
}

extension SQLiteDatabase {
    private func writeOnce<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        let (answer, notices) = try await use {
            try await connection.write { database in
                let session = SQLiteSession(database)
                let answer = try body(session)
                try session.requireSound()
                return (answer, session.notes.notices)
            }
        }
        for notice in notices { listeners.tell(notice.channel, notice.payload) }
        return answer
    }

    private static func translated<T>(_ work: () throws -> T) throws -> T {
        do { return try work() } catch let error as DatabaseError { throw SQLFault(error) }
    }

    private func use<T>(_ work: () async throws -> T) async throws -> T {
        try await gate.use {
            do { return try await work() } catch let error as DatabaseError { throw SQLFault(error) }
        }
    }
}
