import Crypto
import Foundation
import HallCore
import HubService
import HubStore

/// The hub's folder: the key, and the database unless the settings name another store. Only the hub's own user may read it.
struct HubState {
    private let folder: String

    init(folder: String) throws {
        try FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        self.folder = folder
    }

    /// The store that the settings name; without them a file in this folder.
    func openStore(_ store: HubConfiguration.Store?) async throws -> HubDatabase {
        switch try store?.place() {
        case .postgres(let address, let connections):
            try await HubDatabase(postgres: address, connections: connections)
        case .sqlite(let path): try await HubDatabase(path: path)
        case nil: try await HubDatabase(path: folder + "/hub.sqlite")
        }
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

extension HubState {
    /// The hub's keys, if the store has known no others.
    func keys(boundTo store: HubDatabase) async throws -> HubKeys {
        let keys = try keys()
        guard try await store.bind(toHubKey: keys.publicKey) else {
            throw HubConfigurationFault.otherKey(path: folder + "/hub.key")
        }
        return keys
    }
}

extension TimeAndChance {
    /// The real clock and the system's generator.
    static let system = TimeAndChance(
        now: { Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down))) },
        random: { .random(in: .min ... .max) })
}
