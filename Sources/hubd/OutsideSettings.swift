import Foundation
import HallCore
import HubAdapters
import HubService
import HubStore
import Logging
import ServiceLifecycle

extension HubConfiguration {
    /// A utility's own system. How it answers is in the page OutsideSystems of the documentation.
    struct UtilitySystem: Codable, Sendable {
        /// `water`, `power`, `gas`, `heat` or `network`.
        var utility: String
        /// `https://water.example.cn/hall`
        var url: String
        /// What the hub shows there as bearer token.
        var token: String?
        /// What its reports are signed with: `whsec_…`; two while it is being changed.
        var webhookKeys: [String]
        /// Whether it can be asked for a task by its key. Default true.
        var answersForKeys: Bool?
        /// Seconds an answer may take. Default 20.
        var timeout: Int?
    }

    /// The systems of utilities, ready to be talked to.
    func utilityLines(connections: OutsideConnections) throws -> [UtilityLine] {
        try (systems ?? []).map { system in
            let keys = try system.webhookKeys.map { text in
                guard let key = WebhookKey(text) else { throw HubConfigurationFault.badWebhookKey(system.utility) }
                return key
            }
            guard let url = URL(string: system.url), url.scheme == "https" || url.scheme == "http", url.host() != nil
            else { throw HubConfigurationFault.badSystemAddress(system.utility) }
            let address = OutsideAddress(
                base: url, token: system.token.map { Personal($0) }, timeout: .seconds(system.timeout ?? 20))
            return UtilityLine(
                utility: system.utility, name: "utility:\(system.utility)",
                system: HTTPUtilitySystem(
                    address: address, connections: connections, keys: keys,
                    answersForKeys: system.answersForKeys ?? true))
        }
    }
}

/// Sends what waits for one outside system.
struct Dispatching: Service {
    let name: String
    let target: any SendTarget
    let hub: Hub
    let log: Logger

    func run() async throws {
        let dispatcher = Dispatcher(
            system: name, target: target, store: OutgoingQueue(store: hub.store),
            surroundings: hub.surroundings, log: log)
        let (wakeUps, bell) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        let changes = hub.store.outgoingChanges()
        let name = name
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { for await system in changes where system.isEmpty || system == name { bell.yield() } }
                group.addTask { await dispatcher.run(wakeUps: wakeUps) }
            }
        }
    }
}
