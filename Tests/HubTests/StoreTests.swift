import Foundation
import HallCore
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
