import Foundation
import HallCore
import HubService
import HubStore
import Testing

@Suite struct StoreTests {
    @Test func `commits are synchronous FULL after opening a file`() async throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteDatabase(path: folder.path + "/hub.sqlite")
        #expect(try await store.synchronousLevel() == 2)
        await store.close()
    }

    @Test func `the epoch outlives a restart and changes only when one is begun`() async throws {
        let folder = try TemporaryFolder()
        let time = TestTime()
        let store = try await HubDatabase(path: folder.path + "/hub.sqlite")
        try await store.ensureEpoch(time.identifier())
        let epoch = try await store.epoch()
        await store.close()
        let again = try await HubDatabase(path: folder.path + "/hub.sqlite")
        try await again.ensureEpoch(time.identifier())
        #expect(try await again.epoch() == epoch)
        try await again.beginEpoch(time.identifier())
        #expect(try await again.epoch() != epoch)
        await again.close()
    }

    @Test(arguments: TestEngine.allCases)
    func `a case finds the pack it began with after another one has come into use`(engine: TestEngine) async throws {
        let time = TestTime()
        let store = try await HubDatabase(engine.open())
        let old = try Fixtures.pack()
        var new = old
        new.version = "9.0.0"
        new.digest = String(repeating: "0", count: 64)
        for pack in [old, new, new] { try await store.keep([pack], at: time.now) }
        let shelf = PackShelf([new], kept: try await store.keptPacks(), calendar: try Fixtures.calendar())
        let number = try #require(
            CaseNumber(cityCode: "4213", date: time.now.date, kiosk: "SZ01", letter: "A", serial: 1))
        let record = try Fixtures.record(id: time.identifier(), number: number, at: time.now)
        #expect(try await store.keptPacks().count == 2)
        #expect(shelf.pack(of: record)?.version == old.version)
        await store.close()
    }
}

/// A folder that goes with the test.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "lianban-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
