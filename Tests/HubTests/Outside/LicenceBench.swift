import Foundation
import HallCore
import HubAdapters
import HubService
import HubStore
import Hummingbird
import HummingbirdTesting
import Testing

@testable import OutsideSimulators

/// A hub of 随州 on one engine, a case at its window, and the library of licences played over HTTP.
struct LicenceBench: Sendable {
    static let businessLicence = "electronicLicences:businessLicence"
    /// Of region 99, which is nobody's; the played library has licences of such holders only.
    static let creditCode = "91990101MA00000001"

    let time: TestTime
    let world: OutsideWorld
    let store: HubDatabase
    let hub: Hub
    let record: CaseRecord

    /// - Parameters:
    ///   - library: stands for the played one.
    ///   - creditCode: what the application has; nil leaves it out.
    static func run(
        on engine: TestEngine, timeout: Duration = .seconds(5), library: (any LicenceLibrary)? = nil,
        creditCode: String? = creditCode, _ test: @Sendable (LicenceBench) async throws -> Void
    ) async throws {
        let time = TestTime()
        let world = try OutsideWorld(
            OutsideSettings(now: { time.now }, clock: HeldClock()), log: Fixtures.quiet)
        let outside = OutsideServer.application(world, address: .hostname("localhost", port: 0), log: Fixtures.quiet)
        try await outside.test(.live) { client in
            let library = try library ?? played(port: client.port, timeout)
            let store = try await HubDatabase(try await engine.open())
            let outcome: Result<Void, any Error>
            do {
                let hub = try await Fixtures.hub(store, time, outside: OutsideRules(licences: library))
                let record = try await submitted(to: hub, time, creditCode)
                try await test(LicenceBench(time: time, world: world, store: store, hub: hub, record: record))
                outcome = .success(())
            } catch {
                outcome = .failure(error)
            }
            await store.close()
            try outcome.get()
        }
    }

    private static func played(port: Int?, _ timeout: Duration) throws -> HTTPLicenceLibrary {
        let port = try #require(port)
        let base = try #require(URL(string: "http://localhost:\(port)"))
        let path = String(OutsideSystem.licences.path.dropFirst())
        return HTTPLicenceLibrary(
            address: OutsideAddress(base: base.appending(path: path), timeout: timeout),
            connections: OutsideConnections())
    }

    private static func submitted(to hub: Hub, _ time: TestTime, _ creditCode: String?) async throws -> CaseRecord {
        try await hub.addStaff("W001", .window)
        try await hub.addStaff("U001", .utility("water"))
        var form = Fixtures.form()
        form.answers[FieldNames.creditCode] = creditCode.map { Answer(value: $0, source: .typed) }
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1, form: form)
        _ = try await kiosk.push(1...1, to: hub)
        return record
    }
}

extension LicenceBench {
    /// What the window asks; without a manner on a consent of before.
    func ask(
        _ manner: LicenceAgreement.Manner?, _ choices: [String] = [businessLicence], as workNumber: String = "W001"
    ) async throws -> LicenceOutcome {
        let version = try #require(try await store.storedCase(record.id)).version
        return try await hub.askLicences(
            LicenceQuestion(caseID: record.id, version: version, choices: choices, manner: manner),
            by: try await hub.signedInStaff(workNumber))
    }

    var process: CaseProcess {
        get async throws { try #require(try await store.storedCase(record.id)?.process) }
    }

    func journal() async throws -> [String] { try await store.journal(of: record.id).map(\.event.kind) }

    func trail(_ act: AuditAct) async throws -> [AuditEvent] {
        try await store.readAccounts { try $0.auditEntries(of: "421300", after: 0, limit: 1000) }
            .map(\.event).filter { $0.act == act.rawValue }
    }

    var lookUps: [LicenceBook.LookUp] { world.read { $0.licences.lookUps } }
}

/// A clock on which no wait ends but by cancelling.
private struct HeldClock: Clock {
    var now: InstantClock.Instant { InstantClock().now }
    var minimumResolution: Duration { .zero }

    func sleep(until deadline: InstantClock.Instant, tolerance: Duration?) async throws {
        let (stream, held) = AsyncStream.makeStream(of: Void.self)
        for await _ in stream {}
        held.finish()
        try Task.checkCancellation()
    }
}
