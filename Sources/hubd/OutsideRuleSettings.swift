import Foundation
import HallCore
import HubAdapters
import HubService

extension HubConfiguration {
    /// The city's approval platform. What it is told is in the page OutsideSystems of the documentation.
    struct Approval: Codable, Sendable {
        /// `https://approval.example.cn/hall`
        var url: String
        var token: String?
        /// What our events are signed with: `whsec_…`; two while it is being changed.
        var keys: [String]
        /// What its decisions are signed with. Default: it sends none.
        var webhookKeys: [String]?
        /// Seconds an answer may take. Default 20.
        var timeout: Int?
    }

    /// The library of electronic licences. How it answers is in the page OutsideSystems of the documentation.
    struct Licences: Codable, Sendable {
        /// `https://licences.example.cn/hall`
        var url: String
        /// What the hub shows there as bearer token.
        var token: String?
        /// Seconds an answer may take before the window is told that there is none. Default 8.
        var timeout: Int?
    }

    /// Somebody who hears how cases go on.
    struct Subscriber: Codable, Sendable {
        /// Unique among subscribers; what is to be sent is kept under it. Default: the url's host.
        var name: String?
        /// The whole address.
        var url: String
        /// What events are signed with: `whsec_…`.
        var key: String
        /// The key before, while it is being changed.
        var formerKey: String?
        /// CloudEvents types. Default: all.
        var types: [String]?
        /// Seconds an answer may take. Default 20.
        var timeout: Int?
    }

    /// Repairs that come in by Open311 GeoReport v2.
    struct Open311: Codable, Sendable {
        struct Client: Codable, Sendable {
            /// Stable; letters, digits and dashes.
            var name: String
            /// The `api_key`; at least 16 characters.
            var key: String
        }

        /// What stands in case numbers where a terminal's code does: two letters, two or three digits. Default `GR01`.
        var code: String?
        var clients: [Client]
    }

    /// The other systems outside, ready to be talked to.
    func outsideRules(packs: [PolicyPack], connections: OutsideConnections) throws -> OutsideRules {
        OutsideRules(
            repairs: try repairRules(packs: packs, connections: connections),
            approval: try approvalPlatform(connections), subscribers: try subscriptions(connections),
            geoReport: try geoReportRule(),
            licences: try licences.map { library in
                HTTPLicenceLibrary(
                    address: try Self.address("licences.url", library.url, library.token, library.timeout ?? 8),
                    connections: connections)
            })
    }

    private func repairRules(packs: [PolicyPack], connections: OutsideConnections) throws -> [RepairRule] {
        let divisions = Set(packs.map(\.division))
        return try (systems ?? []).filter { $0.speaks == .open311 }.map { system in
            guard let code = system.serviceCode, let key = system.apiKey else {
                throw OutsideRuleFault.repairsIncomplete(system.utility)
            }
            guard let jurisdiction = system.jurisdiction ?? (divisions.count == 1 ? divisions.first : nil) else {
                throw OutsideRuleFault.noJurisdiction(system.utility)
            }
            return RepairRule(
                utility: system.utility, serviceCode: code, attributes: system.attributes ?? [:],
                client: Open311Client(
                    address: try system.address(), connections: connections, jurisdiction: jurisdiction,
                    apiKey: Personal(key), findsByReference: system.answersForKeys ?? true))
        }
    }

    private func approvalPlatform(_ connections: OutsideConnections) throws -> ApprovalPlatform? {
        guard let approval else { return nil }
        guard !approval.keys.isEmpty else { throw OutsideRuleFault.badKey("approval.keys") }
        return ApprovalPlatform(
            address: try Self.address("approval.url", approval.url, approval.token, approval.timeout),
            connections: connections, keys: try Self.keys("approval.keys", approval.keys),
            webhookKeys: try Self.keys("approval.webhookKeys", approval.webhookKeys ?? []),
            now: TimeAndChance.system.now)
    }

    private func subscriptions(_ connections: OutsideConnections) throws -> [Subscription] {
        var names: Set<String> = []
        return try (subscribers ?? []).map { subscriber in
            let address = try Self.address("subscribers.url", subscriber.url, nil, subscriber.timeout)
            let name = subscriber.name ?? address.base.host() ?? ""
            guard names.insert(name).inserted else { throw OutsideRuleFault.subscriberTwice(name) }
            if let stranger = subscriber.types?.first(where: { !CaseProgressEvent.types.contains($0) }) {
                throw OutsideRuleFault.unknownType(stranger)
            }
            let keys = try Self.keys("subscribers.key", [subscriber.key] + (subscriber.formerKey.map { [$0] } ?? []))
            return Subscription(
                name: name, types: subscriber.types.map { Set($0) },
                target: EventSubscriber(
                    address: address, connections: connections, keys: keys, now: TimeAndChance.system.now))
        }
    }

    private func geoReportRule() throws -> GeoReportRule? {
        guard let open311 else { return nil }
        let code = open311.code ?? "GR01"
        guard CaseNumber(cityCode: "0000", date: CivilDate.first, kiosk: code, letter: "A", serial: 1) != nil else {
            throw OutsideRuleFault.badChannel(code)
        }
        guard !(kiosks ?? []).contains(where: { $0.code == code }) else { throw OutsideRuleFault.channelIsKiosk(code) }
        var names: Set<String> = []
        for client in open311.clients where client.key.count < 16 || !names.insert(client.name).inserted {
            throw OutsideRuleFault.badClient(client.name)
        }
        return GeoReportRule(
            code: code, clients: open311.clients.map { .init(name: $0.name, key: Personal($0.key)) })
    }

    private static func keys(_ place: String, _ texts: [String]) throws -> [WebhookKey] {
        try texts.map { text in
            guard let key = WebhookKey(text) else { throw OutsideRuleFault.badKey(place) }
            return key
        }
    }

    private static func address(
        _ place: String, _ text: String, _ token: String?, _ timeout: Int?
    ) throws -> OutsideAddress {
        guard let url = URL(string: text), url.scheme == "https" || url.scheme == "http", url.host() != nil else {
            throw OutsideRuleFault.badAddress(place)
        }
        return OutsideAddress(base: url, token: token.map { Personal($0) }, timeout: .seconds(timeout ?? 20))
    }
}

extension CivilDate {
    fileprivate static var first: CivilDate { Timestamp(milliseconds: 946_684_800_000).date }
}

/// What is wrong with the settings of outside systems. Each says which key to mend.
enum OutsideRuleFault: Error, CustomStringConvertible {
    case badAddress(String)
    case badKey(String)
    case repairsIncomplete(String)
    case noJurisdiction(String)
    case subscriberTwice(String)
    case unknownType(String)
    case badChannel(String)
    case channelIsKiosk(String)
    case badClient(String)

    var description: String {
        switch self {
        case .badAddress(let place): "\(place): must begin with https:// or http://"
        case .badKey(let place): "\(place): expected whsec_ with base64 of 24 to 64 bytes"
        case .repairsIncomplete(let utility): "systems: \(utility) speaks open311 and needs serviceCode and apiKey"
        case .noJurisdiction(let utility):
            "systems: \(utility) speaks open311 and needs a jurisdiction, since the packs are of several divisions"
        case .subscriberTwice(let name): "subscribers: \(name) stands there twice; give each a name of its own"
        case .unknownType(let type):
            "subscribers.types: expected \(CaseProgressEvent.types.joined(separator: ", ")), not \(type)"
        case .badChannel(let code): "open311.code: expected two letters and two or three digits, not \(code)"
        case .channelIsKiosk(let code): "open311.code: \(code) is a terminal's code under kiosks; choose another"
        case .badClient(let name):
            "open311.clients: \(name) needs a name of its own and a key of at least 16 characters"
        }
    }
}
