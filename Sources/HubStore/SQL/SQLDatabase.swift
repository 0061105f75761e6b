/// A database with transactions, on either engine. One conformance suite says what both must do.
public protocol SQLDatabase: Sendable {
    /// The engine's words.
    var dialect: SQLDialect { get }

    /// Reads one consistent snapshot; a statement that would write is refused.
    func read<T: Sendable>(_ body: @escaping @Sendable (any SQLSession) throws -> T) async throws -> T

    /// One transaction: commits when the body returns, undoes everything when it throws.
    ///
    /// After a conflict with another transaction the body runs again, a bounded number of times: it has no effects but
    /// its statements.
    /// - Throws: what the body throws, or ``SQLFault``.
    @discardableResult func write<T: Sendable>(
        _ body: @escaping @Sendable (any SQLSession) throws -> T
    ) async throws -> T

    /// What is told at a channel from now on. The first element is empty and says that listening has begun.
    ///
    /// An empty element means that anything may have changed: after a reconnect, or when the reader was too slow.
    func listen(_ channel: String) -> AsyncStream<String>

    /// Writes a consistent copy to a new file while the work goes on. PostgreSQL refuses and names its own tools.
    func backUp(to path: String) async throws

    /// Waits for what is under way and closes. Later calls throw, streams end.
    func close() async
}
