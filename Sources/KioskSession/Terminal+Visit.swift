import Foundation
public import HallCore
public import KioskStore
import Logging

extension Terminal {
    /// How old the stored sign of life may be before a touch renews it, in milliseconds: a restart asks it, nothing else.
    private static let touchStoredFor: Int64 = 15_000

    /// Begins a visit and gives the token for the browser's cookie. A card that was placed just before goes with it.
    ///
    /// Whatever an earlier visit left is erased first.
    public func start() async throws -> String {
        await endMaintenance()
        let token = Hexadecimal.text(surroundings.randomBytes(32))
        var visit = Visit(
            id: surroundings.makeID(), tokenHash: hash(token), submitKey: surroundings.makeID(),
            packDigest: pack.digest, startedAt: surroundings.now(), card: takeWaitingCard())
        visit.modes = takeWaitingModes()
        progress = nil
        wishes = WishMemory()
        slip = nil
        endBilling()
        await endReading()
        try await store.begin(visit)
        lastTouch = (visit.id, surroundings.uptime())
        return token
    }

    /// The visit this token opened, if it is still the one at the screen and its person has not long gone.
    public func visit(token: String?) async throws -> Visit? {
        guard let token, let visit = try await currentVisit(), visit.tokenHash == hash(token) else { return nil }
        return visit
    }

    /// Ends a visit: its answers, its card and its progress answer are gone from memory and disk.
    ///
    /// Never fails for the person: from here on no token opens the visit, whatever the disk did. What the disk could not
    /// erase is tried again by ``tidy()``.
    /// - Parameter id: Nil when the browser shows no visit: there is nothing to erase then.
    public func leave(_ id: UUIDv7?) async {
        if let id { ended.insert(id) }
        card.visitEnded()
        waitingCard = nil
        waitingModes = WaitingModes()
        cardFailures = 0
        endCalls()
        slip = nil
        progress = nil
        wishes = WishMemory()
        endBilling()
        await endReading()
        await surroundings.forgetTyping()
        await eraseEnded()
        events.send(.wiped(""))
    }

    /// Notes that somebody is there.
    ///
    /// - Parameter lasting: For how many milliseconds more, where they need not touch anything: they listen.
    public func touch(_ id: UUIDv7, lasting: Int64 = 0) async throws {
        guard let visit = try await currentVisit(), visit.id == id else { throw StoreFault.noVisit }
        lastTouch = (id, surroundings.uptime() + lasting)
        guard abs(surroundings.now() - visit.touchedAt) > Self.touchStoredFor else { return }
        _ = try await change(id) { _ in }
    }

    /// Wipes a visit whose person has left without saying so, and erases what could not be erased before. Called on a
    /// timer, for screens whose browser is gone.
    public func tidy() async {
        parked.tidy(at: surroundings.uptime())
        await eraseEnded()
        await watchLeftCard()
        await watchMaintenance()
        do {
            _ = try await currentVisit()
        } catch {
            logger.error("visit could not be looked at", metadata: ["cause": "\(error)"])
        }
    }

    /// Changes this visit in one transaction, and counts as a sign of its person.
    ///
    /// - Throws: ``StoreFault/noVisit`` when it has ended.
    func change(_ id: UUIDv7, _ body: @escaping @Sendable (inout Visit) throws -> Void) async throws -> Visit {
        guard !ended.contains(id) else { throw StoreFault.noVisit }
        let visit = try await store.changeVisit(id, at: surroundings.now(), body)
        lastTouch = (id, surroundings.uptime())
        return visit
    }

    /// This visit, if it is the one at the screen.
    func visit(_ id: UUIDv7) async throws -> Visit {
        guard let visit = try await currentVisit(), visit.id == id else { throw StoreFault.noVisit }
        return visit
    }

    func currentVisit() async throws -> Visit? {
        guard let visit = try await store.visit(), !ended.contains(visit.id) else { return nil }
        guard !isAbandoned(visit) else {
            logger.info("visit wiped after its time limit")
            await leave(visit.id)
            return nil
        }
        return visit
    }

    /// By the clock that nobody can set; only after a restart by the stored time, and then a clock that went back counts
    /// as a long time.
    private func isAbandoned(_ visit: Visit) -> Bool {
        let limit = IdleLimit.wipeMilliseconds(
            slower: visit.modes.contains(.slower), assisted: visit.help.helper != nil)
        if let lastTouch, lastTouch.visit == visit.id { return surroundings.uptime() - lastTouch.at > limit }
        let away = surroundings.now() - visit.touchedAt
        lastTouch = (visit.id, surroundings.uptime() - max(0, away))
        return !(0...limit).contains(away)
    }

    private func eraseEnded() async {
        do {
            for id in ended {
                try await store.endVisit(id)
                ended.remove(id)
                mustScrub = true
            }
            guard mustScrub else { return }
            try await store.scrub()
            mustScrub = false
        } catch {
            logger.error("visit not erased yet, trying again soon", metadata: ["cause": "\(error)"])
        }
    }

    func hash(_ token: String) -> Data {
        Data(surroundings.digest(Array(token.utf8)))
    }
}
