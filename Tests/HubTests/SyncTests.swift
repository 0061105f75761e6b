import Crypto
import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import KioskStore
import Testing

@testable import KioskSync

@Suite struct SyncTests {
    let time = TestTime()
    let store: HubDatabase
    let hub: Hub
    let network: SimulatedNetwork

    init() async throws {
        store = try await HubDatabase()
        hub = try await Fixtures.hub(store, time)
        network = SimulatedNetwork(hub: hub)
    }

    private func kiosk(over network: SimulatedNetwork? = nil) throws -> SyncedKiosk {
        try SyncedKiosk(time: time, transport: network ?? self.network, folder: TemporaryFolder())
    }

    private func network(_ fate: @escaping @Sendable (Int) -> SimulatedNetwork.Fate) -> SimulatedNetwork {
        SimulatedNetwork(hub: hub, fate: fate)
    }

    @Test func `a case arrives, a clerk accepts it, the kiosk learns of it`() async throws {
        var kiosk = try kiosk()
        let record = try await kiosk.submit()
        try await kiosk.settle()
        #expect(try await store.caseRecord(record.id) == record)
        try await hub.receive(record)
        try await kiosk.settle()
        let known = try await kiosk.database.caseRecord(id: record.id)
        #expect(known?.lanes.first?.status == .accepted)
        #expect(known?.lanes == (try await store.caseRecord(record.id)?.lanes))
        #expect(try await kiosk.database.queueStatus().unsent == 0)
    }

    @Test func `the hub certifies the kiosk's key, so that its receipts prove themselves anywhere`() async throws {
        let kiosk = try kiosk()
        #expect(try await kiosk.connection.enrolIfNeeded() == nil)
        let station = try await kiosk.database.station()
        let certificate = try #require(station.certificate)
        let hubKey = try Curve25519.Signing.PublicKey(rawRepresentation: try #require(station.hubPublicKey))
        #expect(hubKey.isValidSignature(certificate.signature, for: certificate.signedBytes()))
        let own = try Curve25519.Signing.PrivateKey(rawRepresentation: station.signingKey.value)
        #expect(certificate.publicKey == Array(own.publicKey.rawRepresentation) && certificate.kiosk == "SZ01")
    }

    @Test func `an answer lost after the hub committed brings the case once`() async throws {
        var kiosk = try kiosk(over: network { $0 == 1 ? .answerLost : .delivered })
        let record = try await kiosk.submit()
        #expect(try await kiosk.connection.enrolIfNeeded() == nil)
        #expect(try await kiosk.push.step() == .pause(.unreachable, atLeast: nil))
        #expect(try await store.caseCount() == 1)
        #expect(try await kiosk.database.watermark() == 0)
        try await kiosk.settle()
        #expect(try await kiosk.database.watermark() == 1)
        #expect(try await store.caseCount() == 1)
        #expect(try await store.caseRecord(record.id) == record)
    }

    @Test func `a log-in page that answers 200 is not the hub`() async throws {
        var kiosk = try kiosk(over: network { $0 == 1 ? .captivePortal : .delivered })
        _ = try await kiosk.submit()
        #expect(try await kiosk.connection.enrolIfNeeded() == nil)
        #expect(try await kiosk.push.step() == .pause(.notTheHub, atLeast: nil))
        #expect(try await kiosk.database.watermark() == 0)
    }

    @Test func `a log-in page cannot enrol a kiosk`() async throws {
        let kiosk = try kiosk(over: network { _ in .captivePortal })
        #expect(try await kiosk.connection.enrolIfNeeded() != nil)
        #expect(try await kiosk.database.station().hubPublicKey == nil)
    }

    @Test func `a hub that holds another token is not believed`() async throws {
        let stranger = try await Hub(
            store: try await HubDatabase(), keys: HubKeys(seed: Array(repeating: 9, count: 32)),
            packs: PackShelf([], calendar: Fixtures.calendar()),
            kiosks: [Fixtures.kiosk("SZ01", token: "another-token-of-16")], surroundings: time.surroundings,
            log: Fixtures.quiet)
        let kiosk = try kiosk()
        network.replace(hub: stranger)
        #expect(try await kiosk.connection.enrolIfNeeded() != nil)
        #expect(try await kiosk.database.station().hubPublicKey == nil)
    }

    @Test func `a hub with another key is not believed after enrolment`() async throws {
        var kiosk = try kiosk()
        _ = try await kiosk.submit()
        try await kiosk.settle()
        network.replace(
            hub: try await Hub(
                store: store, keys: HubKeys(seed: Array(repeating: 9, count: 32)),
                packs: PackShelf([], calendar: Fixtures.calendar()),
                kiosks: [], surroundings: time.surroundings, log: Fixtures.quiet))
        _ = try await kiosk.submit()
        #expect(try await kiosk.push.step() == .pause(.notTheHub, atLeast: nil))
        #expect(try await kiosk.database.watermark() == 1)
    }

    @Test func `a busy hub's wish is obeyed`() async throws {
        var kiosk = try kiosk(over: network { $0 == 1 ? .busy : .delivered })
        _ = try await kiosk.submit()
        #expect(try await kiosk.connection.enrolIfNeeded() == nil)
        #expect(try await kiosk.push.step() == .pause(.busy, atLeast: .seconds(7)))
    }

    @Test func `a revoked kiosk keeps its data and says so`() async throws {
        var kiosk = try kiosk()
        try await kiosk.settle()
        try await store.revoke(kiosk: "SZ01", at: time.now)
        _ = try await kiosk.submit()
        #expect(try await kiosk.push.step() == .pause(.revoked, atLeast: nil))
        #expect(try await kiosk.database.queueStatus().unsent == 1)
    }

    @Test func `a restarted hub goes on where it was`() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/hub.sqlite"
        let first = try await HubDatabase(path: path)
        var kiosk = try kiosk()
        network.replace(hub: try await Fixtures.hub(first, time))
        _ = try await kiosk.submit()
        try await kiosk.settle()
        await first.close()
        let second = try await HubDatabase(path: path)
        network.replace(hub: try await Fixtures.hub(second, time))
        _ = try await kiosk.submit()
        try await kiosk.settle()
        #expect(try await second.caseCount() == 2)
        await second.close()
    }

    @Test func `a hub restored from yesterday gets what it lost`() async throws {
        let folder = try TemporaryFolder()
        let (live, backup) = (folder.path + "/hub.sqlite", folder.path + "/backup.sqlite")
        let first = try await HubDatabase(path: live)
        var kiosk = try kiosk()
        network.replace(hub: try await Fixtures.hub(first, time))
        let kept = try await kiosk.submit()
        try await kiosk.settle()
        try await first.backUp(to: backup)
        let lost = try await kiosk.submit()
        try await kiosk.settle()
        await first.close()

        let restored = try await HubDatabase(path: backup)
        let hub = try await Fixtures.hub(restored, time)
        try await hub.beginEpoch()
        network.replace(hub: hub)
        #expect(try await restored.caseRecord(lost.id) == nil)
        try await kiosk.settle()
        #expect(try await restored.caseRecord(lost.id) == lost)
        #expect(try await restored.caseRecord(kept.id) == kept)
        #expect(try await restored.caseCount() == 2)
        #expect(try await kiosk.database.station().hubEpoch == restored.epoch())
        await restored.close()
    }

    @Test func `a hub that lost everything but its key gets everything again`() async throws {
        var kiosk = try kiosk()
        let records = [try await kiosk.submit(), try await kiosk.submit()]
        try await kiosk.settle()
        let empty = try await HubDatabase()
        network.replace(hub: try await Fixtures.hub(empty, time))
        try await kiosk.settle()
        for record in records { #expect(try await empty.caseRecord(record.id) == record) }
        #expect(try await empty.caseCount() == 2)
    }

    @Test func `a copied disk stops at the fork and keeps its data`() async throws {
        var kiosk = try kiosk()
        _ = try await kiosk.submit()
        try await kiosk.settle()
        let copy = try TemporaryFolder()
        for name in ["kiosk.sqlite", "kiosk.sqlite-wal"] {
            try FileManager.default.copyItem(
                atPath: kiosk.folder.path + "/" + name, toPath: copy.path + "/" + name)
        }
        var clone = try SyncedKiosk(time: time, transport: SimulatedNetwork(hub: hub), folder: copy)
        _ = try await kiosk.submit()
        _ = try await clone.submit()
        try await kiosk.settle()
        #expect(try await clone.push.step() == .pause(.forked, atLeast: nil))
        #expect(try await clone.database.queueStatus().unsent == 1)
        #expect(try await store.figures().forkedEvents == 1)
    }

    @Test func `a look-up answers or says why not`() async throws {
        var kiosk = try kiosk()
        let record = try await kiosk.submit()
        try await kiosk.settle()
        guard case .found(let cases) = await kiosk.connection.lookUp(.number(record.number)) else {
            throw TestFailure("not found")
        }
        #expect(cases.map(\.id) == [record.id])
        let alone = try self.kiosk(over: network { _ in .requestLost })
        guard case .unavailable(.notEnrolled) = await alone.connection.lookUp(.number(record.number)) else {
            throw TestFailure("should be unavailable")
        }
    }

    @Test func `the connection runs by itself and ends when it is told to`() async throws {
        let kiosk = try kiosk(over: network { $0 < 3 ? .requestLost : .delivered })
        let record = try await kiosk.submit()
        let changes = kiosk.connection.linkChanges()
        let running = Task { try await kiosk.connection.run() }
        for await status in changes {
            guard case .up = status else { continue }
            break
        }
        while try await kiosk.database.queueStatus().unsent > 0 { await Task.yield() }
        running.cancel()
        try await running.value
        #expect(try await store.caseRecord(record.id) == record)
    }
}
