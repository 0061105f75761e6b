public import HallCore
import KioskStore
import Logging

extension Terminal {
    /// The payment this visit began.
    public func payment(of visit: UUIDv7) -> BillPayment? {
        bills.payment?.visit == visit ? bills.payment : nil
    }

    /// Asks for a code to pay what is owed of a shown account. A second time, the same payment is tried again.
    public func pay(_ place: Int, for visit: UUIDv7) async throws {
        try await touch(visit)
        guard let bill = shownBills(of: visit)?.accounts[safe: place], let sheet = bill.sheet,
            sheet.payable > Fen(0)
        else { return }
        if let begun = payment(of: visit), begun.isOpen, begun.place != place { await cancelPayment(of: visit) }
        if payment(of: visit)?.isOpen != true || payment(of: visit)?.place != place {
            bills.payment = BillPayment(
                key: surroundings.makeID(), visit: visit, place: place, bill: bill, amount: sheet.payable)
            bills.slip = nil
        }
        guard let payment = payment(of: visit) else { return }
        hear(
            await surroundings.bills.pay(
                .order(
                    key: payment.key, utility: bill.utility, account: Personal(bill.account), amount: payment.amount)),
            of: payment.key)
    }

    /// Asks how the payment on the screen stands, if there is one that may change. Called on a timer.
    public func checkPayment() async {
        guard let payment = bills.payment, payment.isOpen, payment.standing != nil else { return }
        hear(await surroundings.bills.pay(.look(key: payment.key)), of: payment.key)
    }

    /// Takes the code back, unless the money was faster.
    public func cancelPayment(of visit: UUIDv7) async {
        guard let payment = payment(of: visit), payment.isOpen else { return }
        hear(await surroundings.bills.pay(.cancel(key: payment.key)), of: payment.key)
    }

    /// A word that differs when the page has to say something else.
    public func billWord(of visit: UUIDv7) -> String {
        let slip =
            switch bills.slip?.fate {
            case nil, .some(.none): "none"
            case .printing: "printing"
            case .done: "done"
            }
        guard let payment = payment(of: visit) else { return slip }
        return "\(slip)-\(payment.word)-\(payment.isHeard ? "heard" : "silent")"
    }

    /// The answer of a payment that is not on the screen any more is for nobody.
    private func hear(_ standing: PaymentStanding?, of key: UUIDv7) {
        guard var payment = bills.payment, payment.key == key else { return }
        payment.isHeard = standing != nil
        if let standing, payment.isOpen { payment.standing = standing }
        guard payment != bills.payment else { return }
        bills.payment = payment
        if case .paid = payment.standing?.state { bills.shown?.paid[payment.place] = payment.amount }
        events.send(.devices)
    }
}

extension BillPayment {
    fileprivate var word: String {
        switch standing?.state {
        case nil: "asked"
        case .preparing: "preparing"
        case .waiting: "waiting"
        case .paid: "paid"
        case .ended: "ended"
        case .refused: "refused"
        }
    }
}

extension Array {
    fileprivate subscript(safe place: Int) -> Element? { indices.contains(place) ? self[place] : nil }
}
