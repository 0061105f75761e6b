import Crypto
import Foundation
import HallCore
import HubService
import KioskStore
import Logging

@testable import KioskSync

/// A real kiosk database with its two pumps, turned by hand.
struct SyncedKiosk {
    let time: TestTime
    let folder: TemporaryFolder
    let database: KioskDatabase
    let connection: HubConnection
    var push: PushPump
    let pull: PullPump

    init(time: TestTime, transport network: some HubTransport, folder: TemporaryFolder) throws {
        self.time = time
        self.folder = folder
        database = try KioskDatabase(
            path: folder.path + "/kiosk.sqlite",
            founding: StationFounding(
                kiosk: "SZ01", letter: "A", stream: time.identifier(),
                signingKey: Curve25519.Signing.PrivateKey().rawRepresentation))
        let surroundings = TimeAndChance(now: { time.now }, random: { time.random() }, clock: InstantClock())
        connection = HubConnection(
            database: database, transport: network, token: Fixtures.token, surroundings: surroundings,
            log: Fixtures.quiet)
        push = PushPump(database: database, transport: network, now: { time.now }, log: Fixtures.quiet)
        pull = PullPump(
            database: database, transport: network, now: { time.now }, log: Fixtures.quiet, waitSeconds: 0)
    }

    /// Commits a case as a visit would.
    func submit() async throws -> CaseRecord {
        let (id, at) = (time.identifier(), time.now)
        return try await database.submit(
            Submission(key: time.identifier(), eventID: time.identifier(), cardNumbers: Personal([]), at: at),
            cityCode: "4213"
        ) { try Fixtures.record(id: id, number: $0, at: at) }
    }

    /// Turns everything until nothing is left to do.
    /// - Throws: when it is not over after so many rounds.
    mutating func settle(rounds: Int = 200) async throws {
        for _ in 0..<rounds {
            guard try await connection.enrolIfNeeded() == nil else { continue }
            var pushed = try await push.step()
            if case .pause(.notEnrolled, _) = pushed { pushed = try await connection.enrolAgain() }
            var pulled = try await pull.step()
            if case .pause(.notEnrolled, _) = pulled { pulled = try await connection.enrolAgain() }
            if pushed == .idle, pulled == .idle { return }
        }
        throw TestFailure("the kiosk did not come to rest")
    }
}
