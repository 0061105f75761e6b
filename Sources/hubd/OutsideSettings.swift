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
        /// What its reports are signed with: `whsec_…`; two while it is being changed. Not with `open311`.
        var webhookKeys: [String]?
        /// Whether it can be asked for a task by its key; with `open311`, whether it finds requests by
        /// `client_reference`. Default true.
        var answersForKeys: Bool?
        /// `tasks` takes every task of the utility, `open311` its repairs, by GeoReport v2. Default `tasks`.
        var speaks: Language?
        /// With `open311`: what the hub shows there as `api_key`.
        var apiKey: String?
        /// With `open311`: the `jurisdiction_id` there. Default: the pack's division, when all are of one.
        var jurisdiction: String?
        /// With `open311`: the service code there.
        var serviceCode: String?
        /// With `open311`: attributes of the service that are the same for every repair.
        var attributes: [String: String]?
        /// Seconds an answer may take. Default 20.
        var timeout: Int?

        enum Language: String, Codable, Sendable {
            case tasks, open311
        }
    }

    /// The systems of utilities that take tasks, ready to be talked to.
    func utilityLines(connections: OutsideConnections) throws -> [UtilityLine] {
        try (systems ?? []).filter { $0.speaks ?? .tasks == .tasks }.map { system in
            guard let texts = system.webhookKeys else { throw HubConfigurationFault.badWebhookKey(system.utility) }
            let keys = try texts.map { text in
                guard let key = WebhookKey(text) else { throw HubConfigurationFault.badWebhookKey(system.utility) }
                return key
            }
            return UtilityLine(
                utility: system.utility, name: "utility:\(system.utility)",
                system: HTTPUtilitySystem(
                    address: try system.address(), connections: connections, keys: keys,
                    answersForKeys: system.answersForKeys ?? true))
        }
    }
}

extension HubConfiguration.UtilitySystem {
    func address() throws -> OutsideAddress {
        guard let url = URL(string: url), url.scheme == "https" || url.scheme == "http", url.host() != nil
        else { throw HubConfigurationFault.badSystemAddress(utility) }
        return OutsideAddress(base: url, token: token.map { Personal($0) }, timeout: .seconds(timeout ?? 20))
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
