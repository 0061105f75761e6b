import HubStore
import Testing

/// What both engines must do, so that the store above them need not know which one it has.
@Suite struct SQLConformanceTests {
    @Test(arguments: TestEngine.allCases)
    func `values come back as they were written`(engine: TestEngine) async throws {
        let database = try await Samples.database(engine)
        let values: [[SQLValue]] = [
            [1, nil, nil, nil],
            [2, .integer(.max), "水电气网 ' \" ? $1 \\ 联合办理", .blob([0, 255, 0, 39, 92])],
            [3, .integer(.min), "", .blob([])],
            [4, 0, .text(String(repeating: "办", count: 30_000)), .blob([UInt8](repeating: 0, count: 100_000))],
        ]
        try await database.write { session in
            for row in values { try session.run("INSERT INTO sample (id, n, t, b) VALUES (?, ?, ?, ?)", row) }
        }
        let rows = try await database.read { try $0.rows("SELECT id, n, t, b FROM sample ORDER BY id") }
        #expect(try rows.map { row in try ["id", "n", "t", "b"].map(row.value) } == values)
        let empty = try await database.read { try $0.row("SELECT CAST(? AS TEXT) AS t", [""]) }
        #expect(try empty?.text("t") == "")
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a question mark in quotes or a comment is not a mark`(engine: TestEngine) async throws {
        let database = try await Samples.database(engine)
        let row = try await database.read { session in
            try session.row(
                """
                SELECT '? it''s ?' AS t, -- not one? no
                    /* nor ? here */ CAST(? AS BIGINT) AS "n?", CAST(? AS TEXT) AS u
                """, [7, "?"])
        }
        #expect(try row?.text("t") == "? it's ?")
        #expect(try row?.int("n?") == 7)
        #expect(try row?.text("u") == "?")
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `sums, counts, comparisons and the absence of rows are read as numbers and null`(
        engine: TestEngine
    ) async throws {
        let database = try await Samples.database(engine)
        let big: Int64 = 4_611_686_018_427_380_000
        try await database.write { session in
            try session.runEach(
                "INSERT INTO sample (id, n) VALUES (?, ?)",
                [[1, .integer(big)], [2, .integer(big)], [3, -10_000], [4, 20_000], [5, nil]])
        }
        let sums = try await database.read { session in
            try session.row(
                """
                SELECT sum(n) AS total, (SELECT sum(n) FROM sample WHERE id IN (3, 4)) AS small, count(*) AS rows,
                    (SELECT sum(n) FROM sample WHERE id = 3) AS negative,
                    (SELECT sum(n) FROM sample WHERE id = 9) AS none,
                    (SELECT n = -10000 FROM sample WHERE id = 3) AS equal
                FROM sample
                """)
        }
        #expect(try sums?.int64("total") == 2 * big + 10_000)
        #expect(try sums?.int("small") == 10_000)
        #expect(try sums?.int("rows") == 5)
        #expect(try sums?.int("negative") == -10_000)
        #expect(try sums?.optionalInt("none") == nil)
        #expect(try sums?.bool("equal") == true)
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `texts are ordered by their bytes`(engine: TestEngine) async throws {
        let database = try await Samples.database(engine)
        let texts = ["a", "B", "_", "Z", "市", "a b", "ab", "é"]
        let rows = texts.enumerated().map { [SQLValue.of($0.offset), .text($0.element)] }
        try await database.write { try $0.runEach("INSERT INTO sample (id, t) VALUES (?, ?)", rows) }
        let ordered = try await database.read { session in
            try session.rows("SELECT t FROM sample ORDER BY t").map { try $0.text("t") }
        }
        #expect(ordered == texts.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `rows changed are counted, RETURNING is read, and a reader that expects another kind is told`(
        engine: TestEngine
    ) async throws {
        let database = try await Samples.database(engine)
        try await database.write { session in
            #expect(try session.run("INSERT INTO sample (id, n) VALUES (?, ?), (?, ?)", [1, 5, 2, 5]) == 2)
            #expect(try session.run("UPDATE sample SET n = n + 1 WHERE n = ?", [5]) == 2)
            #expect(try session.run("UPDATE sample SET n = 0 WHERE id = ?", [9]) == 0)
            #expect(try session.run("INSERT INTO sample (id) VALUES (?) ON CONFLICT (id) DO NOTHING", [1]) == 0)
            let row = try session.row("UPDATE sample SET n = n * 2 WHERE id = ? RETURNING n, t", [1])
            #expect(try row?.int("n") == 12)
            #expect(throws: SQLRowFault.self) { try row?.text("n") }
            #expect(throws: SQLRowFault.self) { try row?.text("t") }
            #expect(throws: SQLRowFault.self) { try row?.int("other") }
        }
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a mark that was null first takes every kind its column takes`(engine: TestEngine) async throws {
        let database = try await Samples.database(engine)
        let insert = "INSERT INTO sample (id, n, t, b) VALUES (?, ?, ?, ?)"
        try await database.write { session in
            try session.run(insert, [1, nil, nil, nil])
            try session.run(insert, [2, 5, nil, nil])
            try session.run(insert, [3, nil, "t", .blob([7])])
            try session.runEach(insert, [[4, nil, nil, nil], [5, 6, "u", .blob([8])]])
        }
        let count = try await database.read {
            try $0.row("SELECT count(n) AS n, count(t) AS t, count(b) AS b FROM sample")
        }
        #expect(try count?.int("n") == 2)
        #expect(try count?.int("t") == 2)
        #expect(try count?.int("b") == 2)
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `five thousand rows go in with one call, and none of them when one is bad`(engine: TestEngine) async throws {
        let database = try await Samples.database(engine)
        let insert = "INSERT INTO sample (id, n, t) VALUES (?, ?, ?)"
        let rows = (0..<5000).map { [SQLValue.of($0), .of($0 % 2 == 0 ? nil : $0), "一行"] }
        try await database.write { try $0.runEach(insert, rows) }
        #expect(try await Samples.count(database) == 5000)
        let more = (10_000..<15_000).map { [SQLValue.of($0), nil, nil] } + [[17, nil, nil]]
        await #expect(throws: SQLFault.self) { try await database.write { try $0.runEach(insert, more) } }
        #expect(try await Samples.count(database) == 5000)
        try await database.write { try $0.runEach(insert, []) }
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `rows given without an answer are there for what is asked next, in any number`(engine: TestEngine) async throws
    {
        let database = try await Samples.database(engine)
        try await database.write { session in
            var (stored, marked) = (0, 0)
            for count in [1, 2, 3, 64, 65, 127, 200] {
                try session.runEach(
                    "INSERT INTO sample (id, n, t) VALUES (?, ?, 'x') ON CONFLICT (id) DO NOTHING",
                    (stored..<stored + count).map { [.of($0), .of($0 % 3 == 0 ? nil : $0)] })
                try session.runEach("UPDATE sample SET b = ? WHERE id = ?", [[.blob([1]), .of(stored)]])
                (stored, marked) = (stored + count, marked + 1)
                let answers = try session.answers(
                    to: [
                        SQLQuery("SELECT count(*) AS n FROM sample", []),
                        SQLQuery("SELECT id FROM sample WHERE n = ? ORDER BY id", [1]),
                        SQLQuery("SELECT count(b) AS n FROM sample", []),
                    ])
                #expect(try answers[0].first?.int("n") == stored)
                #expect(answers[1].count == (stored > 1 ? 1 : 0))
                #expect(try answers[2].first?.int("n") == marked)
            }
        }
        await database.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a row that breaks a rule only at the commit leaves nothing behind, and the database works on`(
        engine: TestEngine
    ) async throws {
        let database = try await Samples.database(engine)
        let insert = "INSERT INTO sample (id, t) VALUES (?, ?)"
        for _ in 1...2 {
            let fault = await #expect(throws: SQLFault.self) {
                try await database.write { session in
                    try session.runEach(insert, [[1, "a"], [2, "b"], [3, "c"]])
                    try session.runEach(insert, [[4, "d"], [2, "e"]])
                }
            }
            guard case .constraint = fault else { throw try #require(fault) }
            #expect(try await Samples.count(database) == 0)
        }
        try await database.write { try $0.runEach(insert, [[1, "a"], [2, "b"]]) }
        #expect(try await Samples.count(database) == 2)
        await database.close()
    }
}
