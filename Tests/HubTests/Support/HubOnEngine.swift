import HallCore
import HubService
import HubStore

/// A hub over a new, empty store of one engine, which is closed after the test.
func withHub(
    on engine: TestEngine, _ time: TestTime, _ test: (HubDatabase, Hub) async throws -> Void
) async throws {
    try await withHubs(1, on: engine, time) { try await test($0[0].store, $0[0]) }
}

/// Several hubs on one new, empty store. On PostgreSQL each has connections of its own, as in a process of its own.
func withHubs(
    _ count: Int, on engine: TestEngine, _ time: TestTime, surroundings: TimeAndChance? = nil,
    _ test: ([Hub]) async throws -> Void
) async throws {
    let stores = try await stores(count, on: engine)
    let outcome: Result<Void, any Error>
    do {
        var hubs: [Hub] = []
        for store in stores { hubs.append(try await Fixtures.hub(store, time, surroundings: surroundings)) }
        outcome = .success(try await test(hubs))
    } catch {
        outcome = .failure(error)
    }
    for store in stores { await store.close() }
    try outcome.get()
}

/// One after another; SQLite's file has one process, so its hubs share a store.
private func stores(_ count: Int, on engine: TestEngine) async throws -> [HubDatabase] {
    switch engine {
    case .sqlite: return Array(repeating: try await HubDatabase(), count: count)
    case .postgres:
        let settings = try await TestEngine.settings { $0.connections = 2 }
        var stores: [HubDatabase] = []
        for _ in 0..<count { stores.append(try await HubDatabase(PostgresDatabase(settings))) }
        return stores
    }
}
