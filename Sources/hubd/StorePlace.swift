extension HubConfiguration {
    /// Where the hub keeps everything: exactly one of `sqlite` and `postgres`.
    struct Store: Codable, Sendable {
        /// A file.
        var sqlite: String?
        /// `postgres://…` or libpq's `keyword=value` words. A secret when it holds a password.
        var postgres: String?
        /// How many connections to PostgreSQL this hub opens, 1 to 100. Default 8.
        var connections: Int?
    }
}

/// A store that can be opened.
enum StorePlace {
    case sqlite(path: String)
    case postgres(address: String, connections: Int)
}

extension HubConfiguration.Store {
    func place() throws -> StorePlace {
        switch (sqlite, postgres) {
        case (let path?, nil):
            if let connections { throw HubConfigurationFault.badConnections(connections) }
            return .sqlite(path: path)
        case (nil, let address?):
            let connections = connections ?? 8
            guard (1...100).contains(connections) else { throw HubConfigurationFault.badConnections(connections) }
            return .postgres(address: address, connections: connections)
        default: throw HubConfigurationFault.badStore
        }
    }
}
