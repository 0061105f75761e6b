import HallCore
import HubStore

/// A counter of wrong attempts in the store, and how it counts.
struct Tally: Sendable {
    let division: String
    let key: String
    let ladder: FailureLadder

    /// Counts an attempt before it is checked.
    /// - Returns: until when nothing more may be tried, should it be wrong.
    /// - Throws: ``SignInWait`` when it may not be made.
    func count(in statements: any AccountStatements, at now: Timestamp) throws -> Timestamp? {
        let counter = try statements.counter(key, of: division)
        let counted = try ladder.counting(
            counter ?? SignInCounter(division: division, key: key, failures: 0, failedAt: now), at: now)
        try statements.save(counted)
        return counted.lockedUntil
    }

    /// Takes back one attempt that was right.
    func uncount(in statements: any AccountStatements) throws {
        guard let counter = try statements.counter(key, of: division) else { return }
        try statements.save(ladder.uncounting(counter))
    }

    func forget(in statements: any AccountStatements) throws {
        try statements.forgetCounter(key, of: division)
    }
}

extension AccountKeys {
    func passwordTally(of id: StaffID) -> Tally {
        Tally(division: id.division, key: counterKey("password", of: id), ladder: .account)
    }

    /// Apart from the password's: who knows the password could otherwise try codes without end.
    func codeTally(of id: StaffID) -> Tally {
        Tally(division: id.division, key: counterKey("code", of: id), ladder: .account)
    }

    func addressTally(of address: SourceAddress, in division: String) -> Tally {
        Tally(division: division, key: "address \(address.text)", ladder: .address)
    }
}
