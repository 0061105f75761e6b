import Foundation
import HallCore
import HubAdapters
import HubScreens
import HubService
import HubStore
import Hummingbird
import HummingbirdTesting
import PackFiles
import Testing

@testable import OutsideSimulators

/// A hub of 淮北, whose pack takes repairs and starts permissions by itself, with everything outside played.
struct OutsideHubBench: Sendable {
    static let apiKey = "an-invented-key-of-an-app"

    let time: TestTime
    let world: OutsideWorld
    let store: HubDatabase
    let hub: Hub
    let rules: OutsideRules
    let browser: any TestClientProtocol

    /// Runs a test with everything up.
    /// - Parameter serviceCode: what repairs of water are called at the utility's 311.
    static func run(
        serviceCode: String = "water.leak", _ test: @Sendable (OutsideHubBench) async throws -> Void
    ) async throws {
        let time = TestTime()
        let world = try OutsideWorld(OutsideSettings(now: { time.now }, clock: InstantClock()), log: Fixtures.quiet)
        let outside = OutsideServer.application(
            world, address: .hostname("localhost", port: 0), log: Fixtures.quiet)
        try await outside.test(.live) { client in
            let rules = try rules(at: try url(client.port), serviceCode, time)
            let store = try await HubDatabase()
            let hub = try await hub(store, time, rules)
            let router = try HubScreens.router(hub: hub, settings: HubScreenSettings(secureCookies: false))
            try await Application(router: router, logger: Fixtures.quiet).test(.live) { browser in
                world.set(hub: try url(browser.port))
                try await test(
                    OutsideHubBench(
                        time: time, world: world, store: store, hub: hub, rules: rules, browser: browser))
            }
        }
    }

    /// A hub with everything that its settings can switch on; nothing outside answers.
    static func everything(
        _ store: HubDatabase, _ time: TestTime, limits: RateLimits = .defaults
    ) async throws -> Hub {
        try await hub(store, time, try rules(at: try url(1), "water.leak", time), limits: limits)
    }

    static func hub(
        _ store: HubDatabase, _ time: TestTime, _ rules: OutsideRules, limits: RateLimits = .defaults
    ) async throws -> Hub {
        try await Hub(
            store: store, keys: HubKeys(seed: Fixtures.seed),
            packs: PackShelf([try pack.get().pack], calendar: pack.get().calendar),
            kiosks: [Fixtures.kiosk("SZ01", division: "340600")], outside: rules, limits: limits,
            surroundings: time.surroundings, log: Fixtures.quiet)
    }

    static let pack = Result {
        try PackLoader.load(directory: Fixtures.config + "/packs/huaibei", calendars: Fixtures.config + "/calendars")
    }

    static let geoReport = GeoReportRule(code: "GR01", clients: [.init(name: "app", key: Personal(apiKey))])

    private static func rules(at base: URL, _ serviceCode: String, _ time: TestTime) throws -> OutsideRules {
        let connections = OutsideConnections()
        func address(_ system: OutsideSystem) -> OutsideAddress {
            OutsideAddress(base: base.appending(path: String(system.path.dropFirst())), timeout: .seconds(5))
        }
        func keys(_ system: OutsideSystem) throws -> [WebhookKey] {
            [try #require(WebhookKey(system.secret(seed: 1)))]
        }
        let client = Open311Client(
            address: address(.open311), connections: connections, jurisdiction: "340600", apiKey: Personal("key"),
            findsByReference: true)
        return OutsideRules(
            repairs: [
                RepairRule(
                    utility: "water", serviceCode: serviceCode, attributes: ["urgency": "normal"], client: client)
            ],
            approval: ApprovalPlatform(
                address: address(.approval), connections: connections, keys: try keys(.approval),
                webhookKeys: try keys(.approval), now: { time.now }),
            subscribers: [
                Subscription(
                    name: "city", types: nil,
                    target: EventSubscriber(
                        address: address(.subscriber), connections: connections, keys: try keys(.subscriber),
                        now: { time.now }))
            ], geoReport: geoReport)
    }

    private static func url(_ port: Int?) throws -> URL {
        let port = try #require(port)
        return try #require(URL(string: "http://localhost:\(port)"))
    }
}

extension OutsideHubBench {
    /// Everything a repair of water needs.
    static let leak = [
        "api_key": apiKey, "service_code": "water.repair", "address_string": "示例小区5幢 & <2单元>",
        "description": "水管漏水，100%", "last_name": "张", "first_name": "三测", "phone": "19900000000",
        "attribute[place.district]": "340603",
    ]

    /// Asks for a repair; the case.
    func repair(_ changes: [String: String] = [:]) async throws -> CaseRecord {
        let answer = try #require(await world.postRepair(Self.leak.merging(changes) { $1 }))
        guard (200...201).contains(answer.status) else { throw TestFailure("\(answer)") }
        let number = try JSONValue(parsing: Array(answer.body.utf8)).array?.first?["service_request_id"]?.string
        let record = try await store.caseRecord(number: try #require(number.flatMap { CaseNumber(parsing: $0) }))
        return try #require(record)
    }

    /// Offices do things to a case, one after another.
    func perform(_ record: CaseRecord, _ events: (Party, ProcessEvent)...) async throws {
        for (party, event) in events {
            let order = CaseOrder(caseID: record.id, expectedVersion: nil, events: [event])
            let outcome = try await hub.perform(order, by: .office(party))
            guard case .done = outcome else { throw TestFailure("\(event.kind): \(outcome)") }
        }
    }

    /// The window takes a case in and accepts it.
    func accept(_ record: CaseRecord) async throws {
        try await perform(
            record, (.window, .finish(stage: "received", lane: nil)), (.window, .finish(stage: "accepted", lane: nil)))
    }

    /// Sends what is due to a system, again and again with the waits between, so often.
    func dispatch(_ name: String, _ target: any SendTarget, rounds: Int = 6) async throws {
        let dispatcher = Dispatcher(
            system: name, target: target, store: OutgoingQueue(store: store),
            surroundings: TimeAndChance(now: { time.now }, random: { 0 }, clock: InstantClock()), log: Fixtures.quiet)
        for _ in 0..<rounds {
            while try await dispatcher.round() > 0 {}
            time.advance(minutes: 1)
        }
    }

    func position(_ record: CaseRecord, _ utility: UtilityID = "water") async throws -> LanePosition? {
        try await store.storedCase(record.id)?.process?.lane(utility)?.position
    }
}
