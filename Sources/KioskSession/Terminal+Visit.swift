import Foundation
import HallCore
public import KioskStore
import Logging

extension Terminal {
    /// Begins a visit and gives the token for the browser's cookie. A card that was placed just before goes with it.
    ///
    /// Whatever an earlier visit left is erased first.
    public func start() async throws -> String {
        let token = Self.hex(surroundings.randomBytes(32))
        let now = surroundings.now()
        progress = nil
        try await store.begin(
            Visit(
                id: surroundings.makeID(), tokenHash: hash(token), submitKey: surroundings.makeID(),
                packDigest: pack.digest, startedAt: now, card: takeWaitingCard()))
        return token
    }

    /// The visit this token opened, if it is still the one at the screen and its person has not long gone.
    public func visit(token: String?) async throws -> Visit? {
        guard let token, let visit = try await currentVisit(), visit.tokenHash == hash(token) else { return nil }
        return visit
    }

    /// Ends the visit: its answers, its card and its progress answer are gone from memory and disk.
    public func leave() async throws {
        waitingCard = nil
        progress = nil
        try await store.endVisit()
        events.send(.wiped(""))
    }

    /// Notes that somebody is there.
    public func touch() async throws {
        try await store.touchVisit(at: surroundings.now())
    }

    /// Wipes a visit whose person has left without saying so. Called on a timer, for screens whose browser is gone.
    public func wipeIfAbandoned() async throws {
        guard let visit = try await store.visit(), isAbandoned(visit) else { return }
        logger.info("visit wiped after its time limit")
        try await leave()
    }

    func currentVisit() async throws -> Visit? {
        guard let visit = try await store.visit() else { return nil }
        guard !isAbandoned(visit) else {
            try await leave()
            return nil
        }
        return visit
    }

    private func isAbandoned(_ visit: Visit) -> Bool {
        surroundings.now() - visit.touchedAt > IdleLimit.wipeMilliseconds
    }

    private func hash(_ token: String) -> Data {
        Data(surroundings.digest(Array(token.utf8)))
    }

    static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
    }
}
