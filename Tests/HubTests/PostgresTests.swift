import HubStore
import Testing

/// What only several connections at once can show.
@Suite struct PostgresTests {
    @Test func `two workers take different rows of a queue`() async throws {
        let database = try await Samples.database(.postgres)
        try await database.write { try $0.runEach("INSERT INTO sample (id) VALUES (?)", [[1], [2], [3]]) }
        let (firstHasOne, secondHasOne) = (Meeting(of: 1), Meeting(of: 1))
        async let one = database.write { session in
            let row = try Self.take(session)
            firstHasOne.arrive()
            secondHasOne.wait()
            return row
        }
        async let two = database.write { session in
            firstHasOne.wait()
            defer { secondHasOne.arrive() }
            return try Self.take(session)
        }
        #expect(try await [one, two] == [1, 2])
        await database.close()
    }

    @Test func `a conflict of serializable transactions runs the body again`() async throws {
        let database = try await Samples.database(.postgres) { $0.isolation = .serializable }
        try await database.write { try $0.run("INSERT INTO sample (id, n) VALUES (1, 0)") }
        let runs = RunCounter()
        let bothHaveRead = Meeting(of: 2)
        try await withThrowingTaskGroup { group in
            for _ in 0..<2 {
                group.addTask {
                    try await database.write { session in
                        let number = try session.row("SELECT n FROM sample WHERE id = 1")?.int("n") ?? 0
                        if runs.next() <= 2 { bothHaveRead.meet() }
                        try session.run("UPDATE sample SET n = ? WHERE id = 1", [.of(number + 1)])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(runs.count == 3)
        #expect(try await database.read { try $0.row("SELECT n FROM sample")?.int("n") } == 2)
        await database.close()
    }

    @Test func `a deadlock undoes one of the two and runs it again`() async throws {
        let database = try await Samples.database(.postgres)
        try await database.write { try $0.runEach("INSERT INTO sample (id, n) VALUES (?, 0)", [[1], [2]]) }
        let runs = RunCounter()
        let bothHaveOne = Meeting(of: 2)
        let change = "UPDATE sample SET n = n + 1 WHERE id = ?"
        try await withThrowingTaskGroup { group in
            for order in [[1, 2], [2, 1]] {
                group.addTask {
                    try await database.write { session in
                        let run = runs.next()
                        try session.run(change, [.of(order[0])])
                        if run <= 2 { bothHaveOne.meet() }
                        try session.run(change, [.of(order[1])])
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(runs.count == 3)
        #expect(try await database.read { try $0.row("SELECT min(n) AS n FROM sample")?.int("n") } == 2)
        await database.close()
    }

    @Test func `a prepared statement outlives a change of the schema`() async throws {
        let database = try await Samples.database(.postgres) { $0.connections = 1 }
        let read: @Sendable (any SQLSession) throws -> [SQLRow] = { try $0.rows("SELECT * FROM sample") }
        #expect(try await database.read(read).isEmpty)
        try await database.write { session in
            try session.script("ALTER TABLE sample ADD COLUMN more BIGINT DEFAULT 5")
            try session.run("INSERT INTO sample (id) VALUES (1)")
        }
        #expect(try await database.read(read).first?.int("more") == 5)
        await database.close()
    }

    @Test func `a statement that takes too long is broken off`() async throws {
        let database = try await TestEngine.postgres.open { $0.statementTimeout = .milliseconds(50) }
        await #expect(throws: SQLFault.busy) {
            try await database.write { try $0.rows("SELECT pg_sleep(60) AS slept") }
        }
        await database.close()
    }

    @Test func `what a function without an answer answers is null, and a fraction is refused`() async throws {
        let database = try await TestEngine.postgres.open()
        let row = try await database.write { session in
            try session.row("SELECT pg_advisory_xact_lock(CAST(? AS BIGINT)) AS locked", [1])
        }
        #expect(try row?.value("locked") == nil as SQLValue)
        for fraction in ["1.5", "CAST(1.5 AS DOUBLE PRECISION)", "9223372036854775808", "now()"] {
            await #expect(throws: SQLFault.self) { try await database.read { try $0.rows("SELECT \(fraction) AS x") } }
        }
        await database.close()
    }

    @Test func `callers beyond the queue are told that it is busy, and a cancelled one leaves it`() async throws {
        let database = try await TestEngine.postgres.open { ($0.connections, $0.queue) = (1, 1) }
        let (started, finish) = (Meeting(of: 1), Meeting(of: 1))
        async let holder: Void = database.read { _ in
            started.arrive()
            finish.wait()
        }
        started.wait()
        // Of two more one waits and the other is refused; cancelled, the one that waits leaves.
        let more = (0..<2).map { _ in Task { try await database.read { _ in } } }
        var refused = 0
        for task in more {
            task.cancel()
            do { try await task.value } catch { refused += 1 }
        }
        #expect(refused == 2)
        finish.arrive()
        try await holder
        try await database.read { _ in }
        await database.close()
    }

    private static func take(_ session: any SQLSession) throws -> Int? {
        try session.row("SELECT id FROM sample ORDER BY id LIMIT 1\(session.dialect.skipLocked)")?.int("id")
    }
}
