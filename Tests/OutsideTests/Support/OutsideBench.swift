import Foundation
import HallCore
import HubAdapters
import Hummingbird
import HummingbirdTesting
import Logging
import Testing

@testable import OutsideSimulators

/// The played outside on a free port, the hub's ear on another, and adapters between them.
struct OutsideBench: Sendable {
    static let caseID = identifier(1)

    let time: SimulatedTime
    let world: OutsideWorld
    let ear: HubEar
    let store = SendTasksInMemory()
    let base: URL

    /// Runs a test with everything up.
    static func run(_ test: @Sendable (OutsideBench) async throws -> Void) async throws {
        let (time, ear) = (SimulatedTime(), HubEar())
        let world = try OutsideWorld(
            OutsideSettings(now: { time.now }, clock: HeldClock()), log: quiet)
        let outside = OutsideServer.application(world, address: .hostname("localhost", port: 0), log: quiet)
        let hub = Application(router: ear.router(), logger: quiet)
        try await outside.test(.live) { client in
            let base = try url(port: client.port)
            try await hub.test(.live) { hubClient in
                world.set(hub: try url(port: hubClient.port))
                try await test(OutsideBench(time: time, world: world, ear: ear, base: base))
            }
        }
    }

    static var quiet: Logger { Logger(label: "test") { _ in SwiftLogNoOpLogHandler() } }

    static func url(port: Int?) throws -> URL {
        let port = try #require(port)
        return try #require(URL(string: "http://localhost:\(port)"))
    }

    func address(_ system: OutsideSystem, timeout: Duration = .seconds(5)) -> OutsideAddress {
        OutsideAddress(base: base.appending(path: String(system.path.dropFirst())), timeout: timeout)
    }

    func keys(_ system: OutsideSystem) throws -> [WebhookKey] {
        [try #require(WebhookKey(system.secret(seed: 1)))]
    }

    func utility(
        _ code: String = "water", answersForKeys: Bool = true, timeout: Duration = .seconds(5)
    ) throws -> HTTPUtilitySystem {
        HTTPUtilitySystem(
            address: address(.utility(code), timeout: timeout), connections: OutsideConnections(),
            keys: try keys(.utility(code)), answersForKeys: answersForKeys)
    }

    func dispatcher(_ target: any SendTarget, system: String = "water") -> Dispatcher {
        Dispatcher(
            system: system, target: target, store: store, surroundings: time.surroundings, log: Self.quiet)
    }

    /// Puts the opening of a lane into the outbox.
    func open(_ code: String = "water") throws -> SendTask {
        let key = IdempotencyKey(caseID: Self.caseID, lane: code, step: "open")
        let message = try UtilityMessage.open(try Self.utilityTask(code)).message(key: key)
        return add(message, system: code)
    }

    /// Puts any message into the outbox.
    func add(_ message: OutsideMessage, system: String) -> SendTask {
        let task = SendTask(
            id: identifier(UInt64(100 + message.key.text.utf8.reduce(0) { $0 * 31 % 99_991 + Int($1) })),
            division: "421300", laneKey: "\(Self.caseID.text) \(system)", caseID: Self.caseID, system: system,
            message: message, at: time.now)
        store.add(task)
        return task
    }

    static func utilityTask(_ code: String) throws -> UtilityTask {
        let date = try #require(CivilDate(iso: "2026-11-23"))
        let number = try #require(
            CaseNumber(cityCode: "4213", date: date, kiosk: "SZ01", letter: "A", serial: 1))
        return UtilityTask(
            caseNumber: number, division: "421300", utility: code, service: "\(code).open",
            submittedAt: SimulatedTime.start, answers: ["companyName": "测试科技有限公司", "phone": "19900000000"],
            stages: [.init(id: "survey", title: "踏勘"), .init(id: "connection", title: "接入")],
            facts: [.init(id: "works.length", title: "外线长度")])
    }

    /// Tasks that the utility has, with how often each came.
    func received(_ code: String = "water") -> [(key: String, times: Int)] {
        world.read { state in
            (state.utilities[code]?.tasks ?? []).map { ($0.key, $0.messages.first?.received ?? 0) }
        }
    }
}
