import HallCore
import HubMessages
import KioskSession
import KioskSync

extension BillLine {
    /// The line over the hub's connection.
    init(_ connection: HubConnection) {
        self.init(
            offer: { await connection.billOffer() },
            ask: { query, visit in await connection.ask(BillQuestion(visit: visit, matter: .init(query))) },
            pay: { step in await connection.ask(BillPaymentQuestion(step)) })
    }
}

extension BillQuestion.Matter {
    init(_ query: BillQuery) {
        self =
            switch query {
            case .holder(let number): .holder(citizenNumber: number.value)
            case .account(let utility, let number, let proof):
                .account(utility: utility, number: number.value, proof: proof)
            case .code(let utility, let number): .code(utility: utility, number: number.value)
            }
    }
}

extension BillPaymentQuestion {
    init(_ step: PaymentStep) {
        switch step {
        case .order(let key, let utility, let account, let amount):
            self.init(key: key, wish: .order(utility: utility, account: account.value, amount: amount))
        case .look(let key): self.init(key: key, wish: .look)
        case .cancel(let key): self.init(key: key, wish: .cancel)
        }
    }
}
