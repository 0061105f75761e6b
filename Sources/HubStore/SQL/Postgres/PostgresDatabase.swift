/// PostgreSQL over libpq: a pool of connections, each an actor on a thread of its own, and one more that listens.
public final class PostgresDatabase: SQLDatabase {
    public let dialect = SQLDialect(.postgres)
    private let settings: PostgresSettings
    private let timing: PostgresTiming
    private let pool: PostgresPool
    private let listener: PostgresListener

    /// Opens nothing yet: connections are made when they are needed, and again when they were lost.
    /// - Throws: ``SQLFault``.
    public init(_ settings: PostgresSettings, timing: PostgresTiming = .real()) throws {
        let door = PostgresDoor(settings, timing)
        self.settings = settings
        self.timing = timing
        pool = PostgresPool(door)
        listener = try PostgresListener(door)
        listener.start()
    }

    public func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T {
        try await transact(.read, body)
    }

    @discardableResult public func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await transact(.write(settings.isolation), body)
    }

    public func listen(_ channel: String) -> AsyncStream<String> {
        listener.listen(channel)
    }

    public func backUp(to path: String) async throws {
        throw SQLFault.refused(
            code: "backup", message: "PostgreSQL is backed up with its own pg_basebackup or pg_dump")
    }

    public func close() async {
        listener.close()
        await pool.close()
    }
}

extension PostgresDatabase {
    private func transact<T: Sendable>(
        _ kind: PostgresSession.Kind, _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T {
        try await pool.withConnection { [settings, timing] connection in
            for attempt in 1..<max(1, settings.attempts) {
                switch try await connection.attempt(kind, body) {
                case .done(let answer): return answer
                case .again: try await timing.pause(attempt)
                }
            }
            return try await connection.attempt(kind, body).get()
        }
    }
}
