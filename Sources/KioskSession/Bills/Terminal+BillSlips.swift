public import HallCore
import Logging

extension Terminal {
    /// What became of the slip this visit printed last, if it was about that.
    public func billSlip(about topic: SlipTopic, of visit: UUIDv7) -> SlipFate {
        guard shownBills(of: visit) != nil, let slip = bills.slip, slip.topic == topic else { return .none }
        return slip.fate
    }

    /// Prints the bills of a shown account. Ends when the printer has said what became of it.
    public func printBill(_ place: Int, for visit: UUIDv7) async {
        guard let shown = shownBills(of: visit), shown.accounts.indices.contains(place) else { return }
        let slip = BillSlip(pack: pack, now: now).bill(shown.accounts[place], paid: shown.paid[place])
        await print(slip, about: .bill(place), for: visit)
    }

    /// Prints how the payment stands. It says 已缴 only after the gateway has said so.
    public func printPayment(for visit: UUIDv7) async {
        guard let payment = payment(of: visit) else { return }
        await print(BillSlip(pack: pack, now: now).payment(payment), about: .payment, for: visit)
    }

    private func print(_ document: ReceiptDocument, about topic: SlipTopic, for visit: UUIDv7) async {
        guard bills.slip?.fate != .printing else { return }
        bills.slip = (topic, .printing)
        events.send(.devices)
        let outcome = await surroundings.print(document)
        guard bills.shown?.visit == visit else { return }
        bills.slip = (topic, .done(outcome))
        events.send(.devices)
    }
}
