import HubStore
import Testing

/// What a transaction promises, on both engines.
@Suite struct SQLTransactionTests {
    @Test(arguments: TestEngine.allCases)
    func `a body that throws leaves nothing behind`(engine: TestEngine) async throws {
        struct Stopped: Error {}
        let database = try await Samples.database(engine)
        await #expect(throws: Stopped.self) {
            try await database.write { session in
                try session.run("INSERT INTO sample (id) VALUES (?)", [1])
                throw Stopped()
            }
        }
        #expect(try await Samples.count(database) == 0)
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a broken rule is a constraint fault without the values, and ends the transaction`(
        engine: TestEngine
    ) async throws {
        let database = try await Samples.database(engine)
        try await database.write { try $0.run("INSERT INTO sample (id, t) VALUES (?, ?)", [990_101, "张某"]) }
        for (sql, values): (String, [SQLValue]) in [
            ("INSERT INTO sample (id, t) VALUES (?, ?)", [990_101, "张某"]),
            ("INSERT INTO sample (id) VALUES (?)", [nil]),
            ("INSERT INTO sample (id, n) VALUES (?, ?)", [2, -990_101]),
        ] {
            let fault = await #expect(throws: SQLFault.self) {
                try await database.write { session in
                    try session.run("INSERT INTO sample (id) VALUES (?)", [77])
                    _ = try? session.run(sql, values)
                    // Caught, and yet: the transaction is over.
                    #expect(throws: SQLFault.self) { try session.rows("SELECT 1 AS one") }
                }
            }
            guard case .constraint = fault else { throw try #require(fault) }
            #expect(fault?.description.contains("990101") == false && fault?.description.contains("张某") == false)
        }
        #expect(try await Samples.count(database) == 1)
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a body may answer a broken rule with an error of its own`(engine: TestEngine) async throws {
        struct Taken: Error {}
        let database = try await Samples.database(engine)
        try await database.write { try $0.run("INSERT INTO sample (id) VALUES (?)", [1]) }
        await #expect(throws: Taken.self) {
            try await database.write { session in
                do {
                    try session.run("INSERT INTO sample (id) VALUES (?)", [1])
                } catch SQLFault.constraint {
                    throw Taken()
                }
            }
        }
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a wrong statement, a text with NUL and a write while reading are refused`(engine: TestEngine) async throws {
        let database = try await Samples.database(engine)
        for (sql, values): (String, [SQLValue]) in [
            ("SELEKT 1", []), ("SELECT nothing FROM sample", []), ("INSERT INTO sample (id) VALUES (?)", []),
            ("INSERT INTO sample (id, t) VALUES (?, ?)", [1, "a\u{0}b"]),
        ] {
            let fault = await #expect(throws: SQLFault.self) { try await database.write { try $0.run(sql, values) } }
            guard case .refused = fault else { throw try #require(fault) }
        }
        let fault = await #expect(throws: SQLFault.self) {
            try await database.read { try $0.run("INSERT INTO sample (id) VALUES (?)", [1]) }
        }
        guard case .refused = fault else { throw try #require(fault) }
        #expect(try await Samples.count(database) == 0)
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `writers on one row lose no change of another`(engine: TestEngine) async throws {
        let database = try await Samples.database(engine)
        try await database.write { try $0.run("INSERT INTO sample (id, n) VALUES (1, 0)") }
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 {
                group.addTask {
                    for _ in 0..<25 {
                        try await database.write { session in
                            let read = "SELECT n FROM sample WHERE id = ?\(session.dialect.forUpdate)"
                            let number = try session.row(read, [1])?.int("n") ?? 0
                            try session.run("UPDATE sample SET n = ? WHERE id = ?", [.of(number + 1), 1])
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        let number = try await database.read { try $0.row("SELECT n FROM sample WHERE id = 1")?.int("n") }
        #expect(number == 200)
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `payloads are told after the commit, once, in order, and never without it`(engine: TestEngine) async throws {
        struct Stopped: Error {}
        let database = try await Samples.database(engine)
        var heard = database.listen("feed").makeAsyncIterator()
        #expect(await heard.next() == "")
        await #expect(throws: Stopped.self) {
            try await database.write { session in
                try session.run("INSERT INTO sample (id) VALUES (1)")
                try session.notify("feed", "undone")
                throw Stopped()
            }
        }
        try await database.write { session in
            try session.notify("feed", "SZ01")
            try session.run("INSERT INTO sample (id) VALUES (2)")
            try session.notify("feed", "SZ01")
            try session.notify("other", "SZ09")
            try session.notify("feed", "HB'02")
        }
        #expect(await heard.next() == "SZ01")
        #expect(await heard.next() == "HB'02")
        #expect(try await Samples.count(database) == 1)
        let second = database.listen("feed")
        var alsoHeard = second.makeAsyncIterator()
        #expect(await alsoHeard.next() == "")
        try await database.write { try $0.notify("feed", "third") }
        #expect(await alsoHeard.next() == "third")
        #expect(await heard.next() == "third")
        await database.close()
        #expect(await heard.next() == nil)
    }

    @Test(arguments: TestEngine.allCases)
    func `a closed database answers that it is not there`(engine: TestEngine) async throws {
        let database = try await Samples.database(engine)
        await database.close()
        await #expect(throws: SQLFault.self) { try await database.read { try $0.rows("SELECT 1 AS one") } }
    }
}
