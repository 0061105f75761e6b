/// The store's schema as a row of versions, each brought in by one transaction.
///
/// A version only adds (tables, columns that may be empty or have a default, indexes): hubs of the version before go on
/// working while it comes in and after it. A version that has been released is never changed.
enum Schema {
    struct Version {
        var number: Int
        var statements: @Sendable (SQLDialect) -> [String]
    }

    static let versions = [
        Version(number: 1) { dialect in
            (streams + cases + process + outside + accounts + payments).flatMap { $0.statements(in: dialect) }
        },
        Version(number: 2) { dialect in
            administration.flatMap { $0.statements(in: dialect) } + administrationIndexes
        },
        Version(number: 3) { dialect in attachments.flatMap { $0.statements(in: dialect) } },
        Version(number: 4) { _ in outsideIndexes },
    ]

    /// How often a version waits for tables that are in use.
    private static let attempts = 10

    /// Brings a database up to the newest version. Several hubs may do so at once.
    static func bringUpToDate(_ database: any SQLDatabase, to versions: [Version] = versions) async throws {
        for version in versions {
            try await bring(version, into: database)
        }
    }

    /// A change of a table that is in use waits for it, and everyone else waits behind the change; so it waits briefly
    /// and tries again.
    private static func bring(_ version: Version, into database: any SQLDatabase) async throws {
        for _ in 1..<attempts {
            do {
                return try await database.write { try bring(version, in: $0) }
            } catch SQLFault.busy {
                continue
            }
        }
        try await database.write { try bring(version, in: $0) }
    }

    private static func bring(_ version: Version, in session: any SQLSession) throws {
        try claim(session)
        try session.run("CREATE TABLE IF NOT EXISTS schema_version (number \(session.dialect.integer) PRIMARY KEY)")
        let number = SQLValue.of(version.number)
        guard try session.row("SELECT number FROM schema_version WHERE number = ?", [number]) == nil else { return }
        try session.script(version.statements(session.dialect).joined(separator: ";\n"))
        try session.run("INSERT INTO schema_version (number) VALUES (?)", [number])
    }

    /// One hub at a time: SQLite has one writer anyway, PostgreSQL keeps a lock under this number until the commit.
    private static func claim(_ session: any SQLSession) throws {
        guard session.dialect.engine == .postgres else { return }
        try session.run("SELECT pg_advisory_xact_lock(7166331200)")
        try session.run("SET LOCAL lock_timeout = '2s'")
    }
}
