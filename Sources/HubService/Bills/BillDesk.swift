import HallCore
import HubAdapters
import HubMessages
import HubStore
import Logging

/// Answers what kiosks ask of bills, from the billing system alone. Nothing of an answer is kept.
struct BillDesk: Sendable {
    static let months = 12

    let billing: Billing
    let guesses: GuessGuard
    let log: Logger

    func answer(_ question: BillQuestion, from kiosk: KnownKiosk) async throws -> BillAnswer {
        do {
            switch question.matter {
            case .holder(let number): return .found(accounts: try await accounts(of: number))
            case .account(let utility, let number, let proof):
                guard billing.proofs[utility] == proof.kind else { return .notYours }
                return try await guesses.guarding(utility, number, of: question.visit, at: kiosk) {
                    try await account(number, utility, proof)
                }
            case .code(let utility, let number):
                guard billing.proofs[utility] == .phoneCode else { return .notYours }
                return try await guesses.guarding(utility, number, of: question.visit, at: kiosk) {
                    try await billing.bills.sendCode(for: number, utility: utility).map { .codeSent(to: $0) }
                }
            }
        } catch let fault as OutsideFault {
            log.warning("the billing system: \(fault)")
            return .unavailable
        }
    }

    private func account(_ number: String, _ utility: UtilityID, _ proof: BillProof) async throws -> BillAnswer? {
        guard try await billing.bills.holds(proof, for: number, utility: utility) else { return nil }
        return .found(accounts: [await bill(of: number, utility, address: nil)])
    }

    /// All accounts at once: a slow company does not hold up the others.
    private func accounts(of holder: String) async throws -> [AccountBill] {
        let found = try await billing.bills.accounts(of: BillHolder(number: holder)).accounts
            .filter { billing.proofs[$0.utility] != nil }
        return await withTaskGroup(of: (Int, AccountBill).self) { group in
            for (place, account) in found.enumerated() {
                group.addTask {
                    (place, await bill(of: account.account, account.utility, address: account.address))
                }
            }
            return await group.reduce(into: [(Int, AccountBill)]()) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    private func bill(of account: String, _ utility: UtilityID, address: String?) async -> AccountBill {
        var bill = AccountBill(utility: utility, account: account, address: address, sheet: nil)
        do {
            let statement = try await billing.bills.statement(of: account, utility: utility, months: Self.months)
            bill.sheet = statement.flatMap(BillSheet.init)
        } catch {
            log.warning("the bills of an account: \(error)", metadata: ["utility": "\(utility)"])
        }
        return bill
    }
}

extension BillSheet {
    /// Nil when an amount is none; the adapter lets no such statement through.
    init?(_ statement: BillStatement) {
        guard let arrears = statement.arrearsFen else { return nil }
        let months = statement.months.compactMap { month -> MonthlyBill? in
            guard let amount = Fen(yuan: month.amount), let owed = Fen(yuan: month.owed) else { return nil }
            return MonthlyBill(
                month: month.month, usage: month.usage.flatMap { Quantity($0.value) }, unit: month.usage?.unit,
                amount: amount, owed: owed)
        }
        guard months.count == statement.months.count else { return nil }
        self.init(months: months, arrears: arrears, asOf: statement.asOf)
    }
}
