import Crypto
import Foundation
import HallCore
import HubService
import HubStore

/// The hub's folder: database and key. Only the hub's own user may read it.
struct HubState {
    private let folder: String

    init(folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        self.folder = folder
    }

    func openStore() throws -> HubDatabase {
        try HubDatabase(path: folder + "/hub.sqlite")
    }

    /// The hub's keys; drawn at the first start. Whoever restores a backup needs this file too.
    func keys() throws -> HubKeys {
        let path = folder + "/hub.key"
        if let seed = FileManager.default.contents(atPath: path) {
            guard seed.count == 32 else { throw HubConfigurationFault.badKey(path: path) }
            return try HubKeys(seed: Array(seed))
        }
        let seed = Curve25519.Signing.PrivateKey().rawRepresentation
        guard FileManager.default.createFile(atPath: path, contents: seed, attributes: [.posixPermissions: 0o600])
        else { throw HubConfigurationFault.badKey(path: path) }
        return try HubKeys(seed: Array(seed))
    }
}

extension Surroundings {
    /// The real clock and the system's generator.
    static let system = Surroundings(
        now: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
        random: { .random(in: .min ... .max) })
}
