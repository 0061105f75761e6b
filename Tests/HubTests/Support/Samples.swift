import HubStore

/// A small table with a column of every kind.
enum Samples {
    static func database(
        _ engine: TestEngine, _ change: (inout PostgresSettings) -> Void = { _ in }
    ) async throws -> any SQLDatabase {
        let database = try await engine.open(change)
        try await create(in: database)
        return database
    }

    static func create(in database: any SQLDatabase) async throws {
        try await database.write { session in
            let words = session.dialect
            try session.script(
                """
                CREATE TABLE sample (
                    id \(words.integer) NOT NULL PRIMARY KEY, n \(words.integer) CHECK (n >= -10000 OR n < -999999),
                    t \(words.text), b \(words.blob)
                )\(words.keyedTableEnd);
                CREATE INDEX sample_n ON sample (n);
                """)
        }
    }

    static func count(_ database: any SQLDatabase) async throws -> Int {
        try await database.read { try $0.row("SELECT count(*) AS rows FROM sample")?.int("rows") ?? -1 }
    }
}
