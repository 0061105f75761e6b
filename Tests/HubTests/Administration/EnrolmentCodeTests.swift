import Crypto
import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

/// A terminal enrols once by the code that an administrator was shown.
@Suite struct EnrolmentCodeTests {
    let time = TestTime()
    private static let division = "421300"

    private func staff(_ hub: Hub) async throws -> SignedInStaff {
        if try await !hub.accounts.knows(StaffID(division: Self.division, workNumber: "A001")) {
            try await hub.addStaff("A001", .administrator)
        }
        return try await hub.elevatedStaff("A001")
    }

    private func enrol(
        _ code: String, _ key: Curve25519.Signing.PrivateKey, token: String, stream: UUIDv7, at hub: Hub
    ) async throws -> SyncAnswer {
        var request = EnrolmentRequest(
            kiosk: code, stream: stream, publicKey: Base64(key.publicKey.rawRepresentation))
        request.proof = Base64(
            HMAC<SHA256>.authenticationCode(
                for: request.provenBytes(), using: SymmetricKey(data: Data(token.utf8))))
        return await hub.answer(
            SyncRequest(method: "POST", target: "/v1/enrolments", body: Array(try JSONEncoder().encode(request))))
    }

    @Test(arguments: TestEngine.allCases)
    func `a code lets one terminal in, at any hub, and may be said again by it only`(engine: TestEngine) async throws {
        try await withHubs(2, on: engine, time) { hubs in
            let given = try await hubs[0].invite(
                kiosk: "SZ07", hall: "governmentHall", in: Self.division, by: try await staff(hubs[0]))
            #expect(given.code.count >= 16)
            let (key, stream) = (Curve25519.Signing.PrivateKey(), time.identifier())
            let wrong = try await enrol("SZ07", key, token: "not-the-code-given", stream: stream, at: hubs[1])
            #expect(wrong.status == 401)
            for _ in 0..<2 {
                let answer = try await enrol("SZ07", key, token: given.code, stream: stream, at: hubs[1])
                #expect(answer.status == 200)
                time.advance(minutes: 5 * 24 * 60)
            }
            let other = Curve25519.Signing.PrivateKey()
            let second = try await enrol("SZ07", other, token: given.code, stream: time.identifier(), at: hubs[0])
            #expect(try second.problem().detail?.contains("new one") == true)
            let kiosk = try #require(try await hubs[0].store.kiosk("SZ07"))
            #expect(kiosk.publicKey == Array(key.publicKey.rawRepresentation))
            let standing = try await hubs[0].terminals(of: Self.division, for: try await staff(hubs[0]))
            #expect(standing.first { $0.code == "SZ07" }?.hall == "governmentHall")
            #expect(standing.map(\.code) == ["SZ01", "SZ02", "SZ07"])
            #expect(standing.filter { $0.health == nil }.map(\.code) == ["SZ01", "SZ02"])
        }
    }

    @Test func `a code that expired, was taken back or replaced lets nobody in`() async throws {
        try await withHub(on: .sqlite, time) { _, hub in
            let key = Curve25519.Signing.PrivateKey()
            let first = try await hub.invite(kiosk: "SZ07", hall: nil, in: Self.division, by: staff(hub)).code
            time.advance(minutes: 3 * 24 * 60)
            #expect(try await enrol("SZ07", key, token: first, stream: time.identifier(), at: hub).status == 401)
            let second = try await hub.invite(kiosk: "SZ07", hall: nil, in: Self.division, by: staff(hub)).code
            #expect(second != first)
            #expect(try await enrol("SZ07", key, token: first, stream: time.identifier(), at: hub).status == 401)
            try await hub.withdrawCode(of: "SZ07", in: Self.division, by: staff(hub))
            #expect(try await enrol("SZ07", key, token: second, stream: time.identifier(), at: hub).status == 401)
            let third = try await hub.invite(kiosk: "SZ07", hall: nil, in: Self.division, by: staff(hub)).code
            #expect(try await enrol("SZ07", key, token: third, stream: time.identifier(), at: hub).status == 200)
            await #expect(throws: KioskRefusal.unknown) {
                try await hub.withdrawCode(of: "SZ07", in: Self.division, by: staff(hub))
            }
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a revoked terminal comes back by a new code, not by the one it had or the settings' token`(
        engine: TestEngine
    ) async throws {
        try await withHub(on: engine, time) { store, hub in
            let kiosk = try await TestKiosk("SZ01", time: time).enrolled(at: hub)
            let old = try await hub.invite(kiosk: "SZ01", hall: nil, in: Self.division, by: staff(hub)).code
            time.advance(minutes: 1)
            try await hub.revoke(kiosk: "SZ01", in: Self.division, by: staff(hub))
            time.advance(minutes: 1)
            for token in [Fixtures.token, old] {
                let answer = try await enrol("SZ01", kiosk.key, token: token, stream: kiosk.stream, at: hub)
                #expect(answer.status == 403)
            }
            let new = try await hub.invite(kiosk: "SZ01", hall: nil, in: Self.division, by: staff(hub)).code
            #expect(try await enrol("SZ01", kiosk.key, token: new, stream: kiosk.stream, at: hub).status == 200)
            #expect(try await store.kiosk("SZ01")?.revoked == false)
        }
    }

    @Test func `the store holds no code, and no other hub's key makes the same`() async throws {
        try await withHub(on: .sqlite, time) { store, hub in
            let given = try await hub.invite(kiosk: "SZ07", hall: nil, in: Self.division, by: staff(hub)).code
            let stranger = try await Hub(
                store: store, keys: HubKeys(seed: Array(repeating: 9, count: 32)),
                packs: PackShelf([], calendar: Fixtures.calendar()), kiosks: [], surroundings: time.surroundings,
                log: Fixtures.quiet)
            let answer = try await enrol(
                "SZ07", Curve25519.Signing.PrivateKey(), token: given, stream: time.identifier(), at: stranger)
            #expect(answer.status == 401)
        }
    }

    @Test func `codes of other divisions and codes that are none are refused`() async throws {
        try await withHub(on: .sqlite, time) { store, hub in
            _ = try await store.enrol(
                kiosk: "ZK01", division: "411600", publicKey: Array(repeating: 1, count: 32),
                stream: time.identifier(), at: time.now)
            await #expect(throws: KioskRefusal.elsewhere) {
                _ = try await hub.invite(kiosk: "ZK01", hall: nil, in: Self.division, by: staff(hub))
            }
            await #expect(throws: KioskRefusal.badCode) {
                _ = try await hub.invite(kiosk: "terminal", hall: nil, in: Self.division, by: staff(hub))
            }
            await #expect(throws: AccountRefusal.self) {
                _ = try await hub.invite(kiosk: "ZK02", hall: nil, in: "411600", by: staff(hub))
            }
        }
    }
}
