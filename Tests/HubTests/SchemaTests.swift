import HallCore
import HubMessages
import HubService
import Testing

@testable import HubStore

@Suite(.serialized) struct SchemaTests {
    private static let spread = [Schema.streams, Schema.cases, Schema.process, Schema.outside].flatMap(\.self)
        .filter { $0.spread == .byDivision }

    @Test(arguments: TestEngine.allCases)
    func `the division stands first in the key of every table of cases and events`(engine: TestEngine) async throws {
        let database = try await engine.open { $0.connections = 1 }
        try await Schema.bringUpToDate(database)
        let firstKey =
            switch engine {
            case .sqlite: "SELECT name FROM pragma_table_info(?) WHERE pk = 1"
            case .postgres:
                """
                SELECT CAST(attname AS TEXT) AS name FROM pg_index
                JOIN pg_class ON pg_class.oid = indrelid
                JOIN pg_attribute ON attrelid = indrelid AND attnum = indkey[0]
                WHERE indisprimary AND relname = ?
                """
            }
        #expect(Self.spread.count > 10)
        for table in Self.spread {
            let key = try await database.read { try $0.row(firstKey, [.of(table.name)])?.text("name") }
            #expect(key == "division", "\(table.name)")
        }
        await database.close()
    }

    @Test func `PostgreSQL keeps those tables in eight partitions`() async throws {
        let database = try await TestEngine.postgres.open { $0.connections = 1 }
        try await Schema.bringUpToDate(database)
        for table in Self.spread {
            let partitions = try await database.read { session in
                try session.count(
                    """
                    SELECT count(*) AS n FROM pg_inherits JOIN pg_class ON pg_class.oid = inhparent
                    WHERE relname = ? AND pg_get_partkeydef(inhparent) = 'HASH (division)'
                    """, [.of(table.name)])
            }
            #expect(partitions == 8, "\(table.name)")
        }
        await database.close()
    }

    @Test func `hubs that start at once on an empty database make one schema`() async throws {
        let settings = try await TestEngine.settings { $0.connections = 1 }
        let time = TestTime()
        let epochs = try await withThrowingTaskGroup(of: String.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    let store = try await HubDatabase(PostgresDatabase(settings))
                    try await store.ensureEpoch(time.identifier())
                    let epoch = try await store.epoch()
                    await store.close()
                    return epoch
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(epochs.count == 6)
        #expect(Set(epochs).count == 1)
    }

    @Test(arguments: TestEngine.allCases)
    func `a later version comes in once while the work goes on`(engine: TestEngine) async throws {
        let time = TestTime()
        let later = Schema.Version(number: 1000) { dialect in ["ALTER TABLE lane ADD COLUMN note \(dialect.text)"] }
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            for serial in 1...30 { try kiosk.commitCase(serial: serial) }
            let pushing = kiosk
            async let pushed = pushAll(pushing, to: hub)
            for _ in 0..<2 { try await Schema.bringUpToDate(store.sql, to: Schema.versions + [later]) }
            #expect(try await pushed == 30)
            #expect(try await store.figures().openLanes == [.submitted: 60])
            let notes = try await store.sql.read { try $0.count("SELECT count(*) AS n FROM lane WHERE note IS NULL") }
            #expect(notes == 60)
        }
    }

    private func pushAll(_ kiosk: TestKiosk, to hub: Hub) async throws -> Int64 {
        var last: Int64 = 0
        for number in 1...kiosk.events.count {
            last = try await kiosk.push(number...number, to: hub).decoded(PushAck.self).ackUpTo
        }
        return last
    }
}
