import Foundation
import HubStore
import Testing

/// What becomes of the work when connections break.
@Suite struct PostgresLossTests {
    @Test func `a connection that was cut while it lay idle is replaced without a word`() async throws {
        let server = try await PostgresServer.shared()
        let database = try await Samples.database(.postgres) { $0.connections = 1 }
        try server.cut(try await Self.processes(database))
        try await database.write { try $0.run("INSERT INTO sample (id) VALUES (1)") }
        try server.cut(try await Self.processes(database))
        #expect(try await Samples.count(database) == 1)
        await database.close()
    }

    @Test func `a connection that is cut in the middle undoes the transaction, and the next one works`() async throws {
        let server = try await PostgresServer.shared()
        let database = try await Samples.database(.postgres) { $0.connections = 1 }
        let runs = RunCounter()
        let fault = await #expect(throws: SQLFault.self) {
            try await database.write { session in
                runs.next()
                try session.run("INSERT INTO sample (id) VALUES (1)")
                try server.cut([try Self.process(session)])
                try session.run("INSERT INTO sample (id) VALUES (2)")
            }
        }
        guard case .unavailable = fault else { throw try #require(fault) }
        #expect(runs.count == 1)
        #expect(try await Samples.count(database) == 0)
        await database.close()
    }

    @Test func `a commit without an answer is unsettled and not done again`() async throws {
        let server = try await PostgresServer.shared()
        let database = try await Samples.database(.postgres) { $0.connections = 1 }
        let runs = RunCounter()
        let fault = await #expect(throws: SQLFault.self) {
            try await database.write { session in
                runs.next()
                try session.run("INSERT INTO sample (id) VALUES (1)")
                try server.cut([try Self.process(session)])
            }
        }
        guard case .unsettled = fault else { throw try #require(fault) }
        #expect(runs.count == 1)
        await database.close()
    }

    @Test func `a commit that gave up waiting for its standby is unsettled although it is there`() async throws {
        let server = try await PostgresServer.shared()
        let settings = try await TestEngine.settings(options: "-c synchronous_commit=local")
        let database = try PostgresDatabase(settings)
        try await Samples.create(in: database)
        let name = try await Self.name(database)
        let fault = await #expect(throws: SQLFault.self) {
            try await withThrowingTaskGroup { group in
                group.addTask {
                    try await database.write { session in
                        try session.run("SET LOCAL synchronous_commit = on")
                        try session.run("INSERT INTO sample (id) VALUES (1)")
                    }
                }
                group.addTask { try server.cancelWaitForStandby(in: name) }
                try await group.waitForAll()
            }
        }
        guard case .unsettled = fault else { throw try #require(fault) }
        #expect(try await Samples.count(database) == 1)
        await database.close()
    }

    @Test func `a listener that was cut says that anything may have changed and hears again`() async throws {
        let server = try await PostgresServer.shared()
        let database = try await Samples.database(.postgres)
        var heard = database.listen("feed").makeAsyncIterator()
        #expect(await heard.next() == "")
        let name = try await Self.name(database)
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = "
        try server.psql("\(cut)'\(name)'", in: "postgres")
        #expect(await heard.next() == "")
        try await database.write { try $0.notify("feed", "SZ01") }
        #expect(await heard.next() == "SZ01")
        await database.close()
    }

    @Test func `while the server is away every call is refused, without the password`() async throws {
        let text = "host=/nowhere user=hub dbname=postgres password=secret1"
        let database = try PostgresDatabase(try PostgresSettings(text))
        for _ in 0..<3 {
            let fault = await #expect(throws: SQLFault.self) { try await Samples.count(database) }
            guard case .unavailable(let reason) = fault else { throw try #require(fault) }
            #expect(!reason.contains("secret1"))
        }
        await database.close()
    }

    @Test func `of several hosts the one that answers is used`() async throws {
        let text = try await PostgresServer.shared().connectionText()
        let hosts = text.replacingOccurrences(of: "host=", with: "host=/nowhere,")
        let database = try PostgresDatabase(try PostgresSettings(hosts))
        #expect(try await database.read { try $0.row("SELECT 1 AS one")?.int("one") } == 1)
        await database.close()
    }

    @Test func `a server that takes no changes is not used`() async throws {
        let server = try await PostgresServer.shared()
        let settings = try await TestEngine.settings()
        let before = try PostgresDatabase(settings)
        try await Samples.create(in: before)
        let name = try await Self.name(before)
        try server.psql("ALTER DATABASE \(name) SET default_transaction_read_only = on", in: "postgres")
        let after = try PostgresDatabase(settings)
        let fault = await #expect(throws: SQLFault.self) { try await Samples.count(after) }
        guard case .unavailable = fault else { throw try #require(fault) }
        await before.close()
        await after.close()
    }

    @Test func `a password is never printed`() throws {
        for text in ["postgres://hub:secret1@db1,db2:5433/hub", "host=db1 password=secret1 user=hub"] {
            let settings = try PostgresSettings(text)
            var dumped = ""
            dump(settings, to: &dumped)
            #expect(!"\(settings) \(String(reflecting: settings)) \(dumped)".contains("secret1"))
            #expect("\(settings)".contains("db1"))
        }
        for text in ["host=db1 password=secret1 more", "postgres://hub:%zzsecret1@db1", "host=db1 secret1=x"] {
            let fault = #expect(throws: SQLFault.self) { try PostgresSettings(text) }
            #expect(fault?.description.contains("secret1") == false)
        }
    }

    private static func name(_ database: any SQLDatabase) async throws -> String {
        try await database.read { try $0.row("SELECT CAST(current_database() AS TEXT) AS name")?.text("name") ?? "" }
    }

    private static func process(_ session: any SQLSession) throws -> Int {
        try session.row("SELECT pg_backend_pid() AS pid")?.int("pid") ?? 0
    }

    private static func processes(_ database: any SQLDatabase) async throws -> [Int] {
        [try await database.read(process)]
    }
}

extension PostgresServer {
    /// Cuts connections as an administrator does, and returns when they are gone.
    func cut(_ processes: [Int]) throws {
        for process in processes { try psql("SELECT pg_terminate_backend(\(process), 10000)", in: "postgres") }
    }

    /// Waits until a commit in the database waits for its standby, then breaks that wait off.
    func cancelWaitForStandby(in database: String) throws {
        let cancel = """
            SELECT count(pg_cancel_backend(pid)) FROM pg_stat_activity
            WHERE datname = '\(database)' AND wait_event = 'SyncRep'
            """
        while try psql(cancel, in: "postgres").hasPrefix("0") {}
    }
}
