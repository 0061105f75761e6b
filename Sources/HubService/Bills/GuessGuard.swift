import HallCore
import HubStore

/// Keeps people from trying out the endings of other people's numbers: wrong tries are counted by the visit, by the
/// account and by the kiosk, in the store, so that neither a new visit nor another hub is a way round.
struct GuessGuard: Sendable {
    let store: any AccountStore
    let keys: HubKeys
    let now: @Sendable () -> Timestamp

    /// - Parameter check: nil when the try was wrong.
    func guarding(
        _ utility: UtilityID, _ account: String, of visit: UUIDv7, at kiosk: KnownKiosk,
        check: () async throws -> BillAnswer?
    ) async throws -> BillAnswer {
        let tallies = tallies(utility, account, visit, kiosk)
        do {
            try await count(tallies)
        } catch let wait as SignInWait { return .wait(until: wait.until) }
        let answer: BillAnswer?
        do {
            answer = try await check()
        } catch {
            try await uncount(tallies)
            throw error
        }
        if answer != nil { try await uncount(tallies) }
        return answer ?? .notYours
    }

    private func count(_ tallies: [Tally]) async throws {
        let now = now()
        try await store.writeAccounts { statements in
            for tally in tallies { _ = try tally.count(in: statements, at: now) }
        }
    }

    private func uncount(_ tallies: [Tally]) async throws {
        try await store.writeAccounts { statements in
            for tally in tallies { try tally.uncount(in: statements) }
        }
    }

    private func tallies(_ utility: UtilityID, _ account: String, _ visit: UUIDv7, _ kiosk: KnownKiosk) -> [Tally] {
        let hidden = Hexadecimal.text(keys.holder(cardNumber: "\(utility) \(account)").prefix(16))
        return [
            Tally(division: kiosk.division, key: "bill visit \(visit.text)", ladder: .account),
            Tally(division: kiosk.division, key: "bill account \(hidden)", ladder: .account),
            Tally(division: kiosk.division, key: "bill kiosk \(kiosk.code)", ladder: .address),
        ]
    }
}
