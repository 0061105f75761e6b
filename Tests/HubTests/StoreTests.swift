import Foundation
import HallCore
import HubService
import HubStore
import Testing

@Suite struct StoreTests {
    @Test func `commits are synchronous FULL after opening a file`() throws {
        let folder = try TemporaryFolder()
        let store = try HubDatabase(path: folder.path + "/hub.sqlite")
        #expect(try store.synchronousLevel() == 2)
        try store.close()
    }

    @Test func `the epoch outlives a restart and changes only when one is begun`() throws {
        let folder = try TemporaryFolder()
        let time = TestTime()
        let store = try HubDatabase(path: folder.path + "/hub.sqlite")
        try store.ensureEpoch(time.identifier())
        let epoch = try store.epoch()
        try store.close()
        let again = try HubDatabase(path: folder.path + "/hub.sqlite")
        try again.ensureEpoch(time.identifier())
        #expect(try again.epoch() == epoch)
        try again.beginEpoch(time.identifier())
        #expect(try again.epoch() != epoch)
        try again.close()
    }

    @Test func `a case finds the pack it began with after another one has come into use`() throws {
        let (store, time) = (try HubDatabase(), TestTime())
        let old = try Fixtures.pack()
        var new = old
        new.version = "9.0.0"
        new.digest = String(repeating: "0", count: 64)
        for pack in [old, new, new] { try store.keep([pack], at: time.now) }
        let shelf = PackShelf([new], kept: try store.keptPacks())
        let number = try #require(
            CaseNumber(cityCode: "4213", date: time.now.date, kiosk: "SZ01", letter: "A", serial: 1))
        let record = try Fixtures.record(id: time.identifier(), number: number, at: time.now)
        #expect(try store.keptPacks().count == 2)
        #expect(shelf.pack(of: record)?.version == old.version)
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
