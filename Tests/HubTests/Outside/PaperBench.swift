import Foundation
import HTTPTypes
import HallCore
import HubAdapters
import HubScreens
import HubService
import HubStore
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import OutsideSimulators

/// A hub of 随州 whose water and power companies have systems, played over HTTP, and a case that both have accepted.
struct PaperBench: Sendable {
    static let utilities = ["water", "power"]
    /// The paper that water asks for; the pack asks nobody for it as the case stands.
    static let material = "commitmentLetter"
    static let document = Array("%PDF-1.4\n1 0 obj\nendobj\n%%EOF\n".utf8)

    let time: TestTime
    let world: OutsideWorld
    let store: HubDatabase
    let hub: Hub
    let record: CaseRecord
    let lines: [UtilityLine]
    let client: any TestClientProtocol

    static func run(on engine: TestEngine, _ test: @Sendable (PaperBench) async throws -> Void) async throws {
        let time = TestTime()
        let world = try OutsideWorld(OutsideSettings(now: { time.now }, clock: InstantClock()), log: Fixtures.quiet)
        let outside = OutsideServer.application(world, address: .hostname("localhost", port: 0), log: Fixtures.quiet)
        try await outside.test(.live) { client in
            let lines = try lines(at: try url(client.port))
            let store = try await HubDatabase(try await engine.open())
            let outcome: Result<Void, any Error>
            do {
                outcome = .success(try await serve(store, lines, world, time, test))
            } catch {
                outcome = .failure(error)
            }
            await store.close()
            try outcome.get()
        }
    }

    private static func serve(
        _ store: HubDatabase, _ lines: [UtilityLine], _ world: OutsideWorld, _ time: TestTime,
        _ test: @Sendable (PaperBench) async throws -> Void
    ) async throws {
        let names = Dictionary(lines.map { ($0.utility, $0.name) }) { first, _ in first }
        let hub = try await Fixtures.hub(store, time, systems: names)
        let record = try await accepted(at: hub, time)
        let router = try HubScreens.router(
            hub: hub, settings: HubScreenSettings(secureCookies: false), utilities: lines)
        try await Application(router: router, logger: Fixtures.quiet).test(.live) { client in
            world.set(hub: try url(client.port))
            try await test(
                PaperBench(
                    time: time, world: world, store: store, hub: hub, record: record, lines: lines, client: client))
        }
    }

    private static func accepted(at hub: Hub, _ time: TestTime) async throws -> CaseRecord {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        try await hub.receive(record)
        let events = utilities.flatMap { utility -> [ProcessEvent] in
            [.learn(facts: ["works.external": "yes"], lane: utility), .finish(stage: "accepted", lane: utility)]
        }
        try await perform(events, on: record, at: hub)
        return record
    }

    private static func lines(at base: URL) throws -> [UtilityLine] {
        try utilities.map { utility in
            let system = OutsideSystem.utility(utility)
            let address = OutsideAddress(
                base: base.appending(path: String(system.path.dropFirst())), timeout: .seconds(5))
            let key = try #require(WebhookKey(system.secret(seed: 1)))
            return UtilityLine(
                utility: utility, name: "utility:\(utility)",
                system: HTTPUtilitySystem(address: address, connections: OutsideConnections(), keys: [key]))
        }
    }

    private static func url(_ port: Int?) throws -> URL {
        let port = try #require(port)
        return try #require(URL(string: "http://localhost:\(port)"))
    }

    private static func perform(_ events: [ProcessEvent], on record: CaseRecord, at hub: Hub) async throws {
        let order = CaseOrder(caseID: record.id, expectedVersion: nil, events: events)
        let outcome = try await hub.perform(order, by: .office(.window))
        guard case .done = outcome else { throw TestFailure("\(outcome)") }
    }
}

extension PaperBench {
    /// The window does things to the case.
    func perform(_ events: ProcessEvent...) async throws { try await Self.perform(events, on: record, at: hub) }

    /// Water asks for the paper, and the applicant sends it by phone; its digest.
    func uploaded() async throws -> String {
        let item = CorrectionItem(id: "1", lane: "water", subject: .material(Self.material), text: "请补一份")
        try await perform(.note(item), .sendCorrections)
        let tracked = try #require(try await hub.tracked(number: record.number, proof: record.proof))
        guard case .done = try await hub.upload([Self.document], of: Self.material, to: tracked) else {
            throw TestFailure("not taken")
        }
        return try #require(try await store.storedCase(record.id)?.process?.uploads.last?.id)
    }

    /// Sends what waits for the utilities, and lets them fetch what they were told of.
    func deliver() async throws {
        for line in lines {
            let dispatcher = Dispatcher(
                system: line.name, target: line.system, store: OutgoingQueue(store: store),
                surroundings: time.surroundings, log: Fixtures.quiet)
            while try await dispatcher.round() > 0 {}
        }
        await world.workOnce()
    }

    func task(_ utility: String) -> IdempotencyKey {
        IdempotencyKey(caseID: record.id, lane: utility, step: "open")
    }

    /// What a utility was told of papers, in the order it was told.
    func told(_ utility: String) -> [JSONValue] {
        world.read { $0.utilities[utility]?.tasks.flatMap(\.messages) ?? [] }.flatMap { message in
            ["task", "supplement"].flatMap { message.content[$0]?["documents"]?.array ?? [] }
        }
    }

    func fetched(_ utility: String) -> [String: FetchedPaper] {
        world.read { $0.utilities[utility]?.tasks.first?.papers ?? [:] }
    }

    /// What the hub answers to a question that this utility signs about a task.
    func ask(
        _ digest: String, of task: IdempotencyKey, as utility: String, signedBy signer: String? = nil,
        minutesAgo: Int = 0
    ) async throws -> TestResponse {
        let body = try JSONValue(encoding: DocumentQuestion(task: task, sha256: digest)).canonicalBytes()
        let key = try #require(WebhookKey(OutsideSystem.utility(signer ?? utility).secret(seed: 1)))
        let headers = WebhookSigner(keys: [key]).headers(
            id: "question", body: body, at: time.now.adding(minutes: -minutesAgo))
        var fields: HTTPFields = [.contentType: "application/json"]
        for (name, value) in headers { if let name = HTTPField.Name(name) { fields[name] = value } }
        return try await client.execute(
            uri: DocumentQuestion.address(of: utility), method: .post, headers: fields, body: ByteBuffer(bytes: body)
        ) { $0 }
    }

    func trail() async throws -> [AuditEvent] {
        try await store.readAccounts { try $0.auditEntries(of: "421300", after: 0, limit: 1000) }
            .map(\.event).filter { $0.act == AuditAct.paperFetched.rawValue }
    }
}
